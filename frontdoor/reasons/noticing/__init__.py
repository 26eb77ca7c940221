"""What a privacy officer looks at first among all looks: plain rules with a sentence each, and never a score."""

"""Commands of the audit: verify it, and have its head witnessed outside."""

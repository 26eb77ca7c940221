"""Safe addresses and channels: where somebody can be reached, who may know it, and what is never done there."""

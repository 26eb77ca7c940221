"""Commands: make a copy, restore one, and make the pack."""

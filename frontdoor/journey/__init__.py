"""The story of one contact, on one page: `steps` walks it through every room."""

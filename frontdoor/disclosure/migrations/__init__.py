"""The tables of the room for what leaves, as they changed."""

"""The tables of the rulebook's room, as they changed."""

"""The agencies of the partnership, their teams, and who works for whom since when."""

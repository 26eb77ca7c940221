"""Are these two descriptions the same person? Keys find candidates, weights compare, a person can undo."""

"""Lessons about each person in their own right: young parents, the unseen, victims, the history of a childhood."""

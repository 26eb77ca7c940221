"""Whose record is sealed and who may see it all the same; for everybody else it is not there."""

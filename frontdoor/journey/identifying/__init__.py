"""Identifying somebody whom nobody could name: they become a person with a name, and keep their history."""

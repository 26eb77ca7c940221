"""Measures matching on made-up registers: against the targets it is held to, and against Splink."""

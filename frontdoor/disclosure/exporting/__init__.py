"""Exports: lists that leave as a file, each with a reason, a cap, a mark of who took it, and an end."""

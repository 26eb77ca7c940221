"""The commands about rights in the database."""

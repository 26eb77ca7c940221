"""The commands about the directory of services."""

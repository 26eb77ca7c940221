"""What is run by hand about the directory of services."""

"""What is run by hand about rights in the database."""

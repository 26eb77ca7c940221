"""What is run by hand about people, beside the service."""

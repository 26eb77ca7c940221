"""A made-up city: people, households, agencies that see and do not see, and contacts, with the truth known."""

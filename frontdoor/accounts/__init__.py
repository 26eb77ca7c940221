"""Who signs in: a named person, never a shared login."""

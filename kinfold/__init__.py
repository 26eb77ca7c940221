"""What safeguarding practice knows, as pure Python: records in, findings out. No Django, no clock, no network."""

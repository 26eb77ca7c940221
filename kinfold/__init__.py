"""What safeguarding practice knows, as pure Python: records in, findings out, no Django, no clock."""

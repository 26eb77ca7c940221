"""Lessons about a family seen whole: contacts counted together, decisions, conversations, what goes on too long."""

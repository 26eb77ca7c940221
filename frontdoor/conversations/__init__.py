"""Practitioners talk to each other: who is involved, who has spoken to whom, questions asked and answered."""

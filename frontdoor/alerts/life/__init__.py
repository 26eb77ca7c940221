"""How an alert lives between two acts of managers: its state, who holds it, who is told, and what time does."""

"""What happens at the front door and after it: who tells of what, what is answered and decided, episodes of help."""

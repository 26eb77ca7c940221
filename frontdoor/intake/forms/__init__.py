"""The questions of a contact, one form a page; `questions.py` says in which order they are asked."""

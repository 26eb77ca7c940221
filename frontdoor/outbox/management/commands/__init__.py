"""One file a command; `python manage.py help NAME` says what each does."""

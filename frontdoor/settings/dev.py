"""For one machine and made-up families: what `make run` uses."""

from frontdoor.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "only-for-made-up-families-on-one-machine"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
# Whoever tries the service out has no telephone enrolled; every page says that this is switched off.
SECOND_FACTOR_REQUIRED = False
# Serve the static files straight from the rooms, so that nothing has to be collected first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Mail of the demonstration goes into files, and to nobody.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(HERE / "var" / "mail")  # noqa: F405
# Listed on the sign-in page; the password is printed where the service was started.
SHOW_DEMONSTRATION_ACCOUNTS = [
    ("midwife", "Referrer, midwifery"),
    ("officer", "Referrer, police"),
    ("teacher", "Referrer, school"),
    ("worker", "Front-door worker"),
    ("manager", "Team Manager"),
    ("manager2", "Another Team Manager"),
    ("head", "Head of Service"),
    ("auditor", "Auditor"),
    ("admin", "Administrator"),
]

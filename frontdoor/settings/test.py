"""For the tests: fast passwords, no hashed file names, everything else as it is in use."""

from frontdoor.settings.dev import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_RATE_LIMITS = False

"""For the tests: fast passwords, no hashed file names, everything else as it is in use."""

from frontdoor.settings.dev import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
RECOVERY_CODE_ROUNDS = 10
ACCOUNT_RATE_LIMITS = False

# Most families of the tests were told of on days that are fixed; what is new only for a while has tests of its own.
NEW_FOR_DAYS = 36_500

"""For the tests: fast passwords, no hashed file names, everything else as it is in use."""

from frontdoor.settings.dev import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
RECOVERY_CODE_ROUNDS = 10
ACCOUNT_RATE_LIMITS = False
PAGES_AN_HOUR = SEARCHES_AN_HOUR = (
    1_000_000  # a crawl of every address by one account; the limit has tests of its own
)

# Most families of the tests were told of on days that are fixed; what is new only for a while has tests of its own.
NEW_FOR_DAYS = 36_500

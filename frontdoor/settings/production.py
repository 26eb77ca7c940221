"""For real use, behind HTTPS: secrets come from files or the environment, and one that is missing stops the start."""

import os

from frontdoor.settings.secrets import secret, several, told_by_a_file
from frontdoor.settings.time_outs import with_time_outs

told_by_a_file("DATABASE_URL")

from frontdoor.settings.base import *  # noqa: E402, F403
from frontdoor.settings.databases import encrypted, is_here  # noqa: E402

DEBUG = False
SECRET_KEY = secret("KINFOLD_SECRET_KEY")
# Keys that were in use before: what they signed is still believed, so that a new key signs nobody out.
SECRET_KEY_FALLBACKS = several("KINFOLD_OLD_SECRET_KEYS")
DATABASES = {"default": with_time_outs(encrypted(DATABASES["default"]))}  # noqa: F405
HELD_BY_POLICIES = True
BREACHED_PASSWORDS = [
    *BREACHED_PASSWORDS,  # noqa: F405
    *filter(None, os.environ.get("KINFOLD_BREACHED_PASSWORDS", "").split(",")),
]
FACTOR_KEYS = several("KINFOLD_FACTOR_KEYS")
ALLOWED_HOSTS = os.environ["KINFOLD_HOSTS"].split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Sign-in attempts are limited by address; behind a proxy, the address is what the proxy says it is.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("KINFOLD_PROXIES", "1"))
LOGGING = {
    **LOGGING,  # noqa: F405
    "formatters": {"lines": {"()": "frontdoor.settings.log_lines.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
}
TRAINING_DATA = False
PARTNERSHIP_NAME = os.environ.get("KINFOLD_PARTNERSHIP", "Safeguarding Partnership")
FRONT_DOOR_PHONE = os.environ.get("KINFOLD_PHONE", "")
AUDIT_WITNESS_FILE = os.environ.get("KINFOLD_AUDIT_WITNESS_FILE", "")
AUDIT_WITNESS_MAIL = os.environ.get("KINFOLD_AUDIT_WITNESS_MAIL", "")
EMAIL_HOST = os.environ.get("KINFOLD_MAIL_HOST", "localhost")
EMAIL_USE_TLS = not is_here(EMAIL_HOST)
EMAIL_HOST_USER = os.environ.get("KINFOLD_MAIL_USER", "")
EMAIL_HOST_PASSWORD = secret("KINFOLD_MAIL_PASSWORD", "")
EMAIL_PORT = int(os.environ.get("KINFOLD_MAIL_PORT", "587" if EMAIL_USE_TLS else "25"))
DEFAULT_FROM_EMAIL = os.environ.get("KINFOLD_MAIL_FROM", "kinfold@localhost")
PRIVACY_OFFICER_MAIL = os.environ.get("KINFOLD_PRIVACY_MAIL", "")
SITE_ADDRESS = CSRF_TRUSTED_ORIGINS[0]
NOTIFY_KEY = secret("KINFOLD_NOTIFY_KEY", "")
NOTIFY_TEMPLATE = os.environ.get("KINFOLD_NOTIFY_TEMPLATE", "")

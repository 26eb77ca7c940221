"""What holds everywhere: the rooms in order, default deny, strict headers, and durable transactions."""

import os
from pathlib import Path

from frontdoor.settings.databases import database_from_environment
from frontdoor.settings.sign_on import origins_of, sign_on_from_environment

HERE = Path(__file__).resolve().parent.parent.parent

# The story of one referral, written once. A room may look back along this list, never ahead.
ROOMS = [
    "accounts",
    "ui",
    "agencies",
    "access",
    "audit",
    "signing_in",
    "outbox",
    "cover",
    "rulebook",
    "services",
    "intake",
    "people",
    "families",
    "reasons",
    "sealing",
    "chronology",
    "alerts",
    "response",
    "disclosure",
    "conversations",
    "continuity",
    "journey",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *[f"frontdoor.{room}" for room in ROOMS],
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "frontdoor.ui.limits.SizeMiddleware",
    "frontdoor.ui.middleware.NoStoreMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "frontdoor.accounts.limits.SessionLimits",
    "frontdoor.accounts.second_factor.SecondFactorMiddleware",
    "frontdoor.accounts.given_passwords.GivenPasswordMiddleware",
    "frontdoor.audit.refusals.RefusalMiddleware",
    "frontdoor.access.middleware.ActorMiddleware",
    "frontdoor.rulebook.middleware.OneRulebook",
    "frontdoor.sealing.middleware.SightMiddleware",
    "frontdoor.reasons.pace.middleware.PaceMiddleware",
    "frontdoor.reasons.middleware.AskWhyMiddleware",
]

ROOT_URLCONF = "frontdoor.urls"
WSGI_APPLICATION = "frontdoor.wsgi.application"
DATABASES = {"default": database_from_environment(HERE)}
# In real use the service refuses a role of the database whom its policies do not hold.
HELD_BY_POLICIES = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,  # looks in <room>/jinja2/<room>/
        "OPTIONS": {"environment": "frontdoor.ui.jinja.environment"},
    },
    {
        # Only allauth's own pages, which are written in Django's language.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "frontdoor.ui.context.frame",
            ]
        },
    },
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "frontdoor.accounts.passwords.WordsOfThePlace"},
    {"NAME": "frontdoor.accounts.passwords.WrittenOver"},
    {"NAME": "frontdoor.accounts.passwords.Breached"},
]
# Words that a password may not be made of, besides the names of the service, the partnership and its agencies.
PASSWORD_CONTEXT_WORDS = ["CASS", "MASH", "Birmingham", "Kinfold", "safeguarding", "children's services"]
PASSWORD_CONTEXT_WORDS += ["council", "trust", "referrer", "manager", "auditor", "administrator"]
# Files of stolen passwords, as SHA-1 in order: the 10,000 commonest of fifteen letters and more, and a few hundred
# besides (deploy/common_passwords.py); a partnership adds the whole of Pwned Passwords.
BREACHED_PASSWORDS = [str(HERE / "frontdoor" / "accounts" / name) for name in ("common.txt", "breached.txt")]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "frontdoor.accounts.adapter.NobodySignsUp"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_VERIFICATION = "none"
# Everybody signs in with two factors; a demonstration alone may switch the second off, and says so on each page.
SECOND_FACTOR_REQUIRED = True
FRESH_FACTOR_MINUTES = 10
# Close the seeds of second factors in the database; where none is named, the service's own key does.
FACTOR_KEYS: list[str] = []
MFA_ADAPTER = "frontdoor.accounts.adapter.Factors"
MFA_FORMS = {
    "activate_totp": "frontdoor.accounts.forms.ActivateApp",
    "add_webauthn": "frontdoor.accounts.forms.AddPasskey",
    "authenticate_webauthn": "frontdoor.accounts.forms.GivePasskey",
    "login_webauthn": "frontdoor.accounts.forms.SignInByPasskey",
    "reauthenticate_webauthn": "frontdoor.accounts.forms.ConfirmByPasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
RECOVERY_CODE_ROUNDS = 210_000  # of PBKDF2 with SHA-512, as OWASP says for passwords
MFA_WEBAUTHN_USER_VERIFICATION = "required"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
# Agencies' own sign-on: it says who somebody is, never that they have an account, and the second factor stays ours.
SIGN_ON = sign_on_from_environment()
SIGN_ON_NAMES = [(app["provider_id"], app["name"]) for app in SIGN_ON]
SOCIALACCOUNT_ADAPTER = "frontdoor.accounts.adapter.SignOn"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid"], "APPS": SIGN_ON}
}
# In the database, because tries are counted by every process of the service together.
CACHES = {"default": {"BACKEND": "frontdoor.accounts.tally.Tally"}}
# In the session, on the server: the other way would put the words into a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
EMAIL_TIMEOUT = 10  # seconds
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_IDLE_MINUTES = 30
SESSION_AT_MOST_HOURS = 12
SESSION_COOKIE_AGE = SESSION_AT_MOST_HOURS * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "frontdoor.ui.views.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
LARGEST_REQUEST = 3 * 1024 * 1024  # the one file that a page takes has 2 MB at most

# The one inline script is the GOV.UK template's own ("JavaScript is on"); without its hash no component starts.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'", *origins_of(SIGN_ON)],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = HERE / "staticfiles"

# Logs say what was asked for and how it ended, never about whom: addresses of pages hold only references.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A refusal is a page that explains, and an everyday thing: no trace of it belongs in the log.
    # Nor does whatever name a stranger asked for: it would stand there as they wrote it.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

SERVICE_NAME = "Kinfold"
PARTNERSHIP_NAME = "Anytown Safeguarding Partnership"
# Need to know: how long a contact is new to those on duty, how long a reason holds, and who is told of break-glass.
NEW_FOR_DAYS = 28
REASON_HOLDS_HOURS = 12
# What one account opens in an hour before it says why: several times a busy day's pace, and far from a whole register.
PAGES_AN_HOUR = 400
SEARCHES_AN_HOUR = 120
PRIVACY_OFFICER_MAIL = ""
SEALED_RECORDS_OFFICER = "the Head of Service"  # whom to ask where a record is sealed
EMERGENCY_ADVICE = "If a child is in immediate danger, phone 999 first."
FRONT_DOOR_PHONE = "01632 960 111"
TRAINING_DATA = True
SHOW_DEMONSTRATION_ACCOUNTS: list[tuple[str, str]] = []

# Telling people. What is not urgent goes by mail between these hours of working days, London time; a worker that was
# killed with a mail in hand gives it up after the lease, which is longer than a try can take.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MAIL_HOURS = (8, 19)
MAIL_LEASE_SECONDS = 300
DIGEST_HOUR = 9  # of each working day: what waits past its time, or is nobody's, is told
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = "kinfold@localhost"
SITE_ADDRESS = ""  # as it stands in a mail, such as https://kinfold.example; without it a mail has no link
# GOV.UK Notify, where it is used instead of a mail server: its template takes ((sentence)) and ((references)).
NOTIFY_KEY = ""
NOTIFY_TEMPLATE = ""
NOTIFY_ADDRESS = "https://api.notifications.service.gov.uk"

# Where the head of the audit's chain is told once a day, so that nobody can make the chain anew unseen.
AUDIT_WITNESS_FILE = ""
AUDIT_WITNESS_MAIL = ""
# How many entries may leave in one export, and whether a family is told the names of staff or only their work.
AUDIT_EXPORT_AT_MOST = 10_000
AUDIT_NAMES_TO_FAMILIES = False

# The folder of pg_dump and pg_restore, where they are not on the path.
POSTGRESQL_PROGRAMS = os.environ.get("KINFOLD_PG_BIN", "")

"""How the site is put together, read from top to bottom. What may differ from host to host comes from the environment.

deploy/README.md lists the variables.
"""

from pathlib import Path

import django_stubs_ext
from django.utils.csp import CSP

from archive import database, env, proxies, secret_key

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent

# Which kind of site this is. --------------------------------------------------------------------

ARCHIVE_ENV = env.choice("ARCHIVE_ENV", ["development", "test", "production"], "development")
PRODUCTION = ARCHIVE_ENV == "production"
if PRODUCTION:
    env.require(
        "ARCHIVE_ENV=production",
        {
            "ARCHIVE_SECRET_KEY": "50 random characters or more",
            "ARCHIVE_ALLOWED_HOSTS": "the site's host names, with commas between",
            "DATABASE_URL": "postgresql://user:password@host:5432/database",
        },
    )

DEBUG = env.flag("ARCHIVE_DEBUG", ARCHIVE_ENV == "development")
if PRODUCTION and DEBUG:
    raise env.Refusal("ARCHIVE_DEBUG is yes: production shows no debug pages, so unset it.")

# Where it keeps what it makes: the embedded database, the search index, collected static files, uploads.
ARCHIVE_VAR = env.folder("ARCHIVE_VAR", BASE_DIR / "var")
ARCHIVE_INDEX_DIR = ARCHIVE_VAR / "index"
ARCHIVE_UPLOADS_DIR = ARCHIVE_VAR / "uploads"  # what curators upload, until it is brought in or left; never served

# Secrets and hosts. -----------------------------------------------------------------------------

SECRET_KEY = env.text("ARCHIVE_SECRET_KEY") or secret_key.kept_at(ARCHIVE_VAR / "secret-key")
if PRODUCTION and len(SECRET_KEY) < secret_key.LEAST_LENGTH:
    raise env.Refusal(f"ARCHIVE_SECRET_KEY is too short: give it {secret_key.LEAST_LENGTH} random characters or more.")

# How the publishers whose pages are fetched can reach the people who run this archive.
ARCHIVE_CONTACT = env.text("ARCHIVE_CONTACT")

# Whether readers who ask for it see what a program suggests and nobody has checked, marked as such.
ARCHIVE_SHOW_SUGGESTIONS = env.flag("ARCHIVE_SHOW_SUGGESTIONS", default=True)

ALLOWED_HOSTS = env.words("ARCHIVE_ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])

# Whose word about the scheme and the address of a request is believed; archive/wsgi.py drops everybody else's.
if env.text("ARCHIVE_TRUST_PROXY"):
    raise env.Refusal(
        "ARCHIVE_TRUST_PROXY is no more: name the proxy's addresses, or unix, in ARCHIVE_PROXY and unset it."
    )
TRUSTED_PROXIES = proxies.named(env.words("ARCHIVE_PROXY"))

# The database: the site connects as an account that owns nothing in it. ---------------------------

DATABASE_IS_EMBEDDED = not env.text("DATABASE_URL")
DATABASES = {
    "default": database.entry(
        env.text("DATABASE_URL"),
        ARCHIVE_VAR,
        pool=env.number("ARCHIVE_DATABASE_POOL", 0, least=0, most=100),
        statement_seconds=env.number("ARCHIVE_STATEMENT_SECONDS", 0, least=0, most=3600),
    )
}
ARCHIVE_DATABASE_OWNER = database.owner_entry(
    env.text("ARCHIVE_OWNER_DATABASE_URL"), DATABASES["default"], embedded=DATABASE_IS_EMBEDDED
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The rooms. -------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "reports.apps.CuratorsRoom",  # the admin, with a first page of its own
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django_filters",
    "django_tasks_db",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "archive",
    "archive.access",
    "reports.apps.ReportsConfig",
]

# Under the development server and in tests Django serves static files itself.
STATIC_FROM_DISK = not DEBUG and ARCHIVE_ENV != "test"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    *(["whitenoise.middleware.WhiteNoiseMiddleware"] if STATIC_FROM_DISK else []),
    "archive.compression.PagesGZipMiddleware",  # a long report shrinks to a seventh; the random padding hides lengths
    "django.middleware.http.ConditionalGetMiddleware",  # a page that is as it was is not sent again
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "reports.views.caching.PublicCachingMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "archive.access.middleware.DoorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "reports.views.errors.GoneMiddleware",
    "archive.odd_requests.OddRequestsMiddleware",
    "reports.views.errors.BusyMiddleware",
]
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Work in the background: kept in the database, done by `manage.py work`. -------------------------

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Static files. ----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = ARCHIVE_VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MANIFEST_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": MANIFEST_STORAGE if STATIC_FROM_DISK else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_MIMETYPES = {".geojson": "application/geo+json"}

# Who may do what, and what a browser is sent. ---------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "archive.access.passwords.GuessesValidator"},
]
PASSWORD_HASHERS = ["archive.access.hashing.PatientHasher"]
if ARCHIVE_ENV == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and guards nothing there
PASSWORD_RESET_TIMEOUT = 60 * 60

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_COOKIE_AGE = 12 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own

# The door itself is django-allauth's; archive/access says how it is set up and who may come through.
SECOND_FACTOR_REQUIRED = PRODUCTION
ACCOUNT_ADAPTER = "archive.access.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_FORMS = {
    "login": "archive.access.forms.SignInForm",
    "reset_password_from_key": "archive.access.forms.ResetForm",
}
ALLAUTH_RATE_LIMIT_IPV6_PREFIX = 128  # what stands for an address here is a hash: every bit of it counts
MFA_ADAPTER = "archive.access.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Findings Archive"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_FORMS = {
    "authenticate": "archive.access.forms.CodeForm",
    "reauthenticate": "archive.access.forms.ConfirmCodeForm",
}
USERSESSIONS_ADAPTER = "archive.access.adapters.SessionsAdapter"

# Rate limits of the door and codes that were used: in the database, so that all processes and hosts share them.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "archive_cache"}}

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked over plain HTTP from the same host
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SILENCED_SYSTEM_CHECKS = ["security.W021"]  # preloading binds a whole domain for years: its owner's choice

# Mail goes out through the host's own server, or to the terminal while developing. ----------------

DEFAULT_FROM_EMAIL = env.text("ARCHIVE_MAIL_FROM", "archive@localhost")

MAILERS = {
    "default": {
        "BACKEND": f"django.core.mail.backends.{'smtp' if PRODUCTION else 'console'}.EmailBackend",
        "OPTIONS": {"host": "localhost"} if PRODUCTION else {},
    },
}

# Language and time. -----------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

# Logs: problems only, and never who read what. --------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "private": {"()": "archive.private_logs.PrivateFormatter", "format": "%(levelname)s %(name)s: %(message)s"}
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "private"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},  # not each page that somebody did not find
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}

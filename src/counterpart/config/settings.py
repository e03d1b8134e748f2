"""The settings, read top to bottom. What an operator may change comes from the environment through the typed readers
of `config.env`; each is listed in `docs/reference/settings.md`. What can be wrong is checked in `config.checks`."""

from pathlib import Path

from csp.constants import NONE, SELF

from counterpart.config.bundle_key import development_key
from counterpart.config.databases import database_from
from counterpart.config.env import env_bool, env_choice, env_choices, env_int, env_list, env_path, env_secret, env_str
from counterpart.config.files import files_from
from counterpart.config.logs import logging_at
from counterpart.config.mail import mail_from
from counterpart.config.session_limits import LIMITS, VISITOR_LIMITS
from counterpart.config.sign_in_forms import ACCOUNT_FORMS as ACCOUNT_FORMS  # as Django reads them: settings
from counterpart.config.sign_in_forms import MFA_FORMS as MFA_FORMS
from counterpart.config.templating import ENGINES

ROOT = Path(__file__).resolve().parents[3]

# --- what kind of site this is ---------------------------------------------------------------------------------------

DEBUG = env_bool("COUNTERPART_DEBUG", default=False, help="Error pages with details, for development. Never in use.")
DEMO = env_bool("COUNTERPART_DEMO", default=False, help="A site of simulated data: every page says so.")
HTTPS = env_bool(
    "COUNTERPART_HTTPS",
    default=not (DEBUG or DEMO),
    shown="1, but 0 in a demo or in development",
    help="People reach the site over HTTPS: cookies are marked secure and browsers are told to stay on HTTPS.",
)
VAR = env_path(
    "COUNTERPART_VAR",
    default=ROOT / "var",
    shown="var, in the folder of the source",
    help="Folder for what the site writes: the SQLite database, mails kept as files, stored files.",
)
SECRET_KEY = env_secret(
    "COUNTERPART_SECRET_KEY",
    default="development-only-and-known-to-everyone" if DEBUG else None,
    shown="required, except in development",
    help="Signs cookies, links and audit events: fifty or more random characters, kept to yourself.",
)
SECRET_KEY_FALLBACKS = env_secret(
    "COUNTERPART_SECRET_KEY_OLD",
    default="",
    help="The secret keys before this one, separated by blanks: what they signed is still accepted.",
).split()

# --- who serves it ---------------------------------------------------------------------------------------------------

SITE_NAME = env_str("COUNTERPART_SITE_NAME", default="Counterpart", help="Name at the top of every page.")
FORCE_NAME = env_str("COUNTERPART_FORCE_NAME", default="the police", help="The police force, as a sentence names it.")
SITE_COLOUR = env_str(
    "COUNTERPART_SITE_COLOUR",
    default="#12436d",
    pattern=r"#[0-9a-fA-F]{6}",
    example="#12436d",
    help="Colour of the bar at the top of every page. White text stands on it, so it must be dark.",
)
SITE_URL = env_str(
    "COUNTERPART_SITE_URL",
    default="http://localhost:8000",
    pattern=r"https?://[^/\s]+",
    example="https://report.example.police.uk, without a path",
    help="Where people reach the site; links in mails begin with it.",
)
ALLOWED_HOSTS = env_list(
    "COUNTERPART_HOSTS",
    default=["localhost", "127.0.0.1", "[::1]"],
    help="Host names under which the site answers; any other name is refused.",
)
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []
CSRF_FAILURE_VIEW = "counterpart.base.error_pages.form_expired"
PROXY = env_bool(
    "COUNTERPART_PROXY",
    default=False,
    help="A reverse proxy in front sets X-Forwarded-Proto and X-Forwarded-For itself, so both can be trusted.",
)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PROXY else 0

# --- what is installed -----------------------------------------------------------------------------------------------

DOORS = env_choices(
    "COUNTERPART_DOORS",
    default=("business", "desk"),
    choices=("business", "desk"),
    help="Doors that this site opens: business for reporting, desk for the police. Sign-in and the public pages are "
    "on every site. The business door can so be served apart from the desk.",
)
INSTALLED_APPS = [
    "counterpart.open",
    *(f"counterpart.{door}" for door in DOORS),
    *(["counterpart.demo"] if DEMO else []),
    "counterpart.hotspots",
    "counterpart.performance",
    "counterpart.bundles",
    "counterpart.series",
    "counterpart.links",
    "counterpart.searches",
    "counterpart.suspects",
    "counterpart.footage",
    "counterpart.witnesses",
    "counterpart.evidence",
    "counterpart.casework",
    "counterpart.crimes",
    "counterpart.accounts",
    "counterpart.partners",
    "counterpart.places",
    "counterpart.base",
    "counterpart.config",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # allauth's list of sessions needs its filters
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "counterpart.accounts.middleware.MomentMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "counterpart.accounts.middleware.PrivatePagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "counterpart.base.body_limit.BodyLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "counterpart.accounts.middleware.ActorMiddleware",
    "counterpart.base.body_limit.LargeBodyMiddleware",
    "counterpart.accounts.middleware.SessionLimitsMiddleware",
    "counterpart.accounts.middleware.SecondFactorMiddleware",
    "counterpart.accounts.middleware.DefaultClosed",
]
ROOT_URLCONF = "counterpart.config.urls"
WSGI_APPLICATION = "counterpart.config.wsgi.application"
TEMPLATES = ENGINES

# --- database, jobs, cache -------------------------------------------------------------------------------------------

DATABASES = {
    "default": database_from(
        env_secret(
            "DATABASE_URL",
            default=f"sqlite:///{VAR / 'counterpart.sqlite3'}",
            shown="sqlite, counterpart.sqlite3 in COUNTERPART_VAR",
            help="The database: sqlite:////absolute/path.sqlite3 or postgres://user:password@host:5432/name.",
        ),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "counterpart.base.jobs.backend.JobBackend", "QUEUES": []}}
CACHES = {
    # Limits count in it: all processes share it, it outlives a restart, and nobody can fill it to make it forget.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "counterpart_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# --- files -----------------------------------------------------------------------------------------------------------

FILES = files_from(
    env_secret(
        "COUNTERPART_FILES",
        default=str(VAR / "files"),
        shown="files, in COUNTERPART_VAR",
        help="Where stored files and evidence are kept: a folder, or s3://key:secret@host:port/bucket for "
        "S3-compatible storage. They hold personal data: keep them private and in the backup.",
    )
)
CLAMD = env_str(
    "COUNTERPART_CLAMD",
    default="",
    pattern=r"(none-in-demo|/\S+|[^\s:/]+:[0-9]+)?",
    example="/run/clamav/clamd.ctl, or 127.0.0.1:3310",
    help="Where ClamAV's daemon scans files of evidence for malware: a socket's path, or host:port. Empty: there is no "
    "scanner, and every file stays in quarantine. The word none-in-demo clears files unscanned, in a demo alone.",
)
SPOOL = env_path(
    "COUNTERPART_SPOOL",
    default=VAR / "spool",
    shown="spool, in COUNTERPART_VAR",
    help="Folder of files on their way in, shared by all web processes and workers. On the disk of COUNTERPART_FILES "
    "a complete file becomes a stored one without being copied.",
)
UPLOADS_AT_ONCE = env_int(
    "COUNTERPART_UPLOADS_AT_ONCE",
    default=8,
    low=1,
    high=63,
    help="Files that may arrive at the same time in one server process; fewer than the --threads of serve.",
)
FACES = env_choice(
    "COUNTERPART_FACES",
    default="off",
    choices=("off", "double", "dlib"),
    help="What compares faces in a candidate search: off, dlib (the extra faces), or double (a stand-in that knows "
    "nothing of faces; in a demo or in development only). It works only while approved assessments are on record.",
)
FACE_TEMPLATES = env_path(
    "COUNTERPART_FACE_TEMPLATES",
    default=VAR / "face-templates",
    shown="face-templates, in COUNTERPART_VAR",
    help="Folder of the templates of faces: biometric data. Keep it private, encrypted, and out of every backup.",
)
BOUNDARIES = env_path(
    "COUNTERPART_BOUNDARIES",
    default=ROOT / "data" / "geography",
    shown="data/geography, in the folder of the source",
    help="Folder of boundary files of the force's districts, wards and LSOAs, laid out like the one of Norfolk.",
)
LINK_MODELS = env_path(
    "COUNTERPART_LINK_MODELS",
    default=VAR / "link-models",
    shown="link-models, in COUNTERPART_VAR",
    help="Folder of models of links, as `counterpart links train` writes them; a kind without a file there keeps the "
    "model that comes with Counterpart.",
)
SNAPSHOTS = env_path(
    "COUNTERPART_SNAPSHOTS",
    default=VAR / "snapshots",
    shown="snapshots, in COUNTERPART_VAR",
    help="Folder of the recorded crime that figures are made from; web processes and workers share it.",
)
ENGINE = env_choice(
    "COUNTERPART_ENGINE",
    default="duckdb",
    choices=("duckdb", "reference", "spark"),
    help="What counts recorded crime: duckdb, reference (plain Python, slow) or spark (many forces; an extra).",
)
BUNDLE_KEY = env_secret(
    "COUNTERPART_BUNDLE_KEY",
    default=development_key(SECRET_KEY) if DEBUG or DEMO else "",
    shown="made from COUNTERPART_SECRET_KEY in a demo or in development; else bundles cannot be made",
    help="Signs the bundles of cases: what `counterpart bundle-key` prints. Keep it; publish its public key.",
)
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "build" / "collected"
STATICFILES_DIRS = [ROOT / "build" / "static"]
STORAGES = {
    "default": FILES.storage,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
LARGE_BODIES = {"/desk/crime-data/": 60_000_000}  # bytes by the beginning of an address, for people who are signed in
# Bodies of any length, by the beginning of an address: what stands in it is checked before a byte is read.
OPEN_BODIES = ("/uploads/",)
WHITENOISE_MIMETYPES = {".mjs": "text/javascript"}

# --- mail ------------------------------------------------------------------------------------------------------------

MAIL = mail_from(
    env_secret(
        "COUNTERPART_MAIL",
        default="file",
        help="How mail leaves: the word file (into the folder mail of COUNTERPART_VAR), "
        "or smtp+tls://user:password@host:587 (smtp:// unencrypted, smtps:// for TLS at once).",
    ),
    folder=VAR / "mail",
)
EMAIL_BACKEND = MAIL.backend
EMAIL_FILE_PATH = MAIL.folder
EMAIL_HOST = MAIL.host
EMAIL_PORT = MAIL.port
EMAIL_HOST_USER = MAIL.user
EMAIL_HOST_PASSWORD = MAIL.password
EMAIL_USE_TLS = MAIL.tls_later
EMAIL_USE_SSL = MAIL.tls_at_once
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env_str(
    "COUNTERPART_MAIL_FROM",
    default="Counterpart <noreply@localhost>",
    pattern=r"[^@\n]+@[^@\s]+",
    example="Business crime desk <noreply@example.police.uk>",
    help="Sender of every mail.",
)
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

# --- sign-in ---------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_ADAPTER = "counterpart.accounts.adapters.AccountAdapter"
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proved by the invitation that was sent to it
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_SESSION_REMEMBER = True  # the session's age is ours to set, below; nobody is asked
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_RATE_LIMITS = {name: f"{times}/h/ip" for name, times in VISITOR_LIMITS.items()}
MFA_ADAPTER = "counterpart.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # see ACCOUNT_EMAIL_VERIFICATION
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SECOND_FACTOR_REQUIRED = env_bool(
    "COUNTERPART_SECOND_FACTOR",
    default=not (DEBUG or DEMO),
    shown="1, but 0 in a demo or in development",
    help="People of a police force must have a second factor (a code from an app, or a passkey) to sign in.",
)
OIDC_ISSUER = env_str(
    "COUNTERPART_OIDC_ISSUER",
    default="",
    pattern=r"(https?://\S+)?",
    example="https://login.example.police.uk/realms/force",
    help="OpenID Connect issuer for single sign-on; empty switches it off.",
)
SOCIALACCOUNT_ADAPTER = "counterpart.accounts.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: a form would need the provider in the CSP's form-action
OIDC_NAME = env_str("COUNTERPART_OIDC_NAME", default="your work account", help="Words on the single sign-on button.")
OIDC_CLIENT = env_str("COUNTERPART_OIDC_CLIENT", default="", help="Client id that the issuer gave this site.")
OIDC_SECRET = env_secret("COUNTERPART_OIDC_SECRET", default="", help="Client secret that the issuer gave this site.")
OIDC_APP = {
    "provider_id": "force",
    "name": OIDC_NAME,
    "client_id": OIDC_CLIENT,
    "secret": OIDC_SECRET,
    "settings": {"server_url": OIDC_ISSUER, "oauth_pkce_enabled": True},
}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [OIDC_APP] if OIDC_ISSUER else []}}

# --- sessions and cookies --------------------------------------------------------------------------------------------

SESSION_LIMITS = LIMITS
SESSION_COOKIE_AGE = 3600 * max(limits["hours"] for limits in SESSION_LIMITS.values())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"

# --- headers ---------------------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **{kind: [NONE] for kind in ("default-src", "base-uri", "frame-ancestors", "object-src")},
        **{kind: [SELF] for kind in ("connect-src", "font-src", "form-action", "img-src", "manifest-src", "media-src")},
        **{kind: [SELF] for kind in ("script-src", "style-src")},
    }
}

# --- language and time -----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"

# --- logging ---------------------------------------------------------------------------------------------------------

LOGGING = logging_at(
    env_choice(
        "COUNTERPART_LOG",
        default="INFO",
        choices=("DEBUG", "INFO", "WARNING", "ERROR"),
        help="Least serious message that is written to standard error.",
    )
)

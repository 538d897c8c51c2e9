"""Settings of an instance: read from the environment, safe by default, no secret in the repository.

GROVE_DATA          folder for the database and the generated secret key (default ./var)
DATABASE_URL        postgresql://… or sqlite:///…; without it SQLite in GROVE_DATA
GROVE_SECRET_KEY    without it a key is generated once and kept in GROVE_DATA with mode 0600
GROVE_HOSTS         comma-separated host names this instance answers to (default: this machine)
GROVE_HTTPS         1 when the instance is reached through https: secure cookies
GROVE_PROXY         1 when a proxy in front sets X-Forwarded-For and X-Forwarded-Proto
GROVE_LANGUAGE      language of a visitor who said nothing: en or zh-hans (default: as the browser)
GROVE_TIME_ZONE     time zone of a visitor who has said nothing (default UTC)
GROVE_SMTP_URL      smtp://user:password@host:port; without it invitations are links to copy
GROVE_MAIL_FROM     sender of invitations and of letters about what waits
GROVE_URL           address of this instance as people open it, for the links in letters
                    (default: the first of GROVE_HOSTS that is not this machine)
"""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

CODE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("GROVE_DATA", CODE.parent / "var"))


def _secret_key() -> str:
    """The instance's key: from the environment, else generated once, readable by us only."""
    if key := os.environ.get("GROVE_SECRET_KEY"):
        return key
    kept = DATA / "secret-key"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        try:
            with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
        except FileExistsError:  # another process was first
            pass
    return kept.read_text().strip()


def _database(url: str) -> dict[str, object]:
    """One database from its URL; SQLite opens every transaction IMMEDIATE, so writers queue."""
    if not url or url.startswith("sqlite"):
        path = unquote(urlsplit(url).path)[1:] if url else str(DATA / "grove.sqlite3")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "CONN_MAX_AGE": None,  # opening one costs more than most requests do
            "OPTIONS": {
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;"
                ),
            },
        }
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or query.pop("port", "")),
        "OPTIONS": {**query, "pool": {"min_size": 1, "max_size": 8}},
        "CONN_HEALTH_CHECKS": True,
    }


def _smtp(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme in {"smtp+tls", "smtp"} and bool(parts.username),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,  # seconds; whoever invites waits for the answer
    }


SECRET_KEY = _secret_key()
DEBUG = False
HTTPS = os.environ.get("GROVE_HTTPS") == "1"
BEHIND_PROXY = os.environ.get("GROVE_PROXY") == "1"
ALLOWED_HOSTS = [
    host for host in os.environ.get("GROVE_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host
]
SMTP_URL = os.environ.get("GROVE_SMTP_URL", "")
if SMTP_URL:
    globals().update(_smtp(SMTP_URL))
URL = os.environ.get("GROVE_URL", "").rstrip("/")
DEFAULT_FROM_EMAIL = os.environ.get("GROVE_MAIL_FROM", "grove@localhost")

ROOMS = [
    "look",
    "record",
    "jobs",
    "org",
    "plans",
    "positioning",
    "needs",
    "health",
    "okrs",
    "review",
    "drafting",
    "management",
    "versions",
    "rounds",
    "commitment",
    "tracking",
    "closing",
    "weekly",
    "exchange",
    "inbox",
    "web",
    "cli",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    *(f"grove.{room}" for room in ROOMS),
]
# What can wait for somebody, in the order of the inbox; and what is due at times.
WAITING = (
    "grove.rounds.waiting",
    "grove.rounds.waiting_meetings",
    "grove.rounds.waiting_rounds",
    "grove.commitment.waiting",
    "grove.tracking.waiting",
    "grove.closing.waiting",
)
SAID = "grove.tracking.said"  # what is said about a key result week by week
HOLDS = (
    "grove.rounds.holds",
    "grove.versions.findings",
)  # what holds back the freezing of a version
LISTENERS = ("grove.tracking.marks.hear",)  # told what each act changed
DUE_JOBS = ("grove.jobs.housekeeping", "grove.inbox.jobs", "grove.tracking.jobs")
MIDDLEWARE = [
    "grove.web.middleware.SecurityHeaders",
    "grove.rounds.polling.UnchangedPoll",
    "django.middleware.gzip.GZipMiddleware",
    "grove.org.sessions.SessionMiddleware",
    "grove.org.middleware.WhoAsks",
    "grove.org.device.OnDevice",
    "grove.org.middleware.SignInWall",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "grove.org.doors.DefaultDeny",
]
ROOT_URLCONF = "grove.urls"
WSGI_APPLICATION = "grove.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "grove.look.environment.environment",
            "context_processors": ["grove.look.environment.one_csrf_token"],
        },
    }
]

DATABASES = {"default": _database(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "org.Person"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]
SESSION_ENGINE = "grove.org.sessions"
SESSION_COOKIE_NAME = "grove"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "grove.web.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [
    f"https://{host}" for host in ALLOWED_HOSTS if HTTPS and not host.startswith("[")
]
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0

LANGUAGE_CODE = os.environ.get("GROVE_LANGUAGE", "en")
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
LOCALE_PATHS: list[str] = []
TIME_ZONE = os.environ.get("GROVE_TIME_ZONE", "UTC")
USE_TZ = True
USE_I18N = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
# Django's own limit message would be a bare page; forms answer 413 in the reader's language.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

"""Django's settings, derived from ours."""

from urllib.parse import parse_qsl, quote, unquote, urlsplit
from zoneinfo import available_timezones

from django.utils.functional import SimpleLazyObject

from courant import settings as ours

COURANT = ours.load()

SECRET_KEY = ours.site_secret(COURANT)
DEBUG = COURANT.debug
SITE_HOST = urlsplit(COURANT.site_url).hostname or "localhost"
ALLOWED_HOSTS = [SITE_HOST, "localhost", "127.0.0.1", "[::1]", *filter(None, COURANT.allowed_hosts.split(","))]
CSRF_TRUSTED_ORIGINS = [COURANT.site_url]

INSTALLED_APPS = [
    "courant.publishing",
    "courant.desk",
    "courant.discussion",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "courant.publishing.one_transaction.OneTransactionMiddleware",
]

ROOT_URLCONF = "courant.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]


def sqlite_database() -> dict[str, object]:
    """SQLite with the settings that survive many writers and a pulled plug (docs/decisions/0004)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        # Never made by opening it: a database that is away must be missed, not replaced by an empty one.
        "NAME": f"file:{quote(str(COURANT.tables.absolute()))}?mode=rw",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # What is deleted is written over: a reader's withdrawn words must not lie about in free pages.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
            ),
        },
        "TEST": {"NAME": COURANT.data / "tests.sqlite3"},  # a file: in memory there is no WAL
    }


# A connection whose other end is lost without a word is given up after 11 s; by a socket the driver passes over this.
MISSED_SOON = {
    "connect_timeout": 5,
    "keepalives": 1, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 11_000,
}  # fmt: skip


def postgres_database(url: str) -> dict[str, object]:
    """PostgreSQL, from an address such as postgres://user:password@host/name; what stands behind a question mark is
    for the driver, such as sslmode=verify-full, or host=/run/postgresql for a socket."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", parts.port or ""),
        "OPTIONS": MISSED_SOON | options,
    }


DATABASES = {"default": postgres_database(COURANT.database) if COURANT.database else sqlite_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no-readers": {"()": "courant.site.log_filter.NoReadersAddresses"}},
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["no-readers"], "formatter": "plain"}},
    # Refusals are answers, not news: only what is broken is said.
    "loggers": {
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("ar", "Arabic"),
    ("fa", "Persian"),
    ("ckb", "Kurdish (Sorani)"),
    ("prs", "Dari"),
    ("ps", "Pashto"),
    ("he", "Hebrew"),
    ("ur", "Urdu"),
    ("tr", "Turkish"),
    ("fr", "French"),
    ("de", "German"),
    ("es", "Spanish"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("uk", "Ukrainian"),
    ("my", "Burmese"),
    ("am", "Amharic"),
    ("zh-hans", "Chinese (simplified)"),
]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
USE_I18N = True
FORMAT_MODULE_PATH = "courant.desk.formats"
WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/desk/static/"
STATIC_ROOT = COURANT.data / "static"
MEDIA_URL = "/desk/media/"
MEDIA_ROOT = COURANT.originals

WAGTAIL_SITE_NAME = COURANT.site_name
WAGTAILADMIN_BASE_URL = COURANT.site_url
WAGTAIL_ALLOW_UNICODE_SLUGS = True
# Less what only a system's files know; looked up when somebody asks, for all their files are read.
WAGTAIL_USER_TIME_ZONES = SimpleLazyObject(lambda: sorted(available_timezones() - {"Factory", "localtime"}))
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "courant.desk.rich_text.RichTextEditor"}}
WAGTAILIMAGES_IMAGE_MODEL = "desk.PhotoFile"
WAGTAILIMAGES_IMAGE_FORM_BASE = "courant.desk.photo_forms.PhotoForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic", "heif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["courant.desk.uploads.InMemory"]  # Django's own writes large files to disk as they come
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long story has thousands
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
AUTHENTICATION_BACKENDS = ["courant.demo.logins.DemoLoginsStayHere"]
LOGIN_URL = "/desk/login/"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = COURANT.site_url.startswith("https:")
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
MAIL = urlsplit(COURANT.mail_url)
EMAIL_BACKEND = "courant.publishing.mail.InBackground"
MAIL_SENT_BY = f"django.core.mail.backends.{'smtp' if MAIL.hostname else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = MAIL.hostname or "", MAIL.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(MAIL.username or ""), unquote(MAIL.password or "")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_TIMEOUT = 20  # seconds; only the worker's thread for mail waits for it

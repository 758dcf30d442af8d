"""Django's settings, from the environment (docs/running.md); refuses what is unsafe (ER2, LG5)."""

import os
import sys
from pathlib import Path

from frirum.config import gateway, knobs, safety
from frirum.config.auth import *  # noqa: F403  (Django wants one flat module)
from frirum.config.environ import SettingRefused
from frirum.config.folder import ready_folder
from frirum.config.logs import django_logging
from frirum.config.mail import mailers
from frirum.config.secret import kept_secret
from frirum.config.stores import for_tests, office_and_live

PACKAGE = Path(__file__).resolve().parent.parent
ROOMS = ("visitor", "volunteer", "desk", "office", "platform")
LOCALHOST = ("localhost", "127.0.0.1", "[::1]")

try:
    FRIRUM_MODE = knobs.MODE.value(os.environ)
    safety.refuse_debug(os.environ)
    safety.refuse_error_services(os.environ)
    FRIRUM_DATA = ready_folder(Path(knobs.DATA.value(os.environ)).resolve())
    ALLOWED_HOSTS = [*knobs.HOSTS.value(os.environ)]
    SECRET_KEY = knobs.SECRET_KEY.value(os.environ)
    FRIRUM_VISITOR_HOST = knobs.VISITOR_HOST.value(os.environ)
    FRIRUM_DESK_HOST = knobs.DESK_HOST.value(os.environ)
    FRIRUM_TRUSTED_PROXY = knobs.TRUSTED_PROXY.value(os.environ)
    FRIRUM_THREADS = max(1, knobs.THREADS.value(os.environ))
    safety.refuse_half_a_split(FRIRUM_VISITOR_HOST, FRIRUM_DESK_HOST)
    ALLOWED_HOSTS += [host for host in (FRIRUM_VISITOR_HOST, FRIRUM_DESK_HOST) if host]
    if FRIRUM_MODE == "production":
        safety.refuse_weak_secret(SECRET_KEY)
        safety.refuse_open_hosts(tuple(ALLOWED_HOSTS))
    else:
        ALLOWED_HOSTS += LOCALHOST
        SECRET_KEY = SECRET_KEY or kept_secret(FRIRUM_DATA, keep=FRIRUM_MODE == "demo")
    DATABASES = office_and_live(
        knobs.DATABASE_URL.value(os.environ), knobs.LIVE_URL.value(os.environ), folder=FRIRUM_DATA
    )
    if FRIRUM_MODE == "test":
        on_postgresql = knobs.TEST_DB.value(os.environ) == "postgresql"
        DATABASES = for_tests(
            office_and_live(
                knobs.TEST_POSTGRESQL_URL.value(os.environ) if on_postgresql else "", "", folder=FRIRUM_DATA
            ),
            folder=FRIRUM_DATA,
        )
    MAILERS = mailers(knobs.MAIL_URL.value(os.environ))
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = knobs.MAIL_FROM.value(os.environ)
    FRIRUM_PUSH_HOSTS = knobs.PUSH_HOSTS.value(os.environ)
    PUSH_KEY_FILE, PUSH_PUBLIC_KEY = None, ""
    if FRIRUM_PUSH_HOSTS:  # whoever pushes to nobody need not read all kinds of keys at the start
        from frirum.config.push import kept_key

        PUSH_KEY_FILE, PUSH_PUBLIC_KEY = kept_key(FRIRUM_DATA)
    FRIRUM_GATEWAY_URL, FRIRUM_GATEWAY_SECRET = gateway.checked(
        knobs.GATEWAY_URL.value(os.environ), knobs.GATEWAY_SECRET.value(os.environ)
    )
    FRIRUM_GATEWAY_INSIDE = knobs.GATEWAY_INSIDE.value(os.environ) == "yes"
except SettingRefused as refused:
    sys.exit(f"Frirum does not start: {refused}")

DEBUG = False
DATABASE_ROUTERS = ["frirum.records.router.StoreRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "frirum.web.apps.LogIn",
    "allauth.mfa",
    "frirum.records.apps.Records",
    "frirum.web.apps.Web",
]
# A visitor's page passes four; session, log-in, token and messages stand inside the last, for staff only.
MIDDLEWARE = [
    "frirum.web.headers.SafeHeaders",
    "frirum.web.assets.KeptFiles",
    "frirum.web.hosts.OneHostPerRoom",
    "frirum.web.origin.SameOrigin",
    "frirum.web.staff.StaffOnly",
]
ROOT_URLCONF = "frirum.config.urls"
VISITORS_URLCONF = "frirum.config.visitors_urls"  # all that a visitor can reach: her first page waits for no office
WSGI_APPLICATION = "frirum.config.asgi.pages"
ASGI_APPLICATION = "frirum.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates", *(PACKAGE / "web" / r / "templates" for r in ROOMS)],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Cookies: docs/decisions/0002-cookies.md says why Lax and not Strict for staff.
SESSION_COOKIE_NAME = "__Host-s"
CSRF_COOKIE_NAME = "__Host-c"
LANGUAGE_COOKIE_NAME = "__Host-l"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_AGE = None
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Bounds on what a request may carry: a long message fits (10,000 letters); one file, where a door takes one (UP1).
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["frirum.web.uploads.OneSheet"]

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("sv", "Svenska"),
    ("nb", "Norsk bokmål"),
    ("da", "Dansk"),
    ("fi", "Suomi"),
    ("en", "English"),
]
LOCALE_PATHS = [*(PACKAGE / "web" / room / "locale" for room in ROOMS), PACKAGE / "web" / "locale"]

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
STORAGES = {
    "staticfiles": {"BACKEND": "frirum.web.assets.HashedFiles"},
}

LOGGING = django_logging()

"""Turns a store's address into Django's database settings (DESIGN 3 and 5)."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from frirum.config.environ import SettingRefused

# Pages of the live store's log before it is folded in: decides the slowest sends (DESIGN 3).
LIVE_WAL_PAGES = 40_000
# Seconds that a writer waits for another one before the deed is refused.
BUSY_SECONDS = 5

type Database = dict[str, Any]


def sqlite(file: Path, *, wal_pages: int = 1_000) -> Database:
    """Settings for an SQLite file: durable, and erased bytes overwritten."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # DEFERRED failed 540 of 1,200 concurrent deeds with "database is locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": BUSY_SECONDS,
            "init_command": (
                "PRAGMA journal_mode=WAL;"
                "PRAGMA synchronous=FULL;"
                "PRAGMA secure_delete=ON;"
                "PRAGMA temp_store=MEMORY;"
                f"PRAGMA wal_autocheckpoint={wal_pages}"
            ),
        },
    }


def postgresql(url: str, *, schema: str = "") -> Database:
    """Settings for a PostgreSQL address; `schema` keeps a store's tables apart."""
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": f"-c search_path={schema}"} if schema else {},
    }


def store(name: str, url: str, *, folder: Path, schema: str = "", wal_pages: int = 1_000) -> Database:
    """Settings for the address in setting `name`; an empty one is a file in `folder`."""
    if not url:
        return sqlite(folder, wal_pages=wal_pages)
    scheme = urlsplit(url).scheme
    if scheme in {"postgresql", "postgres"}:
        return postgresql(url, schema=schema)
    if scheme == "sqlite":
        return sqlite(Path(unquote(urlsplit(url).path)), wal_pages=wal_pages)
    raise SettingRefused(f"{name} must begin with postgresql:// or sqlite:///.")


def office_and_live(office_url: str, live_url: str, *, folder: Path) -> dict[str, Database]:
    """Both stores: `default` (the office) and `live`, apart in files or in schemas (DESIGN 3)."""
    on_postgresql = office_url.startswith("postgres")
    return {
        "default": store("FRIRUM_DATABASE_URL", office_url, folder=folder / "office.sqlite3"),
        "live": store(
            "FRIRUM_LIVE_URL",
            live_url or (office_url if on_postgresql else ""),
            folder=folder / "live.sqlite3",
            schema="live",
            wal_pages=LIVE_WAL_PAGES,
        ),
    }


def for_tests(databases: dict[str, Database], *, folder: Path) -> dict[str, Database]:
    """Give each store a test database of its own: files, because a store in memory knows no WAL."""
    for alias, database in databases.items():
        on_disk = database["ENGINE"].endswith("sqlite3")
        name = str(folder / f"test-{alias}.sqlite3") if on_disk else f"test_frirum_{alias}"
        database["TEST"] = {"NAME": name, "DEPENDENCIES": []}
    return databases

"""Every setting that Frirum reads from the environment, in the order of docs/running.md."""

from frirum.config.environ import Setting, names, number, one_of, text

MODE = Setting(
    "FRIRUM_MODE",
    one_of("production", "demo", "test"),
    "production",
    "How strict to be. `demo` and `test` make their own secret and answer on localhost only.",
)
DATA = Setting(
    "FRIRUM_DATA",
    text,
    "var",
    "Folder for everything kept on disk: the SQLite files and the demo's secret.",
)
SECRET_KEY = Setting(
    "FRIRUM_SECRET_KEY",
    text,
    "",
    "Signs cookies and links. At least 50 characters by chance; keep it, and keep it secret.",
)
HOSTS = Setting(
    "FRIRUM_HOSTS",
    names,
    "",
    "Host names we answer to, separated by commas. Any other name gets 400.",
)
VISITOR_HOST = Setting(
    "FRIRUM_VISITOR_HOST",
    text,
    "",
    "Host of the visitor's pages. Set together with the desk's host, each room answers only on its own.",
)
DESK_HOST = Setting(
    "FRIRUM_DESK_HOST",
    text,
    "",
    "Host of the desk, the office and the platform room; staff log-ins live here only.",
)
DATABASE_URL = Setting(
    "FRIRUM_DATABASE_URL",
    text,
    "",
    "The office's store: empty for `office.sqlite3` in the data folder, or `postgresql://user:password@host/name`.",
)
LIVE_URL = Setting(
    "FRIRUM_LIVE_URL",
    text,
    "",
    "The live talks' store: empty for `live.sqlite3` in the data folder, or, when the office "
    "is on PostgreSQL, the schema `live` on the same server. Never back it up.",
)
TRUSTED_PROXY = Setting(
    "FRIRUM_TRUSTED_PROXY",
    names,
    "",
    "Addresses or networks of the proxy before us, whose `X-Forwarded-For` and "
    "`X-Forwarded-Proto` are believed; `unix` for a socket file. Others' headers are ignored.",
)
THREADS = Setting(
    "FRIRUM_THREADS",
    number,
    "8",
    "Threads that make ordinary pages. Live lines need none.",
)
MAIL_URL = Setting(
    "FRIRUM_MAIL_URL",
    text,
    "",
    "Where mail to staff goes out: `smtp://user:password@host:587` (STARTTLS), "
    "`smtps://…:465`, or empty: no mail is sent, and invitations are handed over as links.",
)
MAIL_FROM = Setting(
    "FRIRUM_MAIL_FROM",
    text,
    "frirum@localhost",
    "The sender's address on mail to staff.",
)
PUSH_HOSTS = Setting(
    "FRIRUM_PUSH_HOSTS",
    names,
    "",
    "Push services that on-call may be told through, separated by commas; empty: no web push. See “Telling on-call”.",
)
GATEWAY_URL = Setting(
    "FRIRUM_GATEWAY_URL",
    text,
    "",
    "Where a signed note is sent for each on-call person who is called, for text messages; empty: none is sent.",
)
GATEWAY_SECRET = Setting(
    "FRIRUM_GATEWAY_SECRET",
    text,
    "",
    "Signs those notes; 32 characters or more, known to the gateway.",
)
GATEWAY_INSIDE = Setting(
    "FRIRUM_GATEWAY_INSIDE",
    one_of("no", "yes"),
    "no",
    "Whether the gateway may stand in your own network; `no`: a note never goes to a private address.",
)
TEST_DB = Setting(
    "FRIRUM_TEST_DB",
    one_of("sqlite", "postgresql"),
    "sqlite",
    "Tests only: which store they run on.",
)
TEST_POSTGRESQL_URL = Setting(
    "FRIRUM_TEST_POSTGRESQL_URL",
    text,
    "",
    "Tests only: a PostgreSQL server on which they may make databases; `./dev test` starts one.",
)

SETTINGS: tuple[Setting[str] | Setting[int] | Setting[tuple[str, ...]], ...] = (
    MODE,
    DATA,
    SECRET_KEY,
    HOSTS,
    VISITOR_HOST,
    DESK_HOST,
    DATABASE_URL,
    LIVE_URL,
    TRUSTED_PROXY,
    THREADS,
    MAIL_URL,
    MAIL_FROM,
    PUSH_HOSTS,
    GATEWAY_URL,
    GATEWAY_SECRET,
    GATEWAY_INSIDE,
    TEST_DB,
    TEST_POSTGRESQL_URL,
)

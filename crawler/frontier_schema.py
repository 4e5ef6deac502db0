"""Tables of the frontier: numbered, append-only migrations. Times are ISO 8601 UTC text, dates YYYY-MM-DD."""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("crawler")


@MIGRATIONS(name="0001_frontier")
def _frontier(db: Database) -> None:
    """What is known of each canonical address, each listing, each poll; what every fetch came to."""
    for statement in _TABLES:
        db.execute(statement)


@MIGRATIONS(name="0002_depths")
def _depths(db: Database) -> None:
    """When what lies below the first page of a listing was looked at."""
    db.execute(
        "CREATE TABLE depths (url TEXT PRIMARY KEY, source TEXT NOT NULL, due_at TEXT NOT NULL, known_at TEXT)"
        " STRICT, WITHOUT ROWID"
    )


@MIGRATIONS(name="0003_days")
def _days(db: Database) -> None:
    """What passes, readings of sections and fetches of a day came to, once their lines are dropped."""
    for statement in _DAYS:
        db.execute(statement)


_DAYS = (
    """
    CREATE TABLE poll_days (
        source TEXT NOT NULL,
        day TEXT NOT NULL,
        polls INTEGER NOT NULL,
        complete INTEGER NOT NULL,
        lies INTEGER NOT NULL,
        PRIMARY KEY (source, day)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE reading_days (
        source TEXT NOT NULL,
        day TEXT NOT NULL,
        section TEXT NOT NULL,
        readings INTEGER NOT NULL,
        unchanged INTEGER NOT NULL,
        failed INTEGER NOT NULL,
        least_overlap INTEGER,
        last_good_at TEXT,
        PRIMARY KEY (source, day, section)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE fetch_days (
        source TEXT NOT NULL,
        day TEXT NOT NULL,
        outcome TEXT NOT NULL,
        fetches INTEGER NOT NULL,
        PRIMARY KEY (source, day, outcome)
    ) STRICT, WITHOUT ROWID
    """,
)
_TABLES = (
    """
    CREATE TABLE frontier (
        url TEXT PRIMARY KEY,
        source TEXT NOT NULL,
        section TEXT,
        state TEXT NOT NULL CHECK (state IN ('new', 'done', 'gone')),
        origin TEXT NOT NULL CHECK (origin IN ('baseline', 'listing', 'home', 'article', 'backfill')),
        queue TEXT NOT NULL CHECK (queue IN ('poll', 'backfill')),
        is_listed INTEGER NOT NULL DEFAULT 0,
        discovered_at TEXT NOT NULL,
        place INTEGER NOT NULL DEFAULT 0,
        published TEXT,
        record_id TEXT,
        fetched_at TEXT,
        checked_at TEXT,
        due_at TEXT,
        checks INTEGER NOT NULL DEFAULT 0,
        etag TEXT,
        last_modified TEXT,
        attempts INTEGER NOT NULL DEFAULT 0,
        outcome TEXT,
        reason TEXT,
        strikes INTEGER NOT NULL DEFAULT 0,
        first_strike_at TEXT,
        last_strike_at TEXT,
        removed_at TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX frontier_due ON frontier (source, due_at) WHERE due_at IS NOT NULL",
    "CREATE INDEX frontier_seen ON frontier (source, state, discovered_at)",
    """
    CREATE TABLE captures (
        url TEXT NOT NULL,
        captured_at TEXT NOT NULL,
        source TEXT NOT NULL,
        origin TEXT NOT NULL,
        outcome TEXT NOT NULL,
        record_id TEXT,
        PRIMARY KEY (url, captured_at)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE fetches (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        poll INTEGER,
        url TEXT NOT NULL,
        address TEXT NOT NULL,
        origin TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT,
        status INTEGER,
        at TEXT NOT NULL,
        elapsed_ms INTEGER,
        bytes INTEGER
    ) STRICT
    """,
    "CREATE INDEX fetches_at ON fetches (source, at)",
    """
    CREATE TABLE polls (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        mode TEXT NOT NULL CHECK (mode IN ('poll', 'recheck', 'backfill', 'archive')),
        started_at TEXT NOT NULL,
        finished_at TEXT,
        is_complete INTEGER NOT NULL DEFAULT 0,
        listings INTEGER NOT NULL DEFAULT 0,
        links INTEGER NOT NULL DEFAULT 0,
        overlap INTEGER NOT NULL DEFAULT 0,
        new INTEGER NOT NULL DEFAULT 0,
        fetched INTEGER NOT NULL DEFAULT 0,
        failures TEXT NOT NULL DEFAULT '{}',
        gaps INTEGER NOT NULL DEFAULT 0,
        lies INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX polls_started ON polls (source, started_at)",
    """
    CREATE TABLE readings (
        poll INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
        url TEXT NOT NULL,
        section TEXT,
        outcome TEXT NOT NULL,
        pages INTEGER NOT NULL,
        links INTEGER NOT NULL,
        overlap INTEGER NOT NULL,
        new INTEGER NOT NULL,
        PRIMARY KEY (poll, url)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE listings (
        url TEXT PRIMARY KEY,
        source TEXT NOT NULL,
        section TEXT,
        etag TEXT,
        last_modified TEXT,
        fingerprint TEXT,
        polls_since_full INTEGER NOT NULL DEFAULT 0,
        not_modified INTEGER NOT NULL DEFAULT 0,
        lies INTEGER NOT NULL DEFAULT 0,
        links INTEGER NOT NULL DEFAULT 0,
        walked_at TEXT,
        seen_at TEXT,
        absent INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE gaps (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        section TEXT,
        reason TEXT NOT NULL,
        since TEXT,
        until TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE walks (
        listing TEXT PRIMARY KEY,
        source TEXT NOT NULL,
        since TEXT,
        until TEXT,
        year INTEGER,
        month INTEGER,
        page INTEGER NOT NULL,
        seen TEXT NOT NULL DEFAULT '',
        started_at TEXT NOT NULL,
        finished_at TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE source_state (
        source TEXT PRIMARY KEY,
        baseline_at TEXT,
        last_poll_at TEXT,
        last_success_at TEXT,
        last_new_at TEXT,
        failures_in_row INTEGER NOT NULL DEFAULT 0,
        last_reason TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE robots (netloc TEXT PRIMARY KEY, text TEXT NOT NULL, fetched_at TEXT NOT NULL) STRICT, WITHOUT ROWID",
)

"""The tables of the outbox: numbered, append-only. `schema.open` applies them."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

MIGRATIONS = Migrations("outbox")


@MIGRATIONS()
def m001_messages(db: Database) -> None:
    """A message is an alert or a digest, kept for ever: it is what `raised` and the open conditions are read from."""
    db.execute(
        """
        CREATE TABLE messages (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            type TEXT NOT NULL,
            alert TEXT NOT NULL,
            root TEXT,
            record_id TEXT,
            source TEXT,
            subject TEXT,
            code TEXT,
            published TEXT,
            first_seen_at TEXT,
            committed_at TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX messages_root ON messages (root) WHERE root IS NOT NULL")
    db.execute("CREATE INDEX messages_subject ON messages (subject, code) WHERE subject IS NOT NULL")


@MIGRATIONS()
def m002_deliveries(db: Database) -> None:
    """One row a message and channel. A row with a `digest` goes out inside that message and shares its fate."""
    db.execute(
        """
        CREATE TABLE deliveries (
            message INTEGER NOT NULL REFERENCES messages (number),
            channel TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'held', 'failed', 'delivered', 'dead')),
            due_at TEXT NOT NULL,
            urgent INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            spent INTEGER NOT NULL DEFAULT 0,
            deferrals INTEGER NOT NULL DEFAULT 0,
            claim TEXT,
            claimed_until TEXT,
            attempted_at TEXT,
            answer TEXT,
            delivered_at TEXT,
            digest INTEGER REFERENCES messages (number),
            PRIMARY KEY (message, channel)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        "CREATE INDEX deliveries_due ON deliveries (channel, due_at) "
        "WHERE digest IS NULL AND state IN ('pending', 'held', 'failed')"
    )
    db.execute("CREATE INDEX deliveries_digest ON deliveries (digest) WHERE digest IS NOT NULL")
    db.execute("CREATE INDEX deliveries_sent ON deliveries (channel, delivered_at) WHERE delivered_at IS NOT NULL")
    db.execute("CREATE INDEX deliveries_state ON deliveries (state, channel)")


@MIGRATIONS()
def m003_channels(db: Database) -> None:
    """What is known of a channel: stopped by its receiver, resting after failures."""
    db.execute(
        """
        CREATE TABLE channels (
            name TEXT PRIMARY KEY,
            stopped_at TEXT,
            reason TEXT,
            resting_until TEXT,
            failures INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID
        """
    )


@MIGRATIONS()
def m004_taken(db: Database) -> None:
    """Which of a channel's several receivers have the message, as a JSON list of marks."""
    db.execute("ALTER TABLE deliveries ADD COLUMN taken TEXT")

"""Tables of the store: numbered migrations, append-only (sqlite-utils Migrations). Never edit one that was released.

records     one narrow row an item: identity, state, verdict; `revision` is the current one
revisions   what the item said, a row a wording; the wide columns stand last
addresses   every address it was seen at, and what it said there last; place 0 is the record's own
marks       digests and near-duplicate bands, the last ones in `fresh_marks`; leads: known carousel leads
search      FTS5 over stems, contentless: the words themselves are in `revisions`; the last records come later
"""

from sqlite_utils import Database, Migrations

from pipeline.fingerprint import digest
from pipeline.spelling import consonants

MIGRATIONS = Migrations("records")

_FIRST = """
CREATE TABLE records (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    section TEXT,
    lang TEXT NOT NULL,
    url TEXT,
    slug TEXT,
    published TEXT,
    completeness TEXT NOT NULL CHECK (completeness IN ('full', 'lead')),
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    news INTEGER NOT NULL,
    root TEXT NOT NULL,
    duplicate_of TEXT REFERENCES records(id),
    removed TEXT,
    unstable TEXT,
    kind TEXT,
    score REAL,
    content INTEGER NOT NULL,
    verdict TEXT
) STRICT;
CREATE INDEX records_content ON records(content);
CREATE INDEX records_slug ON records(slug) WHERE slug IS NOT NULL;
CREATE INDEX records_root ON records(root) WHERE root <> id;
CREATE INDEX records_kind ON records(kind, published) WHERE kind IS NOT NULL AND kind <> 'routine';

CREATE TABLE revisions (
    key INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records(key),
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    content INTEGER NOT NULL,
    origin TEXT NOT NULL,
    title TEXT,
    published TEXT,
    changes TEXT,
    reading TEXT NOT NULL,
    evidence TEXT,
    contact TEXT,
    attachments TEXT,
    images TEXT,
    leads TEXT,
    body TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_record ON revisions(record, number);

CREATE TABLE addresses (
    url TEXT PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records(key),
    place INTEGER NOT NULL,
    state INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX addresses_record ON addresses(record);

CREATE TABLE bands (
    band INTEGER NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY (band, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE fresh_bands (
    key INTEGER PRIMARY KEY,
    record INTEGER NOT NULL,
    bands BLOB NOT NULL
) STRICT;

CREATE TABLE openings (
    opening INTEGER NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY (opening, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE leads (
    lead INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records(key),
    url TEXT
) STRICT;

CREATE TABLE quarantine (
    key INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT,
    at TEXT NOT NULL,
    released TEXT,
    UNIQUE (source, url)
) STRICT;

CREATE TABLE health (
    key INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    poll TEXT NOT NULL,
    at TEXT NOT NULL,
    health TEXT NOT NULL,
    UNIQUE (source, poll)
) STRICT;

CREATE TABLE recurring (source TEXT PRIMARY KEY, blocks TEXT NOT NULL) STRICT;

CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE VIRTUAL TABLE search USING fts5(title, body, content='', tokenize='ascii');
"""

_THIRD = """
ALTER TABLE bands RENAME TO marks;
ALTER TABLE marks RENAME COLUMN band TO mark;
ALTER TABLE fresh_bands RENAME TO fresh_marks;
ALTER TABLE fresh_marks RENAME COLUMN bands TO marks;
INSERT OR IGNORE INTO marks (mark, record) SELECT content, key FROM records ORDER BY 1, 2;
INSERT OR IGNORE INTO marks (mark, record) SELECT opening, record FROM openings;
DROP TABLE openings;
DROP INDEX records_content;
DROP INDEX records_slug;
UPDATE addresses SET place = place + 1 WHERE place = 0 AND url IS NOT (SELECT url FROM records WHERE key = record);
DROP INDEX addresses_record;
CREATE INDEX addresses_record ON addresses(record) WHERE place > 0
"""


@MIGRATIONS()
def m001_records(db: Database) -> None:
    """The first schema."""
    for statement in _FIRST.split(";\n"):
        if statement.strip():
            db.execute(statement)


@MIGRATIONS()
def m002_text_around_its_body(db: Database) -> None:
    """A text that has the body in it is kept without; `body_at` says where it stood. NULL: the text is whole.

    From here on the last records may not be in the search index yet, which earlier programs do not know.
    """
    db.execute("ALTER TABLE revisions ADD COLUMN body_at INTEGER")


@MIGRATIONS()
def m003_marks(db: Database) -> None:
    """Content, slug and first words are found as bands are: fewer trees to write to. Further addresses alone are
    indexed by their record, for its own stands in its row."""
    for statement in _THIRD.split(";\n"):
        db.execute(statement)
    slugs = db.execute("SELECT key, slug FROM records WHERE slug IS NOT NULL").fetchall()
    found = sorted((digest("slug", slug), key) for key, slug in slugs)
    db.conn.executemany("INSERT OR IGNORE INTO marks (mark, record) VALUES (?,?)", found)


@MIGRATIONS()
def m004_unstable(db: Database) -> None:
    """Which records change too often is asked after each poll; there are none of them, as a rule."""
    db.execute("CREATE INDEX records_unstable ON records(source, unstable) WHERE unstable IS NOT NULL")


@MIGRATIONS()
def m005_search_merged_by_eights(db: Database) -> None:
    """The parts of the search index are merged eight at a time, not four: a record is written over less often."""
    db.execute("INSERT INTO search (search, rank) VALUES ('automerge', 8)")


@MIGRATIONS()
def m006_figures(db: Database) -> None:
    """Dates and numbers of what a record says now, which tell most items from each other without their texts.

    NULL: not known, as of all records written before, and of items that were like no other when they came.
    """
    db.execute("ALTER TABLE records ADD COLUMN figures TEXT")


@MIGRATIONS()
def m007_spelled_otherwise(db: Database) -> None:
    """Two sites that spell Russian headlines each in its own way know each other's items by the consonants."""
    sql = "SELECT key, slug FROM records WHERE source IN ('pacsto-en', 'paodkb-ru') AND slug IS NOT NULL"
    found = sorted((digest("spelling", consonants(slug)[:20]), key) for key, slug in db.execute(sql).fetchall())
    db.conn.executemany("INSERT OR IGNORE INTO marks (mark, record) VALUES (?,?)", found)


@MIGRATIONS()
def m008_first_evidence(db: Database) -> None:
    """A page read again takes the place of the one before, but not of the one that proves when a wording was there.

    NULL: that is the one in `evidence`.
    """
    db.execute("ALTER TABLE revisions ADD COLUMN first_evidence TEXT")


@MIGRATIONS()
def m009_corrected(db: Database) -> None:
    """When a wording was last read anew from its page and found to say something else: who cited it must know."""
    db.execute("ALTER TABLE revisions ADD COLUMN corrected TEXT")

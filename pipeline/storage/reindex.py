"""The ways to find a record, made anew where a library now sketches or stems otherwise than when they were made."""

from sqlite_utils import Database

from crawler.sites import PROFILES
from pipeline.facts import FIGURES
from pipeline.fingerprint import digest, fingerprint
from pipeline.model import Completeness
from pipeline.searching import word_index
from pipeline.shingles import SKETCH
from pipeline.spelling import consonants, slug
from pipeline.stems import stem, unstressed
from pipeline.storage.marks import MarkIndex, own, slug_marks

_PROBE = """
agreements aggravation border called calling concerns condemned countries declaration defence dying exercises forces
general generously happily hopping national organizational peacekeepers policies provocative security skies ties
безопасности границе границей договора заявления конфликтами миротворческих обострением операциях призвал развивающийся
совместного союзников стабильность террористические угрозами учениях за\u0301мок
"""
"""Words whose stems tell one stemmer from another."""
_SPELLED = """
zayavlenie zajavlenie shchit shhit schit chleny czentr centr tsentr shkola skhod sxod zhurnal khod hod xod yubiley wtab
"""
"""Words whose consonants tell one spelling from another."""

_OF_RECORD = "SELECT slug, completeness, source FROM records WHERE key = ?"
_ADDRESSES = "SELECT url, record FROM addresses WHERE place > 0 UNION ALL SELECT url, key FROM records"
_RESPELLED = frozenset(profile.name for profile in PROFILES if profile.respelled)


def made_with() -> dict[str, str]:
    """What the indexes are made with today."""
    stems = f"{digest(*map(stem, unstressed(_PROBE).split())) & 0xFFFFFFFF:08x}"
    spelling = f"{digest(*map(consonants, _SPELLED.split())) & 0xFFFFFFFF:08x}"
    return {"sketch": SKETCH, "stems": stems, "figures": FIGURES, "spelling": spelling}


def _made_with(db: Database) -> dict[str, str]:
    """What they were made with when they were."""
    kept = dict(db.conn.execute("SELECT name, value FROM settings"))
    return {name: kept[name] for name in _REBUILD if name in kept}


def renew(db: Database) -> list[str]:
    """Rebuilds what was made otherwise, and gives its names. Inside the caller's transaction."""
    then, now = _made_with(db), made_with()
    changed = [name for name, made in now.items() if then.get(name) != made]
    for name in changed:
        if db.conn.execute("SELECT 1 FROM records LIMIT 1").fetchone():
            _REBUILD[name](db)
        sql = "INSERT INTO settings (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        db.conn.execute(sql, (name, now[name]))
    return changed


def is_current(db: Database) -> bool:
    """Whether `renew` has nothing to do."""
    return _made_with(db) == made_with()


def _marks(db: Database) -> None:
    db.conn.execute("DELETE FROM marks")
    db.conn.execute("DELETE FROM fresh_marks")
    index = MarkIndex(db)
    for key, title, body in word_index.wordings(db, 0):
        print_ = fingerprint(title, body)
        slug, completeness, source = db.conn.execute(_OF_RECORD, (key,)).fetchone()
        bands = () if print_.is_short else print_.bands
        own_marks = own(print_, slug, Completeness(completeness), respelled=source in _RESPELLED)
        index.add(key, [*own_marks, *bands])
    _slugs(db)


def _slugs(db: Database) -> None:
    """Of all addresses: an item is found under a slug it was moved to as well. Marks of before find nothing."""
    sources = dict(db.conn.execute("SELECT key, source FROM records"))
    found = {
        (mark, key)
        for url, key in db.conn.execute(_ADDRESSES)
        if (last := slug(url))
        for mark in slug_marks(last, respelled=sources[key] in _RESPELLED)
    }
    db.conn.executemany("INSERT OR IGNORE INTO marks (mark, record) VALUES (?,?)", sorted(found))


def _figures(db: Database) -> None:
    """They are looked for in the texts from now on, as those of all records written before they were kept."""
    db.conn.execute("UPDATE records SET figures = NULL WHERE figures IS NOT NULL")


_REBUILD = {"sketch": _marks, "stems": word_index.rebuild, "figures": _figures, "spelling": _slugs}

"""A small archive that the commands read."""

import datetime as dt
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import alert, classify, routing, schema
from pipeline.alert import Policy
from pipeline.app import status_channels
from pipeline.model import Sighting
from pipeline.outbox import Outbox
from pipeline.store import Store
from tests.pipeline.app.archived import NOW, ROUTINE, STATEMENT, article


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A state with a revised statement and a routine item, an alert delivered and one dead; ids by name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("CSTO_CONFIG", raising=False)
    monkeypatch.setattr(status_channels, "WAIT", dt.timedelta(hours=1))  # NOW was when the tests were loaded
    (tmp_path / "csto.toml").write_text(
        "".join(
            f"[sources.{name}]\nenabled = false\n"
            for name in ("csto-ru", "jscsto-en", "jscsto-ru", "pacsto-en", "paodkb-ru")
        )
    )
    ids = {}
    with closing(schema.open(tmp_path / "state" / "csto.db")) as db, schema.transaction(db):
        store, outbox = Store(db), Outbox(db)
        for name, text, days in (("statement", STATEMENT, 3), ("routine", ROUTINE, 2)):
            sighting = Sighting(
                article(text, (NOW - dt.timedelta(days=days)).date()),
                "csto-en",
                "en",
                NOW - dt.timedelta(days=days),
                url=f"https://en.odkb-csto.org/news/news_odkb/{name}-of-the-day/",
                section="news/news_odkb",
            )
            remembered = store.remember(sighting)
            record = remembered.record
            verdict = classify.verdict(record.title, record.body, url=record.url, section=record.section)
            store.set_verdict(record.id, verdict)
            ids[name] = record.id
            if name == "statement":
                policy = Policy()
                (raised,) = alert.decide(remembered, verdict, policy=policy, now=NOW, already=frozenset())
                outbox.put(raised, routing.routes(raised, policy, NOW))
                revised = replace(sighting.article, body=sighting.article.body.replace("a village", "two villages"))
                store.remember(replace(sighting, article=revised, seen_at=NOW - dt.timedelta(hours=1)))
        for claim in outbox.claim("console", NOW, 10, token="t"):
            outbox.dead(claim, "no such terminal", NOW)
    return ids


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and no configuration from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CSTO_CONFIG", "XDG_CONFIG_HOME", "CSTO_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path

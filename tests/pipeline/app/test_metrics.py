"""/metrics: figures computed with SQL, readable by Prometheus."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlite_utils import Database

from crawler.daybook import Daybook, SourceDay
from crawler.fetchlog import FetchLog
from crawler.history import History
from crawler.model import Failure, Outcome
from pipeline import operations, routing, schema
from pipeline.alert import Policy
from pipeline.app import config, metrics, pages
from pipeline.app.pulse import Pulse
from pipeline.outbox import Outbox

NOW = dt.datetime.now(dt.UTC)
Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> config.Config:
    monkeypatch.chdir(tmp_path)
    loaded = config.Config(env={})
    schema.open(loaded.database).close()
    return loaded


def figures(settings: config.Config, pulse: Pulse) -> metrics.Figures:
    @contextmanager
    def reading() -> Iterator[Database]:
        with closing(schema.open(settings.database, readonly=True)) as database:
            yield database

    return metrics.Figures(lambda: settings, reading, pulse.beat)


def samples(text: bytes) -> Samples:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text.decode())
        for sample in family.samples
    }


def fetched(settings: config.Config, outcome: Outcome, count: int) -> None:
    with closing(schema.open(settings.database)) as db, schema.transaction(db):
        for _ in range(count):
            FetchLog(db).log(Failure("csto-en", "https://x/", "https://x/", outcome, "why", NOW))


def test_an_empty_store_has_figures_already(settings: config.Config) -> None:
    """Before the first poll the page is there, with zeros and the process's own memory."""
    found = samples(metrics.text(figures(settings, Pulse())))
    assert 1.0 == found["csto_ready", ()]
    assert 0.0 == found["csto_backlog", (("source", "csto-en"),)]
    assert 0.0 == found["csto_delivery_oldest_waiting_seconds", ()]
    assert 1_000_000 < found["process_resident_memory_bytes", ()]
    assert 0 < found["csto_disk_free_bytes", ()]


def test_fetches_are_counted_once_and_for_ever(settings: config.Config) -> None:
    """A counter never falls, not even where old lines of the log are dropped, or in the next life of the daemon."""
    seen = figures(settings, Pulse())
    key = "csto_fetches_total", (("outcome", "dns"), ("source", "csto-en"))
    fetched(settings, Outcome.DNS, 3)
    assert 3.0 == samples(metrics.text(seen))[key]
    fetched(settings, Outcome.DNS, 2)
    assert 5.0 == samples(metrics.text(seen))[key]
    with closing(schema.open(settings.database)) as db, schema.transaction(db):
        Daybook(db).fold(SourceDay("csto-en", NOW.date(), 0))
    fetched(settings, Outcome.DNS, 1)
    assert 5.0 <= samples(metrics.text(seen))[key]
    assert 6.0 == samples(metrics.text(figures(settings, Pulse())))[key]


def test_what_was_added_up_is_counted_though_the_first_look_failed(settings: config.Config) -> None:
    """A look that fails, at a store that is held or not there, takes nothing from the next one."""
    fetched(settings, Outcome.DNS, 3)
    rows = metrics.Rows("SELECT id FROM fetches WHERE id > ?", gone="SELECT fetches FROM fetch_days")
    with closing(Database(memory=True)) as other, pytest.raises(sqlite3.OperationalError):
        rows.counted(other)
    with closing(schema.open(settings.database)) as db:
        with schema.transaction(db):
            Daybook(db).fold(SourceDay("csto-en", NOW.date(), 0))
        assert {(): 3} == rows.counted(db) == rows.counted(db)


def test_freshness_lag_and_failures_are_told_by_source(settings: config.Config) -> None:
    """When each source was last polled, how late that is, and how often it failed in a row."""
    pulse = Pulse()
    pulse.delayed("csto-en", 600.0)
    with closing(schema.open(settings.database)) as db, schema.transaction(db):
        begun = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=1000)
        History(db).started("csto-en", "poll", begun)
        db.execute("UPDATE source_state SET failures_in_row = 4")
    found, source = samples(metrics.text(figures(settings, pulse))), (("source", "csto-en"),)
    assert begun.timestamp() == pytest.approx(found["csto_last_poll_timestamp_seconds", source], abs=1)
    assert 400 == pytest.approx(found["csto_poll_lag_seconds", source], abs=30)
    assert 4.0 == found["csto_failures_in_row", source]
    assert 600.0 == found["csto_poll_delay_seconds", source]


def test_deliveries_are_told_by_channel_and_state(settings: config.Config) -> None:
    """What waits, what was delivered and how fast."""
    policy = Policy()
    with closing(schema.open(settings.database)) as db:
        outbox = Outbox(db)
        with schema.transaction(db):
            for alert in (*operations.disk(1, 2, (), NOW - dt.timedelta(seconds=9)),):
                outbox.put(alert, routing.routes(alert, policy, NOW))
        assert (
            1.0
            == samples(metrics.text(figures(settings, Pulse())))[
                "csto_deliveries", (("channel", "console"), ("state", "pending"))
            ]
        )
        (claim,) = outbox.claim("console", NOW, 1, token="t")
        outbox.delivered(claim, "printed", NOW)
    found = samples(metrics.text(figures(settings, Pulse())))
    assert 1.0 == found["csto_deliveries", (("channel", "console"), ("state", "delivered"))]
    assert 9.0 == pytest.approx(found["csto_delivery_latency_seconds", (("quantile", "0.5"),)], abs=0.1)
    assert 1.0 == found["csto_alerts_total", (("type", "source.failing"),)]


def test_every_page_answers_over_a_new_store(settings: config.Config) -> None:
    """Health, readiness, metrics and both feeds, with their types."""
    found = pages.pages(lambda: settings, Pulse().beat)
    types = {path: (page().status, page().content_type.partition(";")[0]) for path, page in found.items()}
    assert {
        "/healthz": (200, "application/json"),
        "/readyz": (200, "application/json"),
        "/metrics": (200, "text/plain"),
        "/feed.atom": (200, "application/atom+xml"),
        "/feed.json": (200, "application/feed+json"),
    } == types

"""/metrics: figures read with SQL when asked for, in Prometheus' text format; a registry of our own."""

import datetime as dt
import os
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from importlib.metadata import version

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from sqlite_utils import Database

from crawler.history import History
from pipeline import ledger
from pipeline.app.config import Config
from pipeline.app.pulse import Beat

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
RECENT = dt.timedelta(hours=1)
"""Deliveries that the latency quantiles are of."""
_QUANTILES = (0.5, 0.9, 0.99)
Open = Callable[[], AbstractContextManager[Database]]


class Rows:
    """How many rows of an append-only table there were, by label: each look reads only those added since the last."""

    def __init__(self, sql: str, *, gone: str | None = None) -> None:
        """`sql` gives (key, label, ...) of the rows whose key is greater than `?`, in any order; `gone` gives
        (count, label, ...) of those that were added up and dropped before the first look."""
        self._sql, self._gone, self._last = sql, gone, 0
        self._counts: Counter[tuple[str, ...]] = Counter()
        self._lock = threading.Lock()

    def counted(self, database: Database) -> dict[tuple[str, ...], int]:
        with self._lock:
            gone = database.execute(self._gone).fetchall() if self._gone else ()
            self._gone = None  # not before they were read
            for count, *labels in gone:
                self._counts[tuple(map(str, labels))] += count
            for key, *labels in database.execute(self._sql, [self._last]):
                self._last = max(self._last, key)
                self._counts[tuple(map(str, labels))] += 1
            return dict(self._counts)


class Figures:
    """The collector: one connection a scrape. `beat` tells how the daemon is."""

    def __init__(self, config: Callable[[], Config], open_database: Open, beat: Callable[[], Beat]) -> None:
        self._config, self._open, self._beat = config, open_database, beat
        self._fetches = Rows(
            "SELECT id, source, outcome FROM fetches WHERE id > ?",
            gone="SELECT fetches, source, outcome FROM fetch_days",
        )
        self._records = Rows("SELECT key, source FROM records WHERE key > ?")
        self._revisions = Rows(
            "SELECT v.key, r.source FROM revisions v JOIN records r ON r.key = v.record "
            "WHERE v.key > ? AND v.number > 1"
        )
        self._alerts = Rows("SELECT number, type FROM messages WHERE number > ?")

    def collect(self) -> Iterator[Metric]:
        yield InfoMetricFamily("csto_build", "Version.", {"version": version("csto-monitor")})
        yield from self._of_the_process(self._beat())
        with self._open() as database:
            yield _counter(
                "csto_fetches", "Fetches by how they ended.", ("source", "outcome"), self._fetches.counted(database)
            )
            yield _counter("csto_records", "Records ever stored.", ("source",), self._records.counted(database))
            yield _counter("csto_revisions", "Changes of wording.", ("source",), self._revisions.counted(database))
            yield _counter("csto_alerts", "Alerts ever raised.", ("type",), self._alerts.counted(database))
            yield from self._of_sources(database)
            yield from _of_deliveries(database)

    def _of_the_process(self, beat: Beat) -> Iterator[Metric]:
        yield _gauge("csto_ready", "1 where /readyz is well.", not beat.reasons())
        yield _gauge("csto_uptime_seconds", "Since the daemon started.", beat.now - beat.started)
        yield _gauge("csto_scheduler_tick_age_seconds", "Since the scheduler last ran.", beat.now - beat.ticked)
        yield _gauge("csto_database_write_age_seconds", "Since the database last took a write.", beat.now - beat.wrote)
        config = self._config()
        yield _gauge("csto_disk_free_bytes", "Where the state lies.", shutil.disk_usage(config.state).free)
        if config.database.exists():
            yield _gauge("csto_database_bytes", "Size of csto.db.", os.stat(config.database).st_size)
        yield _gauges("csto_poll_delay_seconds", "Pause between two polls, as slowed down by failures.",
                      {name: pulse.delay for name, pulse in beat.sources.items()})  # fmt: skip

    def _of_sources(self, database: Database) -> Iterator[Metric]:
        now, history = dt.datetime.now(dt.UTC), History(database)
        delays = {name: pulse.delay for name, pulse in self._beat().sources.items()}
        states = {source.name: history.state(source.name) for source in self._config().sources() if source.enabled}
        times = {
            "csto_last_poll_timestamp_seconds": ("Begin of the last poll.", "last_poll_at"),
            "csto_last_success_timestamp_seconds": ("End of the last complete poll.", "last_success_at"),
            "csto_last_new_timestamp_seconds": ("When something new was last found.", "last_new_at"),
        }
        for name, (doc, field) in times.items():
            found = {source: getattr(state, field) for source, state in states.items()}
            yield _gauges(name, doc, {source: at.timestamp() for source, at in found.items() if at})
        lags = {
            source: max(0.0, (now - state.last_poll_at).total_seconds() - delays.get(source, 0.0))
            for source, state in states.items()
            if state.last_poll_at
        }
        yield _gauges("csto_poll_lag_seconds", "How far the last poll is behind its schedule.", lags)
        failures = {source: state.failures_in_row for source, state in states.items()}
        yield _gauges("csto_failures_in_row", "Polls that failed in a row.", failures)
        waiting = database.execute(
            "SELECT source, count(*) FROM frontier WHERE state = 'new' AND due_at IS NOT NULL GROUP BY source"
        )
        yield _gauges("csto_backlog", "Addresses found and not fetched yet.", dict.fromkeys(states, 0) | dict(waiting))


def text(figures: Figures) -> bytes:
    """The page."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Described(figures))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


class _Described:
    """Keeps the registry from collecting once more only to learn the names."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def describe(self) -> Iterable[Metric]:
        return []

    def collect(self) -> Iterable[Metric]:
        return self._figures.collect()


def _of_deliveries(database: Database) -> Iterator[Metric]:
    now = dt.datetime.now(dt.UTC)
    states = GaugeMetricFamily("csto_deliveries", "Messages by channel and state.", labels=("channel", "state"))
    for labels, count in ledger.counts(database).items():
        states.add_metric(labels, count)
    yield states
    oldest = ledger.oldest_waiting(database)
    age = (now - oldest).total_seconds() if oldest else 0.0
    yield _gauge("csto_delivery_oldest_waiting_seconds", "Age of the oldest message that is due.", age)
    latency = GaugeMetricFamily(
        "csto_delivery_latency_seconds", "From commit to delivery, over the last hour.", labels=("quantile",)
    )
    if found := ledger.latencies(database, now - RECENT):
        for quantile in _QUANTILES:
            latency.add_metric((str(quantile),), found[min(len(found) - 1, int(quantile * len(found)))])
    yield latency


def _counter(name: str, doc: str, labels: tuple[str, ...], counts: dict[tuple[str, ...], int]) -> Metric:
    family = CounterMetricFamily(name, doc, labels=labels)
    for values, count in sorted(counts.items()):
        family.add_metric(values, count)
    return family


def _gauge(name: str, doc: str, value: float) -> Metric:
    return GaugeMetricFamily(name, doc, value=float(value))


def _gauges(name: str, doc: str, by_source: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(name, doc, labels=("source",))
    for source, value in sorted(by_source.items()):
        family.add_metric((source,), value)
    return family

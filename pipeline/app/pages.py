"""What the daemon answers: health, readiness, metrics, feeds."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial

from sqlite_utils import Database

from pipeline import schema
from pipeline.app import feed_view, metrics
from pipeline.app.config import Config
from pipeline.app.pulse import Beat
from pipeline.app.serve import Answer, Pages, as_json


def pages(config: Callable[[], Config], beat: Callable[[], Beat]) -> Pages:
    """Path to answer. Each reads what it says when it is asked."""

    @contextmanager
    def reading() -> Iterator[Database]:
        with closing(schema.open(config().database, readonly=True, check=False)) as database:
            yield database

    figures = metrics.Figures(config, reading, beat)

    def feed(form: str, content_type: str) -> Callable[[], Answer]:
        def answer() -> Answer:
            with reading() as database:
                return Answer(200, b"", content_type, partial(feed_view.entries(database).document, form))

        return answer

    return {
        "/healthz": lambda: health(beat()),
        "/readyz": lambda: readiness(beat()),
        "/metrics": lambda: Answer(200, metrics.text(figures), metrics.CONTENT_TYPE),
        "/feed.atom": feed("atom", "application/atom+xml; charset=utf-8"),
        "/feed.json": feed("json", "application/feed+json; charset=utf-8"),
    }


def health(beat: Beat) -> Answer:
    """The process: 200 while it answers at all."""
    return as_json(200, {"status": "ok", "pid": os.getpid(), "uptime_seconds": round(beat.now - beat.started)})


def readiness(beat: Beat) -> Answer:
    """Whether it does its work: 503 with the reasons where a source fails, the writer is stuck, the scheduler late."""
    reasons = beat.reasons()
    told = {"status": "not ready" if reasons else "ready", "pid": os.getpid(), "reasons": list(reasons)}
    return as_json(503 if reasons else 200, told)

"""The status for programs. Pure."""

import datetime as dt

from crawler.events import Gap
from crawler.history import Coverage
from pipeline import ledger
from pipeline.app.status import SourceStatus, Status


def as_json(status: Status) -> dict[str, object]:
    """For programs: times ISO 8601 UTC, shares 0..1."""
    return {
        "healthy": status.is_healthy,
        "at": _time(status.at),
        "state": str(status.state),
        "running": status.holder,
        "problems": list(status.problems),
        "sources": [_source_json(source) for source in status.sources],
        "channels": [
            {
                "channel": one.name,
                "stopped": one.stopped,
                "problem": one.problem,
                **{state: one.counts.get(state, 0) for state in ledger.STATES},
            }
            for one in status.channels
        ],
        "dead_letters": sum(one.counts.get("dead", 0) for one in status.channels),
    }


def _source_json(source: SourceStatus) -> dict[str, object]:
    coverage = source.coverage
    return {
        "source": source.name,
        "enabled": source.enabled,
        "healthy": not source.problems,
        "problems": list(source.problems),
        "interval": source.interval.total_seconds(),
        "last_poll": _time(source.last_poll),
        "last_success": _time(source.last_success),
        "last_new_record": _time(source.last_new_record),
        "failures_in_row": source.failures_in_row,
        "fill_rates": dict(source.fill_rates),
        "fill_pages": source.fill_pages,
        "watched_since": _time(source.watched_since),
        "backlog": source.backlog,
        "dead_letters": source.dead_letters,
        "quarantined": source.quarantined,
        "completeness": _coverage_json(coverage, source.proven_until) if coverage else None,
        "gaps": [_gap_json(gap) for gap in coverage.gaps] if coverage else [],
    }


def _coverage_json(coverage: Coverage, proven: dt.datetime | None) -> dict[str, object]:
    return {
        "since": _time(coverage.since),
        "until": _time(coverage.until),
        "nothing_missed": proven == coverage.until,
        "proven_until": _time(proven),
        "polls": coverage.polls,
        "complete_polls": coverage.complete,
        "false_304": coverage.lies,
        "failures": {outcome.value: count for outcome, count in coverage.failures.items()},
        "sections": [
            {
                "section": one.section,
                "readings": one.readings,
                "unchanged": one.unchanged,
                "failed": one.failed,
                "least_overlap": one.least_overlap,
                "last_good": _time(one.last_good_at),
            }
            for one in coverage.sections
        ],
    }


def _gap_json(gap: Gap) -> dict[str, object]:
    return {"section": gap.section, "reason": gap.reason, "since": _time(gap.since), "until": _time(gap.until)}


def _time(at: dt.datetime | None) -> str | None:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if at else None

"""Times as the frontier keeps them: ISO 8601 UTC text that sorts by time."""

from datetime import UTC, date, datetime, time, timedelta

Window = tuple[date | None, date | None]  # first and last publication date, None: open

SET_BACK = timedelta(minutes=1)  # what was noted so much later than now was so by a clock set back since
RECHECK_AT_LEAST = timedelta(hours=1)
RECHECK_UNTIL = timedelta(days=90)


def stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def stamp_or_none(at: datetime | None) -> str | None:
    return stamp(at) if at else None


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def born(published: date | None, discovered_at: datetime) -> datetime:
    """When an article's age starts: its date, else when it was first seen."""
    return datetime.combine(published, time(), UTC) if published else discovered_at


def recheck_at(fetched_at: datetime, born_at: datetime) -> datetime | None:
    """When a page is due again: the time since its last fetch exceeds a fifth of its age, and an hour; None: never.

    At t the age is t - born: t - fetched > (t - born) / 5 holds from fetched + (fetched - born) / 4 on. An age over
    90 days ends it.
    """
    due = fetched_at + max(RECHECK_AT_LEAST, (fetched_at - born_at) / 4)
    return due if due - born_at <= RECHECK_UNTIL else None


def is_within(published: date | None, window: Window | None) -> bool:
    """False only for a known date outside the window."""
    since, until = window or (None, None)
    return published is None or ((since is None or published >= since) and (until is None or published <= until))

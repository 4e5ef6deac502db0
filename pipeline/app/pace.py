"""How often a source is polled, and whether the clock has jumped. Pure."""

import datetime as dt

SLOWEST = dt.timedelta(minutes=30)
"""A failing source is still looked at this often, or at its own interval where that is longer: never off."""
SPREAD = dt.timedelta(seconds=3)
"""Over which the first polls of all sources are spread."""
JUMP = dt.timedelta(seconds=30)


def delay(interval: dt.timedelta, failures: int, *, everyone_fails: bool = False) -> dt.timedelta:
    """Time to the next poll after so many failed polls in a row: doubled from the second on, up to SLOWEST.

    Where every source fails it is our own network: no server is spared by waiting, so nothing slows down.
    """
    if failures < 2 or everyone_fails:
        return interval
    slowed = interval * (1 << min(failures - 1, 12))
    return min(slowed, max(interval, SLOWEST))


def spread(position: int, sources: int, interval: dt.timedelta) -> dt.timedelta:
    """How long after the start a source is first polled: the first at once, all within SPREAD."""
    return min(interval, SPREAD) / max(sources, 1) * position


def jumped(wall: dt.timedelta, steady: dt.timedelta) -> bool:
    """Whether the wall clock moved otherwise than time passed: set by hand, by NTP, or a machine that slept."""
    return abs(wall - steady) > JUMP

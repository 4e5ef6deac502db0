"""Polls: one pass over one source, and `csto poll`, which makes one over each and delivers what is due."""

import datetime as dt
from collections.abc import Sequence

from crawler import crawl
from crawler.crawl import VisitSettings
from crawler.model import Source
from pipeline import schema
from pipeline.app import heap, side_by_side, watching, workshop
from pipeline.app.config import Config
from pipeline.app.passes import Pass
from pipeline.app.result import Result
from pipeline.app.tally import Tally
from pipeline.app.work import Stop, Wake
from pipeline.app.workshop import Workshop
from pipeline.flow import Telling

PATIENCE = dt.timedelta(seconds=60)
"""How long a one-off command waits for its channels."""


def never() -> bool:
    return False


def nobody() -> None:
    """Nobody is there to be woken."""


def untold(tally: Tally) -> None:
    """Nobody is there to be told."""


def poll(config: Config, names: Sequence[str], *, recheck: bool = False) -> Result:
    """One pass over the sources named, else all enabled ones; the house is looked at, and what is due is delivered."""
    with workshop.opened(config) as shop:
        chosen = shop.sources(tuple(names))
        result = side_by_side.run(
            config.crawl.workers, chosen, lambda source, stop: poll_source(shop, source, recheck=recheck, stop=stop)
        )
        with shop.desk() as desk:
            told = watching.house(desk, config)
    return result + Result(counters={"alerts": len(told)} if told else {}) + deliver(config)


def poll_source(
    shop: Workshop, source: Source, *, recheck: bool = False, stop: Stop = never, wake: Wake = nobody
) -> Result:
    """One pass over one source, in the calling thread. Its first one is the baseline, which alerts nothing."""
    with shop.desk() as probe:
        is_first = probe.frontier.baseline(source.name) is None
    with shop.desk(Telling.NOTHING if is_first else Telling.NEWS) as desk:
        one = Pass(source, desk, shop.evidence, wake=wake, told=untold, is_watched=True)
        tally = one.work(
            crawl.visit(
                source,
                fetcher=shop.fetcher,
                frontier=desk.frontier,
                clock=shop.clock,
                settings=VisitSettings(recheck=recheck),
                transaction=lambda: schema.transaction(desk.db),
                stop=stop,
            )
        )
        stale_after, drops = shop.policy.stale_after, one.wellness.drops
        one.count_alerts(watching.after_poll(desk, source, shop.config.sources(), stale_after, drops))
    if tally.counts["pages"]:
        heap.trim()
    return tally.result(source.name)


def deliver(config: Config, patience: dt.timedelta = PATIENCE) -> Result:
    """Everything due, to every channel at once. What a channel did not take is named, and tried again when due."""
    from pipeline import delivery
    from pipeline.app import channels

    delivered, failures = 0, []
    for drained in delivery.drain(channels.carriers(config), patience=patience):
        delivered += drained.delivered
        if drained.error:
            failures.append(f"channel {drained.channel}: {drained.error}")
        elif not drained.is_finished:
            failures.append(
                f"channel {drained.channel}: not done after {patience.total_seconds():.0f} s; it goes on later"
            )
        if drained.failed and drained.next_due is None and drained.is_finished:
            failures.append(f"channel {drained.channel}: stopped, it wants nothing more; see `csto alerts`")
        elif drained.failed or drained.dead:
            failures.append(
                f"channel {drained.channel}: {drained.failed} not taken, to be tried again; {drained.dead} given up; "
                "see `csto alerts`"
            )
    return Result(counters={"delivered": delivered} if delivered else {}, failures=tuple(failures))

"""Carries what is due to one channel: claims, attempts, notes the answer, tells the other channels of trouble here."""

import datetime as dt
import logging
import os
import threading
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Protocol

from sqlite_utils import Database

from pipeline import holding, operations, routing
from pipeline.alert import Policy
from pipeline.channels.errors import Permanent, Transient
from pipeline.claims import Claim
from pipeline.model import Alert
from pipeline.outbox import Outbox
from pipeline.schema import transaction

BATCH = 10
"""Claimed at a time: few enough to be attempted within the lease."""
LONGEST_ATTEMPT = dt.timedelta(minutes=3)
"""No attempt is begun with less than this left of its lease."""
TOLD_AFTER = 7
"""Failed attempts of one message, some minutes of them, after which the other channels are told of this one."""
TOLD_AFTER_SELDOM, SELDOM = 3, dt.timedelta(minutes=5)
"""As many are enough where the last two are so far apart, as from cron: seven would be half a day."""
MAX_DEFERRALS = 20
"""Times a Retry-After is taken for a pause rather than for a failed attempt."""

_log = logging.getLogger(__name__)
Clock = Callable[[], dt.datetime]


class Channel(Protocol):
    """Where messages go. Used by one thread at a time."""

    name: str

    def send(self, alert: Mapping[str, object], attempt: int, taken: Collection[str] = ()) -> str:
        """The answer in one line; raises Transient or Permanent. `taken`: receivers that have it already."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one attempt ended, for the log and the metrics. `state` is that of the delivery afterwards."""

    channel: str
    id: str
    type: str
    number: int
    state: str
    answer: str


@dataclass(frozen=True, slots=True)
class Drained:
    """What became of a channel's due messages. `error` names why the channel's own work broke off."""

    channel: str
    delivered: int = 0
    failed: int = 0
    dead: int = 0
    error: str | None = None
    is_finished: bool = True
    next_due: dt.datetime | None = None  # None where nothing waits, or the channel is stopped

    def plus(self, attempt: Attempt) -> "Drained":
        return replace(self, **{attempt.state: getattr(self, attempt.state) + 1})

    def then(self, later: "Drained") -> "Drained":
        """Both passes together, as the later one left the channel."""
        return replace(
            later,
            delivered=self.delivered + later.delivered,
            failed=self.failed + later.failed,
            dead=self.dead + later.dead,
            error=later.error or self.error,
        )


@dataclass(frozen=True, slots=True)
class Carrier:
    """All that a channel's thread needs. `open_outbox` is called in that thread."""

    channel: Channel
    policy: Policy
    open_database: Callable[[], Database]
    clock: Clock
    rng: Random
    report: Callable[[Attempt], None]  # called in the channel's thread
    told: threading.Event = field(default_factory=threading.Event)  # set when something was put for the others
    stopping: threading.Event = field(default_factory=threading.Event)

    def carry(self, outbox: Outbox) -> Drained:
        """Attempts everything due, batch by batch, until nothing is."""
        tally, token = Drained(self.channel.name), f"{os.getpid()}-{uuid.uuid4().hex}"
        while not self.stopping.is_set():
            holding.prepare(outbox, self.channel.name, self.clock(), self.policy)
            claims = outbox.claim(self.channel.name, self.clock(), BATCH, token=token)
            if not claims:
                break
            for attempt in self._attempts(outbox, claims):
                tally = tally.plus(attempt)
                self.report(attempt)
                if attempt.state == "delivered" and tally.delivered == 1:
                    self._tell(outbox, operations.channel_recovered, self.channel.name)
        return replace(tally, next_due=outbox.next_due(self.channel.name))

    def _attempts(self, outbox: Outbox, claims: Sequence[Claim]) -> Iterator[Attempt]:
        """One after another; what is left when the channel closes, the lease nears its end or we stop goes back."""
        for position, claim in enumerate(claims):
            opens, now = outbox.opens_at(self.channel.name), self.clock()
            is_late = now > claim.until - LONGEST_ATTEMPT
            if self.stopping.is_set() or is_late or opens is None or opens > now:
                outbox.release(claims[position:])
                return
            yield self._attempt(outbox, claim)

    def _attempt(self, outbox: Outbox, claim: Claim) -> Attempt:
        try:
            answer = self.channel.send(claim.alert, claim.attempts + 1, claim.taken)
        except Transient as error:
            return self._failed(outbox, claim, error)
        except Permanent as error:
            return self._refused(outbox, claim, error)
        except Exception as error:  # noqa: BLE001 - a fault in one channel is a failed attempt, not its thread's end
            _log.exception("channel %s: internal error", claim.channel)
            return self._failed(outbox, claim, Transient(f"internal error: {type(error).__name__}", taken=claim.taken))
        outbox.delivered(claim, answer, self.clock())
        return self._ended(claim, "delivered", answer)

    def _failed(self, outbox: Outbox, claim: Claim, error: Transient) -> Attempt:
        """A pause the receiver asked for costs no attempt, within reason, and holds for the whole channel."""
        answer, now = str(error), self.clock()
        asked = min(error.retry_after, routing.LONGEST_RETRY_AFTER) if error.retry_after else None
        counts = asked is None or claim.deferrals >= MAX_DEFERRALS
        if counts and routing.is_spent(claim.spent + 1):
            return self._dead(outbox, claim, answer, error.taken)
        pause = asked if asked and not counts else routing.pause(claim.spent + 1, self.rng.random(), asked)
        quiet = None if claim.urgent else routing.quiet_until(now + pause, self.policy)
        outbox.failed(claim, answer, now, quiet or now + pause, counts=counts, taken=error.taken)
        rest = asked or routing.rest(outbox.failures(claim.channel) + 1)
        outbox.rest(claim.channel, now + (rest or dt.timedelta(0)))
        is_seldom = claim.attempted_at is not None and now - claim.attempted_at >= SELDOM
        if claim.spent + counts >= (TOLD_AFTER_SELDOM if is_seldom else TOLD_AFTER):
            self._tell(outbox, operations.channel_failing, claim.channel, claim.id, answer)
        return self._ended(claim, "failed", answer)

    def _refused(self, outbox: Outbox, claim: Claim, error: Permanent) -> Attempt:
        if not error.stop_channel:
            return self._dead(outbox, claim, str(error))
        now, answer = self.clock(), str(error)
        outbox.failed(claim, answer, now, now)
        outbox.stop(claim.channel, answer, now)
        self._tell(outbox, operations.channel_stopped, claim.channel, answer)
        return self._ended(claim, "failed", answer)

    def _dead(self, outbox: Outbox, claim: Claim, answer: str, taken: tuple[str, ...] = ()) -> Attempt:
        outbox.dead(claim, answer, self.clock(), taken=taken)
        self._tell(outbox, operations.dead_letter, claim.channel, claim.id, answer)
        return self._ended(claim, "dead", answer)

    def _tell(self, outbox: Outbox, words: Callable[..., tuple[Alert, ...]], *about: str) -> None:
        """About this channel, through the others."""
        others = tuple(channel for channel in self.policy.channels if channel.name != self.channel.name)
        elsewhere, now = replace(self.policy, channels=others), self.clock()
        with transaction(outbox.db):
            for alert in words(*about, outbox.open_conditions(), now):
                outbox.put(alert, routing.routes(alert, elsewhere, now))
                self.told.set()

    def _ended(self, claim: Claim, state: str, answer: str) -> Attempt:
        return Attempt(claim.channel, claim.id, str(claim.alert["type"]), claim.attempts + 1, state, answer)

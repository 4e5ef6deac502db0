"""The outbox: what is to be told, to whom, and how far that has come. Rows commit with their cause.

pending ──claim──> delivered              held ──its time──> pending, inside one digest
   │  └─> failed ──pause──> claim ...         (quiet hours, digest channels, bursts)
   └────> dead, after the last attempt

A claim is a lease: where its holder dies, the row is due again when it runs out, or as soon as the next holder of the
state says that all older claims are void (`release_claims`).
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence

from sqlite_utils import Database

from pipeline import alert as alerts
from pipeline import claims, routing
from pipeline.claims import Claim
from pipeline.model import Alert, AlertType
from pipeline.operations import MOMENTARY, Condition
from pipeline.routing import Route
from pipeline.schema import transaction

LEASE = dt.timedelta(minutes=10)


class Outbox:
    """Messages and deliveries of one database; belongs to the thread that opened it."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def put(self, alert: Alert, routes: Iterable[Route], *, urgent: bool = False) -> int | None:
        """Inside the caller's transaction. The message's number; None where the alert is known already.

        `urgent` deliveries ignore the quiet hours and join no burst.
        """
        number = self._message(alert)
        if number is not None:
            for route in routes:
                self.db.execute(
                    "INSERT OR IGNORE INTO deliveries (message, channel, state, due_at, urgent) VALUES (?, ?, ?, ?, ?)",
                    [number, route.channel, route.state, stored(route.due_at), int(urgent)],
                )
        return number

    def raised(self, root: str) -> frozenset[AlertType]:
        """Types ever raised for a statement, whichever of its copies and translations they were about.

        One that was told before it was known to be the other's translation was so under its own id.
        """
        rows = self.db.execute(
            "SELECT DISTINCT type FROM messages WHERE root = ?1 "
            "OR root IN (SELECT id FROM records WHERE root = ?1 AND root <> id)",
            [root],
        )
        return frozenset(AlertType(kind) for (kind,) in rows)

    def claim(
        self, channel: str, now: dt.datetime, limit: int, *, token: str, lease: dt.timedelta = LEASE
    ) -> list[Claim]:
        """Up to `limit` due deliveries, oldest first, for the holder of `token` alone; none of a stopped channel."""
        due = self.next_due(channel)
        if due is None or due > now:
            return []
        with transaction(self.db):
            taken = claims.due(self.db, channel, stored(now), limit, token=token, until=now + lease)
            self._mark(channel, [claim.message for claim in taken], token, now + lease)
        return taken

    def delivered(self, claim: Claim, answer: str, now: dt.datetime) -> None:
        """Even where the lease has run out: it did arrive. What else failed while the channel was down is due now."""
        with transaction(self.db):
            self._result(claim, "delivered", answer, now)
            if routing.is_down(self.failures(claim.channel)):
                self.db.execute(
                    "UPDATE deliveries SET due_at = ?1 WHERE channel = ?2 AND state = 'failed' AND due_at > ?1",
                    [stored(now), claim.channel],
                )
            self.db.execute(
                "INSERT INTO channels (name) VALUES (?) ON CONFLICT (name) DO UPDATE "
                "SET failures = 0, resting_until = NULL WHERE failures > 0 OR resting_until IS NOT NULL",
                [claim.channel],
            )

    def failed(
        self,
        claim: Claim,
        answer: str,
        now: dt.datetime,
        due_at: dt.datetime,
        *,
        counts: bool = True,
        taken: Sequence[str] = (),
    ) -> None:
        """To be tried again at `due_at`. `counts` is False where the receiver only asked to come back later."""
        with transaction(self.db):
            if self._is_held(claim):
                self._result(claim, "failed", answer, now, due_at=due_at, counts=counts, taken=taken)

    def dead(self, claim: Claim, answer: str, now: dt.datetime, *, taken: Sequence[str] = ()) -> None:
        """A dead letter: kept, shown, and sent again only by `retry_all`."""
        with transaction(self.db):
            if self._is_held(claim):
                self._result(claim, "dead", answer, now, taken=taken)

    def release(self, unused: Sequence[Claim]) -> None:
        """Claimed but not attempted: due again at once."""
        with transaction(self.db):
            for claim in unused:
                self.db.execute(
                    "UPDATE deliveries SET claim = NULL WHERE message = ? AND channel = ? AND claim = ?",
                    [claim.message, claim.channel, claim.token],
                )

    def release_claims(self) -> int:
        """Voids every claim. Only for the holder of the state: nobody else can be at work.

        The mark stays: what may have reached its receiver goes out by itself again, under its own id, in no digest.
        """
        with transaction(self.db):
            return self.db.execute(
                "UPDATE deliveries SET claimed_until = '' WHERE claim IS NOT NULL AND claimed_until <> ''"
            ).rowcount

    def bring_forward(self, channel: str, messages: Sequence[int], due_at: str) -> None:
        """These are due at a time as the tables hold it, and the channel's rest is over: a wrong clock set both."""
        with transaction(self.db):
            for message in messages:
                self.db.execute(
                    "UPDATE deliveries SET due_at = ? WHERE message = ? AND channel = ?", [due_at, message, channel]
                )
            self.db.execute("UPDATE channels SET resting_until = NULL WHERE name = ?", [channel])

    def rest(self, channel: str, until: dt.datetime) -> None:
        """The channel failed: nothing of it is tried before `until`, and no attempt of what waits is spent."""
        with transaction(self.db):
            self.db.execute(
                "INSERT INTO channels (name, resting_until, failures) VALUES (?1, ?2, 1) ON CONFLICT (name) "
                "DO UPDATE SET resting_until = max(coalesce(resting_until, ''), ?2), failures = failures + 1",
                [channel, stored(until)],
            )

    def stop(self, channel: str, reason: str, now: dt.datetime) -> None:
        """The receiver wants nothing more (410): what waits is kept until `retry_all` opens the channel again."""
        with transaction(self.db):
            self.db.execute(
                "INSERT INTO channels (name, stopped_at, reason) VALUES (?1, ?2, ?3) "
                "ON CONFLICT (name) DO UPDATE SET stopped_at = ?2, reason = ?3",
                [channel, stored(now), reason],
            )

    def retry_all(self, now: dt.datetime, channel: str | None = None) -> int:
        """Everything undelivered is due now, dead letters with a fresh budget; stopped and resting channels open."""
        which, values = ("AND channel = ?", [channel]) if channel else ("", [])
        with transaction(self.db):
            changed = self.db.execute(
                "UPDATE deliveries SET due_at = ?, urgent = 1, "
                "spent = CASE WHEN state = 'dead' THEN 0 ELSE spent END, deferrals = 0, "
                "state = CASE WHEN digest IS NOT NULL THEN 'held' WHEN state = 'dead' THEN 'failed' ELSE state END "
                f"WHERE state <> 'delivered' {which}",
                [stored(now), *values],
            ).rowcount
            self.db.execute(
                "UPDATE channels SET stopped_at = NULL, reason = NULL, resting_until = NULL, failures = 0 "
                f"WHERE 1 {which.replace('channel', 'name')}",
                values,
            )
        return changed

    def next_due(self, channel: str) -> dt.datetime | None:
        """When there is something to do for the channel; None where nothing waits or it is stopped."""
        (due,) = self.db.execute(
            "SELECT min(CASE WHEN claim IS NULL THEN due_at ELSE max(due_at, claimed_until) END) FROM deliveries "
            "WHERE channel = ? AND digest IS NULL AND state IN ('pending', 'held', 'failed')",
            [channel],
        ).fetchone()
        opens = self.opens_at(channel)
        if due is None or opens is None:
            return None
        return max(dt.datetime.fromisoformat(due), opens)

    def opens_at(self, channel: str) -> dt.datetime | None:
        """When the channel ends its rest, long past where it has none; None where it is stopped."""
        row = self.db.execute("SELECT stopped_at, resting_until FROM channels WHERE name = ?", [channel]).fetchone()
        if row and row[0]:
            return None
        return dt.datetime.fromisoformat(row[1]) if row and row[1] else dt.datetime.min.replace(tzinfo=dt.UTC)

    def failures(self, channel: str) -> int:
        """Attempts that failed in a row on the channel, over all messages."""
        row = self.db.execute("SELECT failures FROM channels WHERE name = ?", [channel]).fetchone()
        return int(row[0]) if row else 0

    def open_conditions(self) -> tuple[Condition, ...]:
        """Trouble told and not taken back: the last word about each subject and code."""
        rows = self.db.execute(
            "SELECT subject, code, type, committed_at, json_extract(alert, '$.data.reason') FROM messages "
            "WHERE number IN (SELECT max(number) FROM messages WHERE subject IS NOT NULL GROUP BY subject, code) "
            "AND type <> 'source.recovered' ORDER BY number"
        )
        return tuple(
            Condition(subject, code, AlertType(kind), dt.datetime.fromisoformat(at), reason)
            for subject, code, kind, at, reason in rows
            if code not in MOMENTARY
        )

    def reasons_since(self, code: str, since: dt.datetime) -> tuple[str, ...]:
        """What was told under an operations code since then, each subject before its reason."""
        rows = self.db.execute(
            "SELECT subject, json_extract(alert, '$.data.reason') FROM messages "
            "WHERE subject IS NOT NULL AND code = ? AND committed_at > ? ORDER BY number",
            [code, stored(since)],
        )
        return tuple(f"{subject}: {reason}" for subject, reason in rows)

    def _message(self, alert: Alert) -> int | None:
        """The number of the new message; None where its id is known."""
        content = json.dumps(alerts.to_json(alert), ensure_ascii=False).encode("utf-8", "replace").decode()
        record = alert.data.get("record")
        rows = self.db.execute(
            "INSERT INTO messages (id, type, alert, root, record_id, source, subject, code, published, first_seen_at, "
            "committed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING number",
            [
                alert.id,
                alert.type.value,
                content,
                alert.root,
                alert.record_id,
                alert.source,
                (alert.data.get("subject") or alert.source) if alert.type in routing.OPERATIONS else None,
                alert.data.get("code"),
                record.get("published") if isinstance(record, Mapping) else None,
                stored(alert.first_seen_at) if alert.first_seen_at else None,
                stored(alert.timestamp),
            ],
        ).fetchall()
        return int(rows[0][0]) if rows else None

    def _mark(self, channel: str, messages: Sequence[int], token: str, until: dt.datetime) -> None:
        for message in messages:
            self.db.execute(
                "UPDATE deliveries SET claim = ?, claimed_until = ? WHERE message = ? AND channel = ?",
                [token, stored(until), message, channel],
            )

    def _is_held(self, claim: Claim) -> bool:
        """Whether nobody else has taken the row since the lease ran out."""
        row = self.db.execute(
            "SELECT 1 FROM deliveries WHERE message = ? AND channel = ? AND claim = ? AND state <> 'delivered'",
            [claim.message, claim.channel, claim.token],
        ).fetchone()
        return row is not None

    def _result(
        self,
        claim: Claim,
        state: str,
        answer: str,
        now: dt.datetime,
        *,
        due_at: dt.datetime | None = None,
        counts: bool = True,
        taken: Sequence[str] = (),
    ) -> None:
        """Writes how an attempt ended; what went out inside a digest ends as the digest does."""
        delivered_at = stored(now) if state == "delivered" else None
        self.db.execute(
            "UPDATE deliveries SET state = ?, answer = ?, attempted_at = ?, delivered_at = ?, claim = NULL, "
            "due_at = coalesce(?, due_at), taken = coalesce(?, taken), attempts = attempts + 1, spent = spent + ?, "
            "deferrals = deferrals + ? WHERE message = ? AND channel = ?",
            [
                *(state, answer, stored(now), delivered_at, stored(due_at) if due_at else None),
                *(json.dumps(taken) if taken else None, int(counts), int(not counts), claim.message, claim.channel),
            ],
        )
        self.db.execute(
            "UPDATE deliveries SET state = ?, answer = ?, attempted_at = ?, delivered_at = ?, attempts = attempts + 1 "
            "WHERE digest = ? AND channel = ?",
            [
                *("held" if state == "failed" else state, answer, stored(now), delivered_at),
                *(claim.message, claim.channel),
            ],
        )


def stored(at: dt.datetime) -> str:
    """A time as the tables hold it: UTC, of one width, so that text compares as time."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")

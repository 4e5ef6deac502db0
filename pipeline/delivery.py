"""Delivery to all channels at once: a thread and a database connection each, so that none waits for another."""

import datetime as dt
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

from pipeline.carrier import Carrier, Drained
from pipeline.errors import StoreError
from pipeline.outbox import Outbox

LONGEST_NAP = dt.timedelta(seconds=15)
"""A waiting thread looks again after this long: another process may have made something due."""
AFTER_TROUBLE = dt.timedelta(seconds=5)


def drain(carriers: Sequence[Carrier], *, patience: dt.timedelta) -> tuple[Drained, ...]:
    """One pass over every channel at once, and another where one had trouble to tell the others.

    A channel not done after `patience` is left behind and named. Its thread ends with the process; what it had
    claimed is due again when the lease runs out.
    """
    limit = time.monotonic() + patience.total_seconds()
    results = _round(carriers, limit)
    if any(carrier.told.is_set() for carrier in carriers):
        again = [carrier for carrier in carriers if results[carrier.channel.name].is_finished]
        for name, later in _round(again, limit).items():
            results[name] = results[name].then(later)
    return tuple(results[carrier.channel.name] for carrier in carriers)


def _round(carriers: Sequence[Carrier], limit: float) -> dict[str, Drained]:
    """One pass of each channel, until the monotonic time `limit`."""
    results = {carrier.channel.name: Drained(carrier.channel.name, is_finished=False) for carrier in carriers}

    def work(carrier: Carrier) -> None:
        results[carrier.channel.name] = _pass(carrier)
        carrier.channel.close()

    _join(carriers, [_thread(partial(work, one), one.channel.name) for one in carriers], limit)
    return dict(results)


class Couriers:
    """Delivery for as long as the daemon runs: a channel's thread sleeps until something is due, or until `wake`."""

    def __init__(self, carriers: Sequence[Carrier], *, trouble: Callable[[str, str], None]) -> None:
        """`trouble` is called with a channel's name and one line where its work broke off (it goes on later)."""
        self._carriers = tuple(carriers)
        self._trouble = trouble
        self._wakers = {carrier.channel.name: threading.Event() for carrier in carriers}
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        self._threads = [_thread(partial(self._run, one), one.channel.name) for one in self._carriers]

    def wake(self) -> None:
        """Something new was committed: look now. Callable from any thread."""
        for waker in self._wakers.values():
            waker.set()

    def stop(self, patience: dt.timedelta) -> tuple[str, ...]:
        """Ends after the attempts in hand; names of the channels not done within `patience`."""
        for carrier in self._carriers:
            carrier.stopping.set()
        self.wake()
        return _join(self._carriers, self._threads, time.monotonic() + patience.total_seconds())

    def _run(self, carrier: Carrier) -> None:
        waker = self._wakers[carrier.channel.name]
        while not carrier.stopping.is_set():
            waker.clear()
            result = _pass(carrier)
            if result.error is not None:
                self._trouble(carrier.channel.name, result.error)
            if carrier.told.is_set():
                carrier.told.clear()
                self.wake()
            waker.wait(self._nap(carrier, result).total_seconds())
        carrier.channel.close()

    def _nap(self, carrier: Carrier, result: Drained) -> dt.timedelta:
        if result.error is not None:
            return AFTER_TROUBLE
        if result.next_due is None:
            return LONGEST_NAP
        return min(LONGEST_NAP, max(result.next_due - carrier.clock(), dt.timedelta(milliseconds=50)))


def _pass(carrier: Carrier) -> Drained:
    """Everything due of one channel, on a connection of this thread's own."""
    try:
        database = carrier.open_database()
        try:
            return carrier.carry(Outbox(database))
        finally:
            database.close()
    except (sqlite3.Error, StoreError) as error:
        return Drained(carrier.channel.name, error=str(error))
    except Exception as error:  # noqa: BLE001 - told, and tried again: a thread that ended would leave a silent channel
        return Drained(carrier.channel.name, error=f"unexpected {type(error).__name__}: {error}")


def _thread(work: Callable[[], None], channel: str) -> threading.Thread:
    """A daemon thread: a receiver that never answers must not keep the process alive."""
    thread = threading.Thread(target=work, name=f"channel {channel}", daemon=True)
    thread.start()
    return thread


def _join(carriers: Sequence[Carrier], threads: Sequence[threading.Thread], limit: float) -> tuple[str, ...]:
    """Waits for all of them together; those not done are told to stop after the attempt in hand, and named."""
    late = []
    for carrier, thread in zip(carriers, threads, strict=False):
        thread.join(max(0.0, limit - time.monotonic()))
        if thread.is_alive():
            carrier.stopping.set()
            late.append(carrier.channel.name)
    return tuple(late)

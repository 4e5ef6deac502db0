"""Why a message did not arrive, split by what to do next.

DeliveryError
├── Transient        try again, with growing pauses; `retry_after` where the receiver named a time
└── Permanent        this message will never be taken; `stop_channel` where the receiver wants none at all

The text is one line for a person and the ledger; it never holds a secret. `taken` marks those of a channel's several
receivers that do have the message: they get no second one.
"""

import datetime as dt


class DeliveryError(Exception):
    """Base of the tree."""


class Transient(DeliveryError):
    """Nothing is wrong with the message: the network, a busy or broken receiver."""

    def __init__(self, answer: str, *, retry_after: dt.timedelta | None = None, taken: tuple[str, ...] = ()) -> None:
        super().__init__(answer)
        self.retry_after = retry_after
        self.taken = taken


class Permanent(DeliveryError):
    """Trying again would get the same answer."""

    def __init__(self, answer: str, *, stop_channel: bool = False) -> None:
        super().__init__(answer)
        self.stop_channel = stop_channel

"""Tells systemd how the daemon is (sd_notify(3)): one datagram a message to $NOTIFY_SOCKET; without it, silence."""

import os
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notifier:
    """`address` is a path, or an abstract name that begins with @; None where nobody listens."""

    address: str | None = None
    watchdog: float | None = None  # seconds within which systemd wants to hear of us

    def ready(self) -> None:
        self._send("READY=1")

    def reloading(self) -> None:
        self._send(f"RELOADING=1\nMONOTONIC_USEC={time.monotonic_ns() // 1000}")

    def stopping(self) -> None:
        self._send("STOPPING=1")

    def alive(self) -> None:
        self._send("WATCHDOG=1")

    def status(self, words: str) -> None:
        """One line, shown by `systemctl status`."""
        self._send("STATUS=" + " ".join(words.split()))

    def _send(self, message: str) -> None:
        """Lost where the socket is gone or full: the daemon does not depend on being heard."""
        if self.address is None:
            return
        name = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
                sender.setblocking(False)
                sender.sendto(message.encode(), name)
        except OSError:
            return


def notifier(env: Mapping[str, str]) -> Notifier:
    """From $NOTIFY_SOCKET, $WATCHDOG_USEC and $WATCHDOG_PID."""
    address = env.get("NOTIFY_SOCKET") or None
    if address is not None and address[0] not in "/@":
        address = None
    ours = env.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    period = env.get("WATCHDOG_USEC", "")
    watchdog = int(period) / 1_000_000 if address and ours and period.isdigit() and int(period) else None
    return Notifier(address, watchdog)

"""What SIGTERM and SIGINT do to a command: before its work begins it ends at once, from then on by an exception.

Nothing is in hand while modules load, and an exception there may end in a library's callback, where it is printed and
forgotten. This module is loaded first, so it loads next to nothing itself.
"""

import os
import signal
from types import FrameType

DAEMON = "run"
"""The command that is told to end by a signal and to read its configuration by another: for it that is no failure."""
_ENDING = (signal.SIGTERM, signal.SIGINT)
_INTERRUPTED = 130
_AGAIN = 0.005  # seconds until a signal that came amid an import is looked at again


def end_at_once(arguments: list[str]) -> None:
    """From here on a signal ends the process where it stands: with 0 for the daemon, with 130 and a line otherwise."""
    is_daemon = _command(arguments) == DAEMON
    for number in _ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # a shell's background job is not interrupted
            signal.signal(number, _leave_daemon if is_daemon else _leave)
    if is_daemon:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # the configuration is about to be read anyway


def raise_instead() -> None:
    """From here on a signal is KeyboardInterrupt in the main thread. Only where `end_at_once` was called."""
    for number in _ENDING:
        if signal.getsignal(number) is _leave:
            signal.signal(number, _interrupt)


def work_is_done() -> None:
    """A signal that was still waiting for an import comes too late."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def _command(arguments: list[str]) -> str:
    words = iter(arguments)
    for word in words:
        if word == "--config":
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def _leave(number: int, frame: FrameType | None) -> None:
    try:
        os.write(2, b"csto: interrupted\n")
    finally:
        os._exit(_INTERRUPTED)


def _leave_daemon(number: int, frame: FrameType | None) -> None:
    os._exit(0)


def _interrupt(number: int, frame: FrameType | None) -> None:
    if _is_importing(frame):
        signal.signal(signal.SIGALRM, _interrupt)
        signal.setitimer(signal.ITIMER_REAL, _AGAIN)
        return
    raise KeyboardInterrupt


def _is_importing(frame: FrameType | None) -> bool:
    """A module is being loaded: what is raised may be raised in a callback of the import lock, and lost."""
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False

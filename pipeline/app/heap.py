"""Memory and the system: given back after much work, kept at hand during it.

A daemon that once read a five-megabyte page need not stay that large for a year.
"""

import ctypes
import gc

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -2, -3, -8  # names of mallopt(3)
_KEPT, _PAD, _LARGE = 4 << 20, 256 << 10, 1 << 20  # bytes


def keep() -> bool:
    """Asks glibc to keep a few free megabytes (mallopt(3)), else it gives up and asks again for the same every page.

    False where the C library has no such thing.
    """
    try:
        set_option = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):
        return False
    options = {_TRIM_THRESHOLD: _KEPT, _TOP_PAD: _PAD, _MMAP_THRESHOLD: _LARGE}
    return all(set_option(name, value) for name, value in options.items())


def share() -> bool:
    """Has the threads to come share two arenas (mallopt(3)): with one each, each keeps free what another asks for.

    False where the C library has no such thing.
    """
    try:
        return bool(ctypes.CDLL(None).mallopt(_ARENA_MAX, 2))
    except (AttributeError, OSError):
        return False


def trim() -> bool:
    """Asks glibc to return what is free (malloc_trim(3)); False where the C library has no such thing."""
    gc.collect()
    try:
        given = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError):
        return False
    return bool(given(0))

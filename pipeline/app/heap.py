"""Gives memory back to the system. A daemon that once read a five-megabyte page need not stay that large for a year."""

import ctypes
import gc


def trim() -> bool:
    """Asks glibc to return what is free (malloc_trim(3)); False where the C library has no such thing."""
    gc.collect()
    try:
        given = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError):
        return False
    return bool(given(0))

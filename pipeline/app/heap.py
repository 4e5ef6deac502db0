"""Memory and the system: given back after much work, kept at hand during it.

A daemon that once read a five-megabyte page need not stay that large for a year.
"""

import contextlib
import ctypes
import functools
import gc
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import cast

from pipeline.memo import Memo
from pipeline.text import Kept

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -2, -3, -8  # names of mallopt(3)
_OBJECTS = 10_000, 20, 20  # made before each collection of the young, and collections before one of the older
_KEPT, _PAD, _LARGE = 4 << 20, 256 << 10, 1 << 20  # bytes
_OURS = ("crawler.", "pipeline.")
_COMMAND_OF_HTTPX = "httpx._main"
_Cached = type(functools.lru_cache(len))


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """The collector rests while modules are loaded: it finds nothing there, and takes an eighth of the time.

    So, nearly, does rich, which httpx loads for a command of its own: where that is not to be had, it does without.
    """
    was_on = gc.isenabled()
    sys.modules.setdefault(_COMMAND_OF_HTTPX, cast(ModuleType, None))
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep() -> bool:
    """Asks glibc to keep a few free megabytes (mallopt(3)), else it gives up and asks again for the same every page.

    What is loaded by now stays, so that the collector need not look through it again and again. False where the C
    library has no such thing.
    """
    gc.freeze()
    gc.set_threshold(*_OBJECTS)
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


def forget() -> int:
    """Empties the bounded caches of our functions, which are filled anew as they are used; how many answers they held.

    What they remember of yesterday's pages is of little use tomorrow, and all of them full is some ten megabytes.
    """
    held = 0
    ours = [module for name, module in tuple(sys.modules.items()) if name.startswith(_OURS)]
    for value in (value for module in ours for value in tuple(vars(module).values())):
        if isinstance(value, _Cached) and value.cache_info().maxsize is not None:
            held += value.cache_info().currsize
            value.cache_clear()
            continue
        memo = getattr(value, "__self__", value)  # some are known by their look-up alone
        if isinstance(memo, Memo | Kept):
            held += len(memo)
            memo.clear()
    return held


def trim() -> bool:
    """Asks glibc to return what is free (malloc_trim(3)); False where the C library has no such thing."""
    gc.collect()
    try:
        given = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError):
        return False
    return bool(given(0))

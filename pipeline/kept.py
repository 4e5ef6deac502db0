"""A value that is made when first asked for, then kept beside the fields it was made of."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")


class kept(Generic[Made]):
    """`functools.cached_property` without the lock that it takes before Python 3.12: most of what it costs."""

    def __init__(self, make: Callable[[Any], Made]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Made:
        """Asked once for each instance: from then on its own `__dict__` answers."""
        made = instance.__dict__[self._name] = self._make(instance)
        return made

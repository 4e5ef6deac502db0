"""How two processes share the work on a page: of whom the other waits for, some is taken off. Pure."""

from dataclasses import dataclass

_STEP = 4  # how often the balance must tip before the next kind of work moves
_MOST = 4 * _STEP - 1


@dataclass(slots=True)
class Share:
    """What the process that reads does besides; the process that takes what was read does the rest."""

    _taken_off: int = 0

    def is_waited_for(self) -> None:
        """The reading process was: less for it."""
        self._taken_off = min(self._taken_off + 1, _MOST)

    def is_idle(self) -> None:
        """The reading process had nothing to do: more for it."""
        self._taken_off = max(self._taken_off - 1, 0)

    @property
    def packs(self) -> bool:
        """Whether it packs evidence, which is the first thing to be taken off it."""
        return self._taken_off < _STEP

    @property
    def prints(self) -> bool:
        """Whether it makes fingerprints."""
        return self._taken_off < 2 * _STEP

    @property
    def judges(self) -> bool:
        return self._taken_off < 3 * _STEP

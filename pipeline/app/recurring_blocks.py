"""What is known to recur on a source's pages, for a reader outside a pass."""

from pipeline.app.config import Config
from pipeline.app.stored import reading_if_any
from pipeline.errors import Outdated
from pipeline.recurring import NONE, Recurring, from_json
from pipeline.store import Store


def known_blocks(config: Config, source: str) -> Recurring:
    """As the passes have stored it; nothing where there was none yet, or not in a store as it is written today.

    A reader that was mended is tried on a page before anything has brought the store up to its version.
    """
    try:
        with reading_if_any(config) as database:
            stored = Store(database).recurring(source) if database else None
    except Outdated:
        return NONE
    return from_json(stored) if stored else NONE

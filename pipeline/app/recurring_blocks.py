"""What is known to recur on a source's pages, for a reader outside a pass."""

from pipeline.app.config import Config
from pipeline.app.stored import reading_if_any
from pipeline.recurring import NONE, Recurring, from_json
from pipeline.store import Store


def known_blocks(config: Config, source: str) -> Recurring:
    """As the passes have stored it; nothing where there was none yet."""
    with reading_if_any(config) as database:
        stored = Store(database).recurring(source) if database else None
    return from_json(stored) if stored else NONE

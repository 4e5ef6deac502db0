"""Our events on their way to `pipeline.app.log`, which is loaded for the first of them.

structlog takes a tenth of the time in which a command starts, and most runs have nothing to say.
"""

import logging
from collections.abc import Callable

LOUDEST, QUIETEST = logging.DEBUG, logging.CRITICAL
_OWN = "csto"
_CHATTY = ("apscheduler", "httpx", "httpcore", "apprise", "asyncio", "trafilatura", "charset_normalizer", "htmldate")


class Logger:
    """Says events as structlog's loggers do; of one below the level nothing but the level is looked at."""

    def __init__(self) -> None:
        self._way = logging.getLogger(_OWN)

    def debug(self, event: str, **values: object) -> None:
        self._say(logging.DEBUG, event, values)

    def info(self, event: str, **values: object) -> None:
        self._say(logging.INFO, event, values)

    def warning(self, event: str, **values: object) -> None:
        self._say(logging.WARNING, event, values)

    def error(self, event: str, **values: object) -> None:
        self._say(logging.ERROR, event, values)

    def _say(self, level: int, event: str, values: dict[str, object]) -> None:
        if self._way.isEnabledFor(level):
            self._way.log(level, event, extra={"values": values})


class _Forward(logging.Handler):
    """Hands on to structlog what we say, and records of libraries."""

    def __init__(self, set_up: Callable[[], None] | None) -> None:
        super().__init__()
        self._set_up = set_up

    def emit(self, record: logging.LogRecord) -> None:
        set_up, self._set_up = self._set_up, None
        if set_up is not None:
            set_up()
        import structlog

        logger, values = structlog.get_logger(), getattr(record, "values", None)
        if record.name != _OWN or values is None:
            logger = logger.bind(library=record.name)
            values = {"exc_info": record.exc_info} if record.exc_info else {}
        logger.log(record.levelno, record.getMessage(), **values)


def route(level: int, set_up: Callable[[], None] | None = None) -> None:
    """Sends what is said from `level` on to structlog, and of libraries what matters; `set_up` comes before the first.

    `level` is one of `logging`'s.
    """
    level = min(max(level, LOUDEST), QUIETEST)
    root = logging.getLogger()
    root.handlers[:] = [_Forward(set_up)]
    root.setLevel(max(level, logging.WARNING))
    logging.getLogger(_OWN).setLevel(level)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(level, logging.ERROR) if level > LOUDEST else logging.INFO)

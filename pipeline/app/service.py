"""The daemon put together: signals, the pages it answers, systemd, the schedule; and its end."""

import os
import sys
from collections.abc import Callable, Mapping

from pipeline.app import heap, pages, signals
from pipeline.app.config import Config
from pipeline.app.config_problems import ConfigError
from pipeline.app.daemon import Daemon
from pipeline.app.failures import one_line
from pipeline.app.logger import Logger
from pipeline.app.notify import notifier
from pipeline.app.serve import Server
from pipeline.app.work import Work

log = Logger()


def run(config: Config, work: Work, *, load: Callable[[], Config], env: Mapping[str, str]) -> int:
    """Runs until it is told to end; the exit code. Does not return where work is left that would not end."""
    heap.share()
    with signals.caught() as caught:
        daemon = Daemon(config, work, load=load, notifier=notifier(env))
        server = _server(config, daemon)
        try:
            code = daemon.run(caught)
        finally:
            if server:
                server.stop()
        if not daemon.is_idle():
            _leave(code)
    return code


def _server(config: Config, daemon: Daemon) -> Server | None:
    """The pages. An address that was asked for and cannot be had is an error, the default one only a warning."""
    if config.serve.address == "off":
        return None
    try:
        server = Server(config.serve.address, pages.pages(lambda: daemon.config, daemon.pulse.beat), _report)
    except OSError as error:
        reason = f"serve.address: cannot listen on {config.serve.address}: {error.strerror}"
        if "address" in config.serve.model_fields_set:
            raise ConfigError([f"{config.file}: {reason}"]) from error
        log.warning("no health, metrics and feeds", reason=reason)
        return None
    server.start()
    log.info("serving", address=f"http://{server.address}/")
    return server


def _report(path: str, error: Exception) -> None:
    log.error("page failed", path=path, reason=one_line(error))


def _leave(code: int) -> None:
    """At once: threads in the middle of something are left behind; what they had not committed is done again."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)

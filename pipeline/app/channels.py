"""The channels of a configuration, built, and what carries alerts to them."""

import datetime as dt
import sys
from collections.abc import Callable
from random import Random

from sqlite_utils import Database

from pipeline import schema
from pipeline.app.config import ChannelSpec, Config
from pipeline.app.config_problems import ConfigError
from pipeline.app.logger import Logger
from pipeline.carrier import Attempt, Carrier, Channel
from pipeline.channels import opening
from pipeline.channels.apprise import Apprise
from pipeline.channels.console import Terminal
from pipeline.channels.errors import Permanent
from pipeline.delivery import Couriers

Clock = Callable[[], dt.datetime]
log = Logger()


def now() -> dt.datetime:
    """The wall clock, in UTC."""
    return dt.datetime.now(dt.UTC)


def opened(config: Config, spec: ChannelSpec, *, clock: Clock = now) -> Channel:
    """The channel of a table. Raises ConfigError where its address or secret is of no use."""
    try:
        return opening.channel(
            spec.name,
            spec.type,
            clock=clock,
            terminal=Terminal(file=sys.stdout, markup=False, highlight=False, emoji=False),
            url=spec.url,
            secret=spec.secret,
            path=spec.path,
            timeout=spec.timeout,
        )
    except ValueError as error:
        raise ConfigError([f"{config.file or 'defaults'}: channels.{spec.name}: {error}"]) from error


def check(config: Config, spec: ChannelSpec) -> None:
    """Opens it, and has apprise look for the service: for a person who waits for the answer. Raises ConfigError."""
    channel = opened(config, spec)
    try:
        if isinstance(channel, Apprise):
            channel.services()
    except Permanent as error:
        raise ConfigError([f"{config.file or 'defaults'}: channels.{spec.name}: {error}"]) from error
    finally:
        channel.close()


def carriers(config: Config, *, clock: Clock = now, rng: Random | None = None) -> tuple[Carrier, ...]:
    """One for each channel that alerts go to. Raises ConfigError."""
    active, policy, rng = config.active_channels(), config.policy(), rng or Random()

    def open_database() -> Database:
        return schema.open(config.database, check=False)

    return tuple(
        Carrier(
            channel=opened(config, spec, clock=clock),
            policy=policy,
            open_database=open_database,
            clock=clock,
            rng=rng,
            report=report,
        )
        for spec in config.channel_specs()
        if spec.name in active
    )


def couriers(config: Config) -> Couriers:
    """Delivery for as long as the daemon runs; not started yet."""
    return Couriers(carriers(config), trouble=_trouble)


def report(attempt: Attempt) -> None:
    """One line an attempt in the log."""
    tell = log.info if attempt.state == "delivered" else log.warning
    tell(
        attempt.state,
        channel=attempt.channel,
        alert=attempt.id,
        type=attempt.type,
        attempt=attempt.number,
        answer=attempt.answer,
    )


def _trouble(channel: str, reason: str) -> None:
    log.error("delivery broke off, and goes on later", channel=channel, reason=reason)

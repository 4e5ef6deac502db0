"""The configuration: found, read, checked, and handed on as the values that each stage takes."""

import os
import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from pipeline.app import config_file, config_problems
from pipeline.app.config_model import (
    FILE_ALLOWED,
    Alerts,
    Channel,
    ConsoleChannel,
    Crawl,
    JsonlChannel,
    Serve,
    Settings,
    SourceTable,
)
from pipeline.app.config_problems import ConfigError
from pipeline.app.config_secrets import Secrets

if TYPE_CHECKING:
    from crawler.http import HttpSettings
    from crawler.model import Source
    from crawler.profile import SiteProfile
    from pipeline.alert import Policy

CONSOLE = "console"
"""A channel that is always there, unless a table gives the name to another."""
_SERVICE = re.compile(r"[a-z][a-z0-9+.-]*://\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ChannelSpec:
    """A channel with its secrets resolved: everything needed to build it."""

    name: str
    type: str  # console, jsonl, webhook, apprise
    timeout: timedelta = timedelta(seconds=10)
    url: str | None = field(default=None, repr=False)
    secret: str | None = field(default=None, repr=False)
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run. `file` is where they stand, None for the defaults."""

    settings: Settings = field(default_factory=Settings)
    file: Path | None = None
    env: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def state(self) -> Path:
        """The state folder, from the working directory if relative."""
        return Path.cwd() / Path(self.settings.state).expanduser()

    @property
    def database(self) -> Path:
        return self.state / "csto.db"

    @property
    def crawl(self) -> Crawl:
        return self.settings.crawl

    @property
    def alerts(self) -> Alerts:
        return self.settings.alerts

    @property
    def serve(self) -> Serve:
        return self.settings.serve

    def sources(self) -> "tuple[Source, ...]":
        """Every built-in source as configured, disabled ones too, in the order of `crawler.sites.PROFILES`."""
        from crawler.model import Source
        from crawler.sites import PROFILES

        def source(profile: "SiteProfile", table: SourceTable) -> Source:
            return Source(
                profile=profile,
                base_url=table.base_url or profile.base_url,
                sections=profile.sections if table.sections is None else table.sections,
                enabled=table.enabled,
                interval=table.interval or self.crawl.interval,
            )

        tables = self.settings.sources
        return tuple(source(profile, tables.get(profile.name, SourceTable())) for profile in PROFILES)

    def http_settings(self) -> "HttpSettings":
        """What the fetcher takes. ConfigError where the proxy's secret or the CA bundle is missing."""
        from importlib.metadata import version

        from crawler.http import HttpSettings

        return HttpSettings(
            timeout=self.crawl.timeout,
            retries=self.crawl.retries,
            max_page_bytes=self.crawl.max_page_bytes,
            contact=self.crawl.contact,
            proxy=self._proxy(),
            ca_bundle=self._ca_bundle(),
            robots=self.crawl.robots,
            min_delay=self.crawl.min_delay,
            version=version("csto-monitor"),
        )

    def channel_tables(self) -> dict[str, Channel]:
        """Every channel there is: those of the file, and the console."""
        return {CONSOLE: ConsoleChannel(type="console"), **self.settings.channels}

    def active_channels(self) -> tuple[str, ...]:
        """Names of the channels that alerts go to: `alerts.channels`, else all of the file, else the console."""
        if self.alerts.channels is not None:
            return self.alerts.channels
        return tuple(self.settings.channels) or (CONSOLE,)

    def channel_specs(self) -> tuple[ChannelSpec, ...]:
        """Every channel with its secrets, those not in `alerts.channels` too. ConfigError where a secret is missing."""
        return tuple(self._channel(name, table) for name, table in self.channel_tables().items())

    def channel_spec(self, name: str) -> ChannelSpec:
        """One channel with its secrets. KeyError for an unknown name; ConfigError where a secret is missing."""
        return self._channel(name, self.channel_tables()[name])

    def policy(self) -> "Policy":
        """When and where alerts go."""
        from pipeline.app.config_policy import policy

        return policy(self)

    def check_surroundings(self) -> None:
        """ConfigError, with every problem, unless all that the file points at is there: variables, files, addresses."""
        channels = (partial(self.channel_spec, name) for name in self.channel_tables())
        looks: list[Callable[[], object]] = [self._proxy, self._ca_bundle, *channels]
        wrong: list[str] = []
        for look in looks:
            try:
                look()
            except ConfigError as error:
                wrong += error.problems
        if wrong:
            raise ConfigError(wrong)

    def secret_values(self) -> frozenset[str]:
        """Every secret that can be found now: what no log line may show."""
        secrets = Secrets(self._name, self.env)
        found: set[str] = set()
        for path, table in (("crawl", self.crawl), *self.settings.channels.items()):
            for key in ("proxy", "url", "secret"):
                try:
                    value = secrets.of(table, path, key)
                except ConfigError:
                    continue
                if value and getattr(table, key, None) is None:
                    found.add(value)
        return frozenset(found)

    @property
    def _name(self) -> str:
        return str(self.file or "defaults")

    def _proxy(self) -> str | None:
        value = Secrets(self._name, self.env).of(self.crawl, "crawl", "proxy")
        if value is not None and not _is_proxy(value):
            allowed = "http://host:port or https://host:port, with user:password@ before the host where it needs one"
            raise ConfigError([f"{self._name}: crawl.proxy: the value is no address of a proxy: {allowed}"])
        return value

    def _ca_bundle(self) -> str | None:
        if self.crawl.ca_bundle is None:
            return None
        path = Path(self.crawl.ca_bundle).expanduser()
        if not path.is_file():
            raise ConfigError([f"{self._name}: crawl.ca_bundle: {path} is no file: the path of a file is allowed"])
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
        except OSError as error:  # ssl.SSLError is one
            reason = f"{path} holds no root certificates in PEM form"
            raise ConfigError([f"{self._name}: crawl.ca_bundle: {reason}"]) from error
        return str(path)

    def _channel(self, name: str, table: Channel) -> ChannelSpec:
        secrets, path = Secrets(self._name, self.env), f"channels.{name}"
        kind = str(getattr(table, "type", ""))
        url, secret = secrets.of(table, path, "url"), secrets.of(table, path, "secret")
        if kind in ("webhook", "apprise") and url is None:
            forms = "url, url_env or url_file" if kind == "webhook" else "url_env or url_file"
            raise ConfigError([f"{self._name}: {path}: has no address: {forms} is needed"])
        if kind == "apprise" and not _SERVICE.match(url or ""):
            allowed = "scheme://..., as apprise has it"
            raise ConfigError([f"{self._name}: {path}: the value is no address of a service: {allowed}"])
        file = Path(table.path).expanduser() if isinstance(table, JsonlChannel) else None
        if file is not None and file.is_dir():
            raise ConfigError([f"{self._name}: {path}.path: {file} is a folder: {FILE_ALLOWED} is allowed"])
        return ChannelSpec(name=name, type=kind, timeout=table.timeout, url=url, secret=secret, path=file)


def load(path: Path | str | None = None, env: Mapping[str, str] | None = None) -> Config:
    """The configuration at `path`, else the first found where CONTRACT says, else the defaults.

    Raises ConfigError (one line: file, key, what is allowed). Secrets are looked up when asked for, not here:
    `check_surroundings` looks at all of them.
    """
    env = os.environ if env is None else env
    file = config_file.find(path, env)
    if file is None:
        return Config(env=env)
    tree = config_file.tree(file)
    try:
        settings = Settings.model_validate(tree)
    except ValidationError as error:
        raise ConfigError([f"{file}: {line}" for line in config_problems.problems(error, tree)]) from None
    if wrong := [f"{file}: {line}" for line in _unknown_names(settings)]:
        raise ConfigError(wrong)
    return Config(settings=settings, file=file, env=env)


def _is_proxy(value: str) -> bool:
    if not re.fullmatch(r"https?://[^\s/]+/?", value):
        return False
    from crawler.transport import proxied  # for most no proxy is set

    try:
        proxied(value)
    except ValueError:
        return False
    return True


def _unknown_names(settings: Settings) -> Iterator[str]:
    """A line for each name of a source, topic or channel that stands for nothing."""
    from crawler.sites import PROFILES

    names = [profile.name for profile in PROFILES]
    for name in settings.sources:
        if name not in names:
            yield config_problems.unknown("sources", name, names)
    for channel, table in settings.channels.items():
        for name in table.sources or ():
            if name not in names:
                yield config_problems.unknown(f"channels.{channel}.sources", name, names)
        if table.topics or table.states:
            from pipeline import classify

            for key, names_of in (("topics", classify.topics()), ("states", classify.states())):
                for name in getattr(table, key) or ():
                    if name not in names_of:
                        yield config_problems.unknown(f"channels.{channel}.{key}", name, names_of)
    for name in settings.alerts.channels or ():
        if name not in settings.channels and name != CONSOLE:
            yield config_problems.unknown("alerts.channels", name, (CONSOLE, *settings.channels))

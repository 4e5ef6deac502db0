"""The configuration's file: where it is looked for, and what stands in it."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pipeline.app.config_problems import ConfigError

_LARGEST = 1_000_000
"""Bytes of a configuration. A thousand times what one has; what is larger is another file, and slow to parse."""


def find(path: Path | str | None, env: Mapping[str, str]) -> Path | None:
    """The file to read: a named one must be there, the others are looked for in CONTRACT's order."""
    if path is not None:
        return Path(path)
    if env.get("CSTO_CONFIG"):
        return Path(env["CSTO_CONFIG"])
    home = env.get("XDG_CONFIG_HOME") or str(Path(env.get("HOME") or "~").expanduser() / ".config")
    places = (Path("csto.toml"), Path(home) / "csto" / "csto.toml", Path("/etc/csto/csto.toml"))
    return next((place for place in places if place.exists()), None)


def tree(file: Path) -> dict[str, object]:
    """What stands in it, with lists as tuples, the frozen form that the model takes. Raises ConfigError."""
    return _frozen(_parse(file))


def _parse(file: Path) -> dict[str, object]:
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise ConfigError([f"{file}: is no configuration: more than {_LARGEST:,} bytes"])
        return tomllib.loads(content.decode("utf-8-sig") + "\n")  # so that a mistake in the last line has a place
    except OSError as error:
        raise ConfigError([f"{file}: cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([f"{file}: is not UTF-8 text"]) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([f"{file}: is not TOML: {error}"]) from error
    except RecursionError as error:
        raise ConfigError([f"{file}: is no configuration: nested too deep"]) from error


def _frozen(table: dict[str, object]) -> dict[str, object]:
    return {key: _value(item) for key, item in table.items()}


def _value(value: object) -> object:
    if isinstance(value, dict):
        return _frozen(value)
    return tuple(_value(item) for item in value) if isinstance(value, list) else value

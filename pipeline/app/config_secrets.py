"""Secrets stand in the environment or in a file of their own, never in the configuration."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from pipeline.app.config_problems import ConfigError

_LARGEST = 65_536


@dataclass(frozen=True, slots=True)
class Secrets:
    """Looks up what `x_env` and `x_file` keys point at. `file` is the configuration's name, for errors."""

    file: str
    env: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)

    def of(self, table: BaseModel, path: str, key: str) -> str | None:
        """The value of `key`, `key_env` or `key_file` in a table; None where none is set.

        Raises ConfigError where two are set, or where the one that is set leads to nothing.
        """
        forms = {form: getattr(table, form, None) for form in (key, f"{key}_env", f"{key}_file")}
        given = [(form, value) for form, value in forms.items() if value is not None]
        if len(given) > 1:
            raise self._error(f"{path}.{given[1][0]}: {given[0][0]} is set too; one of them is allowed")
        if not given:
            return None
        form, value = given[0]
        if form == key:
            return str(value)
        found = self._variable(path, form, value) if form.endswith("_env") else self._file(path, form, value)
        if not found or any(letter in found for letter in "\r\n\0"):
            raise self._error(f"{path}.{form}: {value} holds {'more than one line' if found else 'nothing'}")
        return found

    def _variable(self, path: str, form: str, name: str) -> str:
        if name not in self.env:
            raise self._error(f"{path}.{form}: the environment variable {name} is not set")
        return self.env[name].strip()

    def _file(self, path: str, form: str, name: str) -> str:
        try:
            with Path(name).expanduser().open("rb") as stream:
                return stream.read(_LARGEST).decode("utf-8").strip()
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
            raise self._error(f"{path}.{form}: {name} cannot be read: {reason}") from error

    def _error(self, problem: str) -> ConfigError:
        return ConfigError([f"{self.file}: {problem}"])

"""What is wrong with a configuration, in lines that name the key and say what is allowed. Pure."""

import difflib
import typing
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pipeline.app.config_model import CHANNELS, Channel, Settings, SourceTable

_SECRET_WORDS = ("url", "secret", "proxy", "password", "token", "key")


class ConfigError(Exception):
    """The configuration cannot be used. `str()` is one line: file, key, what is allowed; `problems` holds all."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        more = f" (and {len(problems) - 1} more: `csto check config` lists them)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")


def problems(error: ValidationError, tree: dict[str, object]) -> Iterator[str]:
    """One line for each thing pydantic found; `tree` is the file as parsed.

    A list left without a good item is not told of besides the bad one in it.
    """
    found = error.errors(include_url=False)
    within = {detail["loc"][:-1] for detail in found}
    for detail in found:
        if detail["loc"] not in within:
            yield _line(detail, tree)


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean x?` where something known is close, else nothing."""
    close = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""


def unknown(path: str, word: str, known: Iterable[str]) -> str:
    """The line for a name that stands for nothing."""
    names = sorted(known)
    return f"{path}: {shown(word)} is not known{nearest(word, names) or '.'} Allowed: {', '.join(names)}"


def shown(value: object) -> str:
    """A value as it stands in the file, short, without control characters."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        clean = "".join(letter if letter.isprintable() else "?" for letter in value)
        return f'"{clean[:57]}..."' if len(clean) > 60 else f'"{clean}"'
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list | tuple):
        return f"[{', '.join(shown(item) for item in value)}]"[:80]
    return str(value)[:40]


def _line(detail: ErrorDetails, tree: dict[str, object]) -> str:
    loc = _without_tag(detail["loc"], tree)
    path, last = dotted(loc), str(loc[-1])
    model = _model_at(loc[:-1], tree)
    match detail["type"]:
        case "extra_forbidden":
            return _unknown_key(path, last, model)
        case "missing":
            return f"{path}: is missing: {_allowed(loc, tree)}"
        case "union_tag_not_found":
            return f"{path}.type: is missing: one of {_listed(CHANNELS)}"
        case "union_tag_invalid":
            given = str((detail.get("ctx") or {}).get("tag", ""))
            return f"{path}.type: {shown(given)} is not allowed: one of {_listed(CHANNELS)}{nearest(given, CHANNELS)}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{path}: {shown(detail['input'])} is not allowed: a table [{path}]"
    if len(loc) > 1 and loc[0] == "channels" and last == "[key]":
        return f"{dotted(loc[:-1])}: is no name for a channel: letters, digits, - and _"
    return f"{path}: {_value(loc, detail['input'])} is not allowed: {_allowed(loc, tree)}"


def _unknown_key(path: str, last: str, model: type[BaseModel] | None) -> str:
    known = list(model.model_fields) if model else []
    if f"{last}_env" in known:
        return f"{path}: a secret does not stand in the file: use {last}_env or {last}_file"
    return f"{path}: unknown key{nearest(last, known) or '.'} Allowed: {', '.join(known)}"


def _value(loc: Sequence[int | str], value: object) -> str:
    """The value as shown in an error; never one that may hold a secret."""
    secret = loc[0] == "channels" and any(word in str(loc[-1]) for word in _SECRET_WORDS)
    secret = secret or (isinstance(value, str) and "://" in value and "@" in value)
    return "the value" if secret else shown(value)


def dotted(loc: Sequence[int | str]) -> str:
    """`("channels", "desk", "types", 0)` as `channels.desk.types[0]`."""
    path = ""
    for step in loc:
        path += f"[{step}]" if isinstance(step, int) else f".{shown(step)[1:-1]}" if path else shown(step)[1:-1]
    return path


def _without_tag(loc: Sequence[int | str], tree: dict[str, object]) -> tuple[int | str, ...]:
    """pydantic puts the union's tag after the channel's name: it stands in no file."""
    if len(loc) > 2 and loc[0] == "channels" and loc[2] in CHANNELS:
        return (*loc[:2], *loc[3:])
    return tuple(loc)


def _model_at(loc: Sequence[int | str], tree: dict[str, object]) -> type[BaseModel] | None:
    """The table a path leads to."""
    if len(loc) == 2 and loc[0] == "channels":
        return _channel_model(str(loc[1]), tree)
    if len(loc) == 2 and loc[0] == "sources":
        return SourceTable
    model: type[BaseModel] | None = Settings
    for step in loc:
        model = _table_of(model, str(step)) if model else None
    return model


def _channel_model(name: str, tree: dict[str, object]) -> type[Channel] | None:
    channels = tree.get("channels")
    table = channels.get(name) if isinstance(channels, dict) else None
    return CHANNELS.get(str(table.get("type"))) if isinstance(table, dict) else None


def _table_of(model: type[BaseModel], step: str) -> type[BaseModel] | None:
    field = model.model_fields.get(step)
    kinds = (field.annotation, *typing.get_args(field.annotation)) if field else ()
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)


def _allowed(loc: Sequence[int | str], tree: dict[str, object]) -> str:
    """The field's own sentence, whatever inside it was wrong."""
    names = [step for step in loc if isinstance(step, str)]
    for end in range(len(names), 0, -1):
        parent = _model_at(names[: end - 1], tree)
        field = parent.model_fields.get(names[end - 1]) if parent else None
        if field and isinstance(field.json_schema_extra, dict):
            return str(field.json_schema_extra.get("allowed", ""))
    return "see state/csto.example.toml"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)

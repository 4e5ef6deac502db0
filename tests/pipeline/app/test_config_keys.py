"""The example and the table of settings tell every key; values of any form are read or refused in one line."""

import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from pipeline.app import config
from pipeline.app.config_model import CHANNELS, Settings, SourceTable
from pipeline.app.config_values import duration, in_words, split_address
from tests.pipeline.app.configured import load

EXAMPLE = Path(__file__).parents[3] / "state" / "csto.example.toml"


def test_the_example_is_valid_as_it_stands(folder: Path) -> None:
    """state/csto.example.toml loads, and says what the defaults say."""
    loaded = config.load(EXAMPLE, {})
    loaded.check_surroundings()
    assert Settings().model_dump(exclude={"sources", "channels"}) == loaded.settings.model_dump(
        exclude={"sources", "channels"}
    )


def test_the_example_is_complete_and_every_line_of_it_valid(folder: Path) -> None:
    """Every key of the model stands in the example; with all optional lines taken in, it still loads."""
    text = "\n".join(line.removeprefix("#: ") for line in EXAMPLE.read_text(encoding="utf-8").splitlines())
    text = "\n".join(line for line in text.splitlines() if not _is_second_form(line, text))
    tree = tomllib.loads(text)
    tables: list[tuple[type[BaseModel], dict[str, object]]] = [
        (Settings, tree),
        (SourceTable, tree["sources"]["csto-en"]),
        *((CHANNELS[table["type"]], table | tree["channels"]["console"]) for table in tree["channels"].values()),
        *((model, tree[name]) for name, field in Settings.model_fields.items() if (model := _table(field.annotation))),
    ]
    written = EXAMPLE.read_text(encoding="utf-8")
    for model, table in tables:
        missing = [key for key in model.model_fields if key not in table and f"#: {key} =" not in written]
        assert [] == missing, model
    assert {*CHANNELS} == {table["type"] for table in tree["channels"].values()}
    load(folder, text)


def _table(annotation: object) -> type[BaseModel] | None:
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def _is_second_form(line: str, text: str) -> bool:
    """`x_file` beside `x_env`: the other way to say one thing."""
    return line.split(" = ")[0].endswith("_file")


def test_the_table_of_settings_explains_every_key() -> None:
    """Each key has a line of help and says what it allows."""
    tables: list[type[BaseModel]] = [
        table for field in Settings.model_fields.values() if (table := _table(field.annotation))
    ]
    tables += [*CHANNELS.values(), SourceTable]
    for model in tables:
        for name, field in model.model_fields.items():
            if name != "type":
                assert field.description, (model, name)
                assert isinstance(field.json_schema_extra, dict), (model, name)


@given(st.integers(0, 10_000), st.sampled_from("smhd"))
def test_durations_survive_being_written_and_read(count: int, unit: str) -> None:
    """What `in_words` writes, `duration` reads as the same span."""
    if count * {"s": 1, "m": 60, "h": 3600, "d": 86400}[unit] > 3650 * 86400:
        return
    span = duration(f"{count}{unit}")
    assert span == duration(in_words(span))


@given(st.text(max_size=20))
def test_any_text_is_a_duration_or_a_value_error(text: str) -> None:
    """No text breaks the reader of durations or addresses in another way."""
    for read in (duration, split_address):
        try:
            read(text)
        except ValueError:
            continue


@given(st.dictionaries(st.text(max_size=8), st.one_of(st.integers(), st.text(max_size=8), st.lists(st.integers()))))
def test_any_tree_is_a_configuration_or_one_clear_line(tree: dict[str, object]) -> None:
    """Whatever stands in a table, the answer is a configuration or lines that name the key."""
    from pydantic import ValidationError

    from pipeline.app.config_problems import problems

    wholes: list[dict[str, object]] = [
        tree,
        {"crawl": tree},
        {"channels": {"x": tree}},
        {"sources": {"csto-en": tree}},
        {"alerts": tree},
    ]
    for whole in wholes:
        try:
            Settings.model_validate(whole)
        except ValidationError as error:
            lines = list(problems(error, whole))
            assert lines
            assert all("\n" not in line and ":" in line for line in lines)

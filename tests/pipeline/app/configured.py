"""A configuration from the text of its file."""

from pathlib import Path

from pipeline.app import config


def load(folder: Path, text: str, env: dict[str, str] | None = None) -> config.Config:
    file = folder / "some.toml"
    file.write_text(text, encoding="utf-8")
    return config.load(file, env or {})

"""A folder for a daemon that is to live through something, and what its receiver was told."""

import socket
import time
from pathlib import Path

from tests.conftest import Inbox, Watch
from tests.killing import ids_by_title, until
from tests.running import CRAWL

HOST = "https://en.odkb-csto.org"
NEW = "statement.new"


def settled(folder: Path, site: str, hook: str, more: str = "") -> Watch:
    channels = f'[channels.desk]\ntype = "webhook"\nurl = "{hook}"\n[alerts]\nburst = 0\n{more}'
    watch = Watch(folder, {"csto-en": site}, channels)
    path = folder / "csto.toml"
    text = (
        path.read_text().replace("[crawl]\n", CRAWL).replace('address = "off"', f'address = "127.0.0.1:{free_port()}"')
    )
    path.write_text(text)
    return watch


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def until_told(inbox: Inbox, wanted: list[str]) -> None:
    """Waits for the statements to be told, and then for some polls more: each once, under one id, and no other."""
    until(lambda: set(ids_by_title(inbox)) >= set(wanted), 30, "a statement was not told")
    time.sleep(1.0)
    told = [one["data"]["record"]["url"] for one in inbox.accepted if one["type"] == NEW]  # type: ignore[index]
    assert sorted(told) == sorted(wanted)


def codes(inbox: Inbox) -> list[tuple[object, object]]:
    """(type, code) of the alerts about ourselves, in order."""
    return [(one["type"], one["data"].get("code")) for one in inbox.accepted if one["type"] != NEW]  # type: ignore[attr-defined]

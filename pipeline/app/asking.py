"""Asks the running daemon how it is: what a stuck database or a late scheduler keeps it from writing down."""

import http.client
import json
import re
from contextlib import closing

from pipeline.app.config_values import split_address

PATIENCE = 3.0
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}


def reasons(address: str, holder: str | None) -> tuple[str, ...]:
    """Why the daemon that holds the state is not ready; empty where it is, where none runs, or where another answers.

    `address` is `serve.address`, `holder` what `lock.holder` gives.
    """
    if address == "off" or holder is None or not holder.startswith("`csto run`"):
        return ()
    try:
        told = _readiness(*split_address(address))
    except TimeoutError:
        return (f"the daemon does not answer on {address}: it hangs, or is stopped",)
    except (OSError, http.client.HTTPException, ValueError):
        return ()  # nobody, or another program: the daemon had found its default address taken
    pid = re.search(r"process (\d+)$", holder)
    if pid is None or told.get("pid") != int(pid[1]):
        return ()
    found = told.get("reasons")
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _readiness(host: str, port: int) -> dict[str, object]:
    """The answer of /readyz, whatever its status."""
    with closing(http.client.HTTPConnection(_EVERYWHERE.get(host, host), port, timeout=PATIENCE)) as connection:
        connection.request("GET", "/readyz")
        told = json.loads(connection.getresponse().read(65_536))
    return told if isinstance(told, dict) else {}

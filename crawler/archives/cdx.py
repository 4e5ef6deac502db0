"""The index of an archive: what is asked, and what the answer says. Pure.

https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server describes it.
"""

import json
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

COLUMNS = ("timestamp", "original", "digest")
"""Of a row."""


class UnreadableIndex(Exception):
    """The index answered with something that is no index; the message is one line."""


def address(base_url: str, host: str, *, since: date | None, rows: int, key: str | None) -> str:
    """Asks for what a host has of pages, at most so many rows from `key` on; no capture is older than `since`."""
    query = [
        ("url", host),
        ("matchType", "host"),
        ("output", "json"),
        ("fl", ",".join(COLUMNS)),
        ("filter", "statuscode:200"),
        ("filter", "mimetype:text/html"),
        ("collapse", "digest"),
        ("limit", str(rows)),
        ("showResumeKey", "true"),
    ]
    if since:
        query.append(("from", since.strftime("%Y%m%d")))
    if key:
        query.append(("resumeKey", key))
    return f"{base_url}/cdx/search/cdx?{urlencode(query)}"


def rows(content: bytes) -> tuple[list[list[str]], str | None]:
    """Rows of an index answer without its heading, and the key to go on with. Raises UnreadableIndex.

    The heading says which columns there are: an index that knows no `fl` sends all of its own.
    """
    if not content.strip():
        return [], None
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableIndex(f"no JSON: {error}") from error
    if not isinstance(answer, list) or not all(isinstance(row, list) for row in answer):
        raise UnreadableIndex("no list of rows")
    key: str | None = None
    if len(answer) >= 2 and answer[-2] == [] and len(answer[-1]) == 1:
        key = str(answer[-1][0]) or None
        answer = answer[:-2]
    named = [str(name) for name in answer[0]] if answer else []
    heading, listed = (named, answer[1:]) if "timestamp" in named else (list(COLUMNS), answer)
    if "original" not in heading or any(len(row) != len(heading) for row in listed):
        raise UnreadableIndex("its rows have not the columns of its heading")
    found = (dict(zip(heading, map(str, row), strict=True)) for row in listed)
    # Without a digest every capture is a version of its own.
    return [
        [row["timestamp"], row["original"], row.get("digest", row["timestamp"])] for row in found if _is_page(row)
    ], key


def _is_page(row: Mapping[str, str]) -> bool:
    """What the filters asked for, where the index names it and may not have heeded them."""
    return row.get("statuscode", "200") == "200" and row.get("mimetype", "text/html") == "text/html"

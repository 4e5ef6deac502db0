"""Everything that goes wrong with sites, on demand."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Any

from crawler.replica import exchange, walls
from crawler.replica.exchange import Answer, Request

_HTML = (("Content-Type", "text/html; charset=utf-8"),)
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; made by the functions below it is named after."""

    name: str
    code: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    text: str = ""

    @classmethod
    def status(cls, code: int, headers: Mapping[str, str] | None = None) -> "Fault":
        """That status, with those headers (`{"Retry-After": "120"}`)."""
        return cls("status", code=code, headers=tuple((headers or {}).items()))

    @classmethod
    def slow(cls, seconds: float) -> "Fault":
        """The page, but late."""
        return cls("slow", seconds=seconds)

    @classmethod
    def drip(cls, seconds: float) -> "Fault":
        """The page at once, but its body in small pieces over that time."""
        return cls("drip", seconds=seconds)

    @classmethod
    def cut(cls) -> "Fault":
        """The connection closes after half of the promised body."""
        return cls("cut")

    @classmethod
    def reset(cls) -> "Fault":
        """The connection is reset (RST) instead of an answer."""
        return cls("reset")

    @classmethod
    def block_page(cls, wall: str = "ddos-guard") -> "Fault":
        """A wall instead of the site: ddos-guard, cloudflare or captcha (the last with status 200)."""
        if wall not in walls.WALLS:
            raise ValueError(f"no such wall: {wall}; known: {', '.join(walls.WALLS)}")
        return cls("block_page", text=wall)

    @classmethod
    def soft_404(cls) -> "Fault":
        """`Page not found` in the site's own dress, with status 200."""
        return cls("soft_404")

    @classmethod
    def redirect(cls, to: str, code: int = 301) -> "Fault":
        """Elsewhere; to the same path for a loop."""
        return cls("redirect", code=code, text=to)

    @classmethod
    def garbage(cls) -> "Fault":
        """Bytes without sense, called text/html."""
        return cls("garbage")

    @classmethod
    def bomb(cls, megabytes: int = 256) -> "Fault":
        """Some kilobytes that unpack to that many megabytes."""
        return cls("bomb", code=megabytes)

    @classmethod
    def huge(cls, megabytes: int = 16) -> "Fault":
        """A page of that size, not compressed."""
        return cls("huge", code=megabytes)

    @classmethod
    def empty(cls) -> "Fault":
        """Status 200 and nothing."""
        return cls("empty")

    @classmethod
    def hollow(cls) -> "Fault":
        """The site's frame without any content: no article, no list."""
        return cls("hollow")

    @classmethod
    def not_modified_lie(cls) -> "Fault":
        """304 to every conditional request, whatever has changed."""
        return cls("not_modified_lie")

    @classmethod
    def wrong_charset(cls, name: str) -> "Fault":
        """The page with another encoding in its header than its bytes have."""
        return cls("wrong_charset", text=name)


def from_json(values: Mapping[str, Any]) -> Fault:
    """`{"name": "status", "code": 500}`: the arguments by their names. Raises ValueError on what is no fault."""
    arguments = {key: value for key, value in values.items() if key != "name"}
    name = str(values.get("name"))
    if name not in _EFFECTS:
        raise ValueError(f"no such fault: {name}; known: {', '.join(_EFFECTS)}")
    try:
        made = getattr(Fault, name)(**arguments)
    except TypeError as error:
        raise ValueError(str(error)) from None
    assert isinstance(made, Fault)
    return made


@dataclass(frozen=True, slots=True)
class Scene:
    """What a fault may use: the request, the true answer, a page of the site with that heading and text."""

    request: Request
    normal: Callable[[], Answer]
    notice: Callable[[str, str], Answer]
    lang: str


def struck(fault: Fault, scene: Scene) -> Answer:
    """The answer the fault makes of it."""
    return _EFFECTS[fault.name](fault, scene)


def _status(fault: Fault, scene: Scene) -> Answer:
    return Answer(fault.code, (*_HTML, *fault.headers), f"<html><body><h1>{fault.code}</h1></body></html>".encode())


def _block_page(fault: Fault, scene: Scene) -> Answer:
    code, headers, page = walls.WALLS[fault.text]
    return Answer(code, (*_HTML, *headers), page.encode())


def _soft_404(fault: Fault, scene: Scene) -> Answer:
    russian = scene.lang == "ru"
    heading = "404 — Страница не найдена" if russian else "404 Page not found"
    text = (
        "Запрошенной страницы не существует." if russian else "The page you asked for does not exist or has been moved."
    )
    return replace(scene.notice(heading, text), status=200)


def _not_modified(fault: Fault, scene: Scene) -> Answer:
    asked = scene.request.headers
    return Answer(304) if "if-none-match" in asked or "if-modified-since" in asked else scene.normal()


def _wrong_charset(fault: Fault, scene: Scene) -> Answer:
    given = scene.normal()
    kept = tuple(pair for pair in given.headers if pair[0] != "Content-Type")
    return replace(given, headers=(("Content-Type", f"text/html; charset={fault.text}"), *kept))


def _bomb(fault: Fault, scene: Scene) -> Answer:
    return Answer(200, (*_HTML, ("Content-Encoding", "gzip")), bomb(fault.code))


def _huge(fault: Fault, scene: Scene) -> Answer:
    line = b"<p>" + b"All quiet at the posts. " * 40 + b"</p>\n"
    return Answer(200, _HTML, (line * (fault.code * _MEGABYTE // len(line) + 1))[: fault.code * _MEGABYTE])


@cache
def bomb(megabytes: int) -> bytes:
    """A sound gzip stream of so many megabytes of blanks, about a thousandth as long."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    blanks = b" " * _MEGABYTE
    return b"".join(packer.compress(blanks) for _ in range(megabytes)) + packer.flush()


_EFFECTS: Mapping[str, Callable[[Fault, Scene], Answer]] = {
    "status": _status,
    "slow": lambda fault, scene: exchange.late(scene.normal(), fault.seconds),
    "drip": lambda fault, scene: exchange.late(scene.normal(), 0.0, fault.seconds),
    "cut": lambda fault, scene: replace(scene.normal(), cut=True),
    "reset": lambda fault, scene: Answer(0, reset=True),
    "block_page": _block_page,
    "soft_404": _soft_404,
    "redirect": lambda fault, scene: Answer(fault.code, (("Location", fault.text), *_HTML), b"<html>Moved</html>"),
    "garbage": lambda fault, scene: Answer(200, _HTML, Random(scene.request.target).randbytes(4096)),
    "bomb": _bomb,
    "huge": _huge,
    "empty": lambda fault, scene: Answer(200, _HTML),
    "hollow": lambda fault, scene: replace(scene.notice("", ""), status=200),
    "not_modified_lie": _not_modified,
    "wrong_charset": _wrong_charset,
}

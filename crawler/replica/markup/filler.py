"""What makes a real page heavy: styles, scripts, a mega menu and a footer, to a wished number of bytes."""

from collections.abc import Callable
from functools import lru_cache

_RULE = ".g{0} .e{1}{{margin:{1}px auto;padding:{0}px 12px;border:1px solid #{0:03x};background:url(/i/{0}.png)}}\n"
_SCRIPT = 'w.push({{"id":{0},"kind":"widget{1}","show":function(e){{return e&&e.n>{0}?"<b>"+e.n+"</b>":null}}}});\n'
_LINK = '<li class="m{1}"><a href="/structure/unit{0}/" title="Unit {0}"><span>Unit {0}</span></a></li>\n'
_FOOT = '<div class="f{1}"><a href="/links/{0}/">Link {0}</a> <a href="https://example.org/{0}">Partner {0}</a></div>\n'


@lru_cache(maxsize=16)
def filler(size: int) -> tuple[str, str, str]:
    """Head, menu and footer of about `size` bytes together: two fifths scripts, the rest in equal parts."""
    if size <= 0:
        return "", "", ""
    part = size // 5
    styles = _fill(part, lambda number: _RULE.format(number, number % 37))
    script = _fill(2 * part, lambda number: _SCRIPT.format(number, number % 11))
    menu = _fill(part, lambda number: _LINK.format(number, number % 7))
    foot = _fill(part, lambda number: _FOOT.format(number, number % 5))
    head = f'<style type="text/css">\n{styles}</style>\n<script type="text/javascript">var w=[];\n{script}</script>\n'
    return head, f"<ul>{menu}</ul>", foot


def _fill(size: int, line: Callable[[int], str]) -> str:
    lines: list[str] = []
    length = number = 0
    while length < size:
        lines.append(line(number))
        length += len(lines[-1])
        number += 1
    return "".join(lines)

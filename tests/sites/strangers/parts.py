"""How the parts of a page may be marked up: headline, date, body, contact, trailer. Each style is one function."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from .content import Shown

E = escape
Style = Callable[["View"], str]
# Class names mean nothing; some of these mislead on purpose.
CLASSES = ("", "a", "x1f", "css-17k2", "content", "sidebar", "footer", "comment", "news-list", "item", "menu", "text",
           "related", "b-page__inner", "flex", "promo", "header", "t-container")  # fmt: skip


@dataclass
class View:
    """A page being rendered: its content, its dice, the styles its template uses."""

    shown: Shown
    rng: random.Random
    headline: Style
    date: Style
    body: Style
    carousel: Style
    notes: list[str] = field(default_factory=list)

    def cls(self) -> str:
        """An attribute, now and then, that means nothing."""
        name = self.rng.choice(CLASSES)
        return f' class="{name}"' if name else ""

    @property
    def ru(self) -> bool:
        return self.shown.lang == "ru"

    def say(self, english: str, russian: str) -> str:
        return russian if self.ru else english

    def beside(self) -> str:
        """What stands on the date's line, escaped: date, image name, attachments."""
        shown = self.shown
        parts = [shown.image] if shown.image else []
        text = " ".join(E(part) for part in ([shown.date] if shown.date else []) + parts)
        links = "".join(f' <a href="/upload/{n}/f.docx">{E(name)}</a>' for n, name in enumerate(shown.attachments))
        return text + links

    def head(self) -> str:
        """Headline and date in this template's styles; a second copy where the page has one."""
        shown = self.shown
        parts = [self.headline(self)] if shown.title else []
        if shown.second:
            parts.append(self.rng.choice(SECONDS)(E(shown.second), "" if shown.glued else self.beside()))
        elif shown.date and not shown.glued:
            parts.append(self.date(self))
        return "\n".join(parts)

    def paragraphs(self) -> list[str]:
        """Escaped paragraphs; a glued date is on the first, unless the second headline took it."""
        texts = [E(part, quote=False) for part in self.shown.paragraphs]
        if self.shown.glued and self.shown.date:
            texts[0] = E(self.shown.date) + texts[0]
        return texts

    def story(self) -> str:
        """Headline, date, body, pictures, contact, trailer."""
        return f"{self.head()}\n{self.rest()}"

    def rest(self) -> str:
        return f"{self.body(self)}\n{self.end()}"

    def end(self) -> str:
        rng, shown = self.rng, self.shown
        images = [E(name) for name in shown.inline]
        kind = rng.randrange(4)
        contact = ""
        lines = [E(line, quote=False) for line in shown.contact]
        if images and lines and not shown.contact_lines and kind == 0:
            lines, images = [" ".join(images + lines)], []
        if lines:
            contact = rng.choice(CONTACT_LINES)(lines) if shown.contact_lines else f"<p>{' '.join(lines)}</p>"
        pictures = "".join(rng.choice(PICTURES)(name) for name in images)
        return pictures + contact + "\n" + self.trailer()

    def trailer(self) -> str:
        texts = self.shown.trailer
        if not texts:
            return ""
        hrefs = ("javascript:history.back()", self.shown.section[1], "/news/")
        links = [(text, href) for text, href in zip(texts, hrefs, strict=False)]
        return self.rng.choice(TRAILER_STYLES)(links)


SECONDS: tuple[Callable[[str, str], str], ...] = (
    lambda title, date: f"<h3>{title}</h3> <span>{date}</span>",
    lambda title, date: f"<p><b>{title}</b> {date}</p>",
    lambda title, date: f"<div>{title} <small>{date}</small></div>",
    lambda title, date: f'<img src="/p.jpg" alt=""><br>{title} {date}<br>',
    lambda title, date: f"<figure><img src='/a.jpg'><figcaption>{title}</figcaption></figure><i>{date}</i>",
)
PICTURES: tuple[Callable[[str], str], ...] = (
    lambda name: f'<p><a href="/upload/{len(name)}.jpg">{name}</a></p>',
    lambda name: f"<div><img src='/upload/1.jpg'><br>{name}</div>",
    lambda name: f"<span>{name}</span> ",
    lambda name: f'<figure><img src="/upload/7.jpg" alt="{name}"><figcaption>{name}</figcaption></figure>',
)
CONTACT_LINES: tuple[Callable[[Sequence[str]], str], ...] = (
    lambda lines: f"<p>{'<br>'.join(lines)}</p>",
    lambda lines: "".join(f"<p>{line}</p>" for line in lines),
    lambda lines: "<div>" + "".join(f"<div><i>{line}</i></div>" for line in lines) + "</div>",
    lambda lines: f"<address>{'<br/>'.join(lines)}</address>",
)
TRAILER_STYLES: tuple[Callable[[Sequence[tuple[str, str]]], str], ...] = (
    lambda links: "".join(f'<p><a href="{href}">{text}</a></p>' for text, href in links),
    lambda links: "<br>".join(f'<a href="{href}">{text}</a>' for text, href in links),
    lambda links: "<ul>" + "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in links) + "</ul>",
    lambda links: "".join(f'<div><a href="{href}">{text}</a></div>' for text, href in links),
    lambda links: "".join(f"<p>{text}</p>" for text, _ in links),
    lambda links: "".join(f"<button onclick=\"location='{href}'\">{text}</button>" for text, href in links),
)


def tag(opening: str, closing: str) -> Style:
    """A headline between these tags."""
    return lambda view: f"{opening}{E(view.shown.title)}{closing}"


HEADLINES: dict[str, Style] = {
    "h1": tag("<h1>", "</h1>"),
    "h2": tag("<h2>", "</h2>"),
    "h3": tag("<h3 class=x>", "</h3>"),
    "h1 spans": tag("<h1><span><span>", "</span></span></h1>"),
    "div": lambda view: f'<div{view.cls()} style="font-size:26px">{E(view.shown.title)}</div>',
    "bold": tag("<b>", "</b><br>"),
    "p strong": tag("<p><strong>", "</strong></p>"),
    "font": tag('<font size="4" color="#003366"><b>', "</b></font><br>"),
    "center": tag('<center><font size="+2">', "</font></center>"),
    "link": lambda view: f'<h2><a href="{view.shown.path}">{E(view.shown.title)}</a></h2>',
    "plain link": lambda view: f'<div><a href="{view.shown.path}"{view.cls()}>{E(view.shown.title)}</a></div>',
    "table": tag("<table><tr><td><b>", "</b></td></tr></table>"),
    "h1 br": lambda view: "<h1>" + E(view.shown.title).replace(" ", " <wbr>", 1) + "</h1>",
}


def beside(opening: str, closing: str) -> Style:
    """The date's line between these tags."""
    return lambda view: f"{opening}{view.beside()}{closing}"


DATES: dict[str, Style] = {
    "time": lambda view: f'<time datetime="{view.shown.published}">{view.beside()}</time>',
    "small": beside("<small>", "</small>"),
    "em": beside("<p><em>", "</em></p>"),
    "text": beside("", "<br>"),
    "after br": beside("<br>", "<br>"),
    "div": beside("<div>", "</div>"),
    "span": beside("<span>", "</span>"),
    "font": beside('<font color="gray" size="1">', "</font><br><br>"),
    "h5": beside("<h5>", "</h5>"),
    "li": beside("<ul><li>", "</li></ul>"),
    "table": beside("<table><tr><td>", "</td></tr></table>"),
    "div spans": lambda view: f"<div><span></span><span>{view.beside()}</span></div>",
}


def each(opening: str, closing: str, around: str = "{}") -> Style:
    return lambda view: around.format("\n".join(f"{opening}{part}{closing}" for part in view.paragraphs()))


def _sentences(view: View) -> str:
    """Every sentence in an element of its own."""
    paragraphs = (re.split(r"(?<=[.!?]) ", part) for part in view.paragraphs())
    return "".join("<p>" + " ".join(f"<span>{one}</span>" for one in part) + "</p>\n" for part in paragraphs)


def _marked(view: View) -> str:
    """Words of the text in bold, in italics, in links: an editor's habit."""
    links = iter(one[2] for one in view.shown.others)

    def mark(text: str) -> str:
        words = text.split(" ")
        for at in range(3, len(words) - 2, 9):
            if "&" in words[at] or "<" in words[at]:
                continue
            kind = view.rng.randrange(4)
            href = next(links, "/about/") if kind == 0 else ""
            words[at] = (f'<a href="{href}">{words[at]}</a>', f"<b>{words[at]}</b>", f"<i>{words[at]}</i>",
                         f"<span lang=x>{words[at]}</span>")[kind]  # fmt: skip
        return " ".join(words)

    return "\n".join(f"<p>{mark(part)}</p>" for part in view.paragraphs())


BODIES: dict[str, Style] = {
    "p": each("<p>", "</p>"),
    "p style": each('<p style="text-align:justify;text-indent:1cm">&nbsp;&nbsp;', "</p>"),
    "p empty": each("<p>", "</p><p>&nbsp;</p>"),
    "div": each("<div>", "</div>"),
    "br": each("", "<br><br>"),
    "br one": each("&nbsp; &nbsp;", "<br />", "<div>{}</div>"),
    "td br": each("", "<br><br>", "<table><tr><td valign=top>{}</td></tr></table>"),
    "spans br": each("<span>", "</span><br>"),
    "span blocks": each('<span style="display:block">', "</span>", "<div>{}</div>"),
    "rows": each("<tr><td>", "</td></tr>", "<table width='100%'>{}</table>"),
    "sentences": _sentences,
    "marked": _marked,
    "font p": each('<p class=MsoNormal><font face="Arial"><span lang=EN-US>', "</span></font></p>"),
    "deep": each("<div><div><div><p>", "</p></div></div></div>", "<div><div>{}</div></div>"),
    "sections": each("<section><p>", "</p></section>"),
    "blockquote": each("<p>", "</p>", "<blockquote>{}</blockquote>"),
    "unclosed p": each("<p>", "", "{}<br>"),
    "dd": each("<dd>", "</dd>", "<dl>{}</dl>"),
    "strong first": lambda view: "\n".join(
        f"<p><strong>{part}</strong></p>" if not n else f"<p>{part}</p>" for n, part in enumerate(view.paragraphs())
    ),
    "article": each("<p>", "</p>", "<div itemprop='articleBody'>{}</div>"),
}

"""What the examiner's page makers share: escaping, the parts every page has, and the order SITE gives them."""

import random
from collections.abc import Callable, Sequence
from html import escape

from .story import HOSTS, Piece, Slide, Story, ru


class Maker:
    """One design of a site. Subclasses give the markup of each part; the order of the parts is SITE's."""

    doctype = "<!DOCTYPE html>"
    charset = "utf-8"

    def __init__(self, story: Story, rng: random.Random) -> None:
        self.story, self.rng = story, rng
        self.named_entities = rng.random() < 0.5
        self.setting()

    def setting(self) -> None:
        """Choices that hold for the whole page."""

    # text

    def text(self, text: str) -> str:
        shown = escape(text, quote=self.named_entities)
        if self.named_entities:
            shown = (
                shown.replace("\xa0", "&nbsp;").replace("\xad", "&shy;").replace("«", "&laquo;").replace("»", "&raquo;")
            )
        return shown

    def say(self, english: str, russian: str) -> str:
        return ru(self.story.lang, english, russian)

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    @property
    def host(self) -> str:
        return HOSTS[self.story.profile]

    @property
    def name(self) -> str:
        """Text of the <title>: the headline or, without one, the site."""
        return (self.story.title or self.story.site).replace("\xad", "")

    @property
    def title(self) -> str:
        """The headline, escaped; empty where there is none."""
        return self.text(self.story.title or "")

    @property
    def is_dated(self) -> bool:
        """Whether the date has a line of its own, not glued to the text."""
        return self.story.date is not None and not self.story.glued

    # the page

    def page(self) -> str:
        story = self.story
        attributes = self.pick("", f' lang="{story.lang}"')
        return f"{self.doctype}\n<html{attributes}>\n<head>\n{self.head()}\n</head>\n{self.body()}\n</html>\n"

    def head(self) -> str:
        title, site = self.text(self.name), self.text(self.story.site)
        shown = self.pick(title, title, f"{title} | {site}", f"{title} - {site}", site)
        lines = [f'<meta charset="{self.charset}">', f"<title>{shown}</title>"]
        if self.rng.random() < 0.4 and self.story.title:
            lines.append(f'<meta property="og:title" content="{escape(self.name)}">')
        return "\n".join(lines)

    def body(self) -> str:
        return f"<body>{self.top()}{self.opening()}{self.article()}{self.bottom()}</body>"

    def opening(self) -> str:
        """What stands before the article: the carousel, or the delegations."""
        if self.story.delegations:
            return self.delegations()
        return self.carousel() if self.story.slides else ""

    def article(self) -> str:
        return self.heading() + "\n".join(self.flow()) + self.contact() + self.trailer()

    # parts with a usual shape; subclasses replace them

    def top(self) -> str:
        return ""

    def bottom(self) -> str:
        return ""

    def carousel(self) -> str:
        return "".join(self.slide(slide) for slide in self.story.slides)

    def slide(self, slide: Slide) -> str:
        raise NotImplementedError

    def delegations(self) -> str:
        return "<div>" + "".join(f"<p>{self.text(each)}</p>" for each in self.story.delegations) + "</div>"

    def heading(self) -> str:
        raise NotImplementedError

    def block(self, piece: Piece, shown: str) -> str:
        """A piece of the body: `shown` is its text, escaped, with the date glued in front where it is."""
        return f"<p>{shown}</p>"

    def glue(self) -> str:
        """The date that stands at the very beginning of the body's first line."""
        date = self.text(self.story.dated)
        return self.pick(date, f"<span>{date}</span>", f"<b>{date}</b>")

    def flow(self) -> list[str]:
        made = []
        for number, piece in enumerate(self.story.pieces):
            shown = self.text(piece.text)
            if number == 0 and self.story.glued:
                shown = self.glue() + shown
            made.append(self.block(piece, shown))
        return made

    def contact(self) -> str:
        if not self.story.contact:
            return ""
        return self.contact_lines([self.text(line) for line in self.story.contact])

    def contact_lines(self, lines: Sequence[str]) -> str:
        if self.story.closing_image:
            return f"<p>{' '.join([self.story.closing_image, *lines])}</p>"
        return "".join(f"<p>{line}</p>" for line in lines)

    def trailer(self) -> str:
        return "".join(f"<p>{link}</p>" for link in self.trailer_links())

    # small things

    def trailer_links(self) -> list[str]:
        targets = ("javascript:history.back()", self.story.section[0], "/news/")
        return [
            f'<a href="{target}">{self.text(line)}</a>'
            for line, target in zip(self.story.trailer, targets, strict=False)
        ]

    def linked_mail(self, line: str) -> str:
        address = line.rstrip(";")
        return f'<a href="mailto:{address}">{address}</a>{line[len(address) :]}' if "@" in line else line

    def linked(self, shown: str) -> str:
        """A paragraph, now and then with a link to an older article on a few of its words."""
        words = shown.split(" ")
        if len(words) < 12 or "<" in shown or self.rng.random() < 0.75:
            return shown
        first = self.rng.randrange(2, len(words) - 6)
        inner = " ".join(words[first : first + self.rng.randrange(1, 5)])
        rest = " ".join(words[first + inner.count(" ") + 1 :])
        return f'{" ".join(words[:first])} <a href="{self.other(7)}">{inner}</a> {rest}'

    def file(self, piece: Piece) -> str:
        """A document's link, with its name or without."""
        label, name = self.say("Download document", "Скачать документ"), self.text(piece.text)
        link = '<a href="/upload/iblock/7af/doc.docx"'
        if not name:
            return f"{link}>{label}</a>"
        return self.pick(f"{link}>{label}</a> {name}", f"{link}>{label} {name}</a>", f"{link}>{label}</a>{name}",
                         f"{link} download><span>{label}</span><span>{name}</span></a>")  # fmt: skip

    def image(self, piece: Piece) -> str:
        """A picture whose file name is shown."""
        name = self.text(piece.text)
        return self.pick(f'<img src="/upload/1.jpg" alt=""> {name}', f'<a href="/upload/iblock/1.jpg">{name}</a>', name)

    def extra(self, piece: Piece) -> str:
        return self.file(piece) if piece.kind == "file" else self.image(piece)

    def extras(self) -> str:
        return " ".join(self.extra(piece) for piece in self.story.beside)

    def menu(self) -> list[tuple[str, str]]:
        story = self.story
        if story.profile in ("pacsto-en", "paodkb-ru"):
            return [("/", self.say("Home", "Главная")), ("/about", self.say("About", "Об Ассамблее")), ("/events", self.say("Events", "События")),
                    ("/documents", self.say("Documents", "Документы")), ("/contacts", self.say("Contacts", "Контакты"))]  # fmt: skip
        if story.profile.startswith("jscsto"):
            start = "/en" if story.lang == "en" else ""
            return [(start + "/", self.say("Main", "Главная")), (start + "/about/", self.say("Joint Staff", "Объединённый штаб")),
                    (start + "/news/", self.say("News", "Новости")), (start + "/contacts/", self.say("Contacts", "Контакты"))]  # fmt: skip
        return [("/", self.say("Home", "Главная")), ("/about/", self.say("About the CSTO", "Об Организации")),
                ("/news/news_odkb/", self.say("News", "Новости")), ("/documents/", self.say("Documents", "Документы")),
                ("/news/smi/", self.say("Mass media", "СМИ")), ("/contacts/", self.say("Contacts", "Контакты"))]  # fmt: skip

    def menu_links(self, form: Callable[[str, str], str] | None = None) -> str:
        made = form or (lambda href, label: f'<li><a href="{href}">{label}</a></li>')
        return "".join(made(href, label) for href, label in self.menu())

    def crumbs(self, last: bool = False) -> str:
        path, label = self.story.section
        links = f'<a href="/">{self.say("Home", "Главная")}</a> / <a href="{path}">{label}</a>'
        return links + (f" / <span>{self.text(self.story.second or '')}</span>" if last else "")

    def other(self, number: int) -> str:
        """The address of another article."""
        path = self.story.section[0] if self.story.profile != "jscsto-en" else "/en/news/"
        return f"{path}drugaya-novost-{number}" + (
            "" if "pacsto" in self.story.profile or "paodkb" in self.story.profile else "/"
        )

    def address(self) -> str:
        return self.say(
            "3/2 Sverchkov lane, Moscow, 101000. Tel. +7 495 623-41-74",
            "101000, Москва, Сверчков пер., 3/2. Тел. +7 495 623-41-74",
        )

    def copyright(self) -> str:
        return f"© {self.story.site}, 2002–2026"

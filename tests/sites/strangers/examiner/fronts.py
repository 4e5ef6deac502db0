"""The sixteenth batch: pages whose article stands with little around it, or with the page's own things before it."""

from collections.abc import Sequence

from .feeds import Covers
from .furnished import Furnished
from .story import Piece, Slide


class Flat(Furnished):
    """Nothing but paragraphs: each lead closed by a link in a paragraph of its own, and by a rule."""

    def setting(self) -> None:
        self.tag = self.pick("h1", "h1", "p><b")

    def top(self) -> str:
        return f'<div id="m"><ul>{self.menu_links()}</ul></div><div id="content">'

    def slide(self, slide: Slide) -> str:
        date = f"<p>{slide.date}</p>" if slide.date else ""
        return f'{date}{self.paragraphs(slide)}<p><a href="{slide.href}">{self.more()}</a></p><hr>'

    def heading(self) -> str:
        closing = "</b></p>" if "b" in self.tag else "</h1>"
        title, line = f"<{self.tag}>{self.title}{closing}" if self.title else "", self.dated_line()
        return title + (f"<p>{line}</p>" if line else "")

    def block(self, piece: Piece, shown: str) -> str:
        return f"<p>{self.extra(piece) if piece.kind in ('image', 'file') else shown}</p>"

    def bottom(self) -> str:
        return f'</div><div id="f">{self.foot("span")}</div>'


class Hero(Covers):
    """A ticker whose items end in an arrow; the headline over a large picture, the date in a bar with a link to print."""

    def carousel(self) -> str:
        return f'<div><span class="label">{self.feed_name()}</span>{"".join(map(self.slide, self.story.slides))}</div>'

    def slide(self, slide: Slide) -> str:
        date = f"<b>{slide.date}</b> " if slide.date else ""
        return (
            f'<div role="listitem">{date}{self.paragraphs(slide, "<div>{0}</div>")}<a href="{slide.href}">→</a></div>'
        )

    def heading(self) -> str:
        label = f"<div>{self.story.section[1]}</div>"
        title = f'<div class="hero"><div>{label}<h1>{self.title}</h1></div></div>' if self.title else ""
        line = (
            f'<span>{self.dated_line()}</span> <a href="?print=Y">{self.say("Print", "Печать")}</a>'
            if self.dated_line()
            else ""
        )
        return f"<main>{title}{f'<div>{line}</div>' if line else ''}<div>"


class Beside(Covers):
    """The carousel stands in an aside before the article; the page's first heading is its section's name."""

    def carousel(self) -> str:
        return f"<aside><h3>{self.feed_name()}</h3>{''.join(map(self.slide, self.story.slides))}</aside>"

    def slide(self, slide: Slide) -> str:
        date = f"<time>{slide.date}</time>" if slide.date else ""
        return f'<div>{date}{self.paragraphs(slide)}<a href="{slide.href}">{self.more()}</a></div>'

    def heading(self) -> str:
        title, line = f"<h2>{self.title}</h2>" if self.title else "", self.dated_line()
        return (
            f"<main><h1>{self.say('News', 'Новости')}</h1>{title}{f'<p><small>{line}</small></p>' if line else ''}<div>"
        )


class Lines(Covers):
    """Items of a list that are links as a whole, the date their first words."""

    def carousel(self) -> str:
        return f"<ul>{''.join(map(self.slide, self.story.slides))}</ul>"

    def slide(self, slide: Slide) -> str:
        date = f"{slide.date} " if slide.date else ""
        return f'<li><a href="{slide.href}">{date}{self.paragraphs(slide, "{0}", "<br>")}</a></li>'

    def heading(self) -> str:
        crumbs = f"<div>{self.crumbs(bool(self.story.second)).replace(' / ', ' → ')}</div>"
        title, line = f"<h1>{self.title}</h1>" if self.title else "", self.dated_line()
        return f"<main>{crumbs}{title}{f'<div>{line}</div>' if line else ''}<div>"


class Spans(Furnished):
    """Spans shown as blocks, and no other element."""

    def box(self, inner: str) -> str:
        return f'<span style="display:block">{inner}</span>'

    def top(self) -> str:
        return self.box(self.menu_links(lambda href, label: f'<a href="{href}">{label}</a> '))

    def carousel(self) -> str:
        return self.box(super().carousel())

    def slide(self, slide: Slide) -> str:
        date = self.box(slide.date) if slide.date else ""
        text = "".join(self.box(self.text(each)) for each in slide.paragraphs)
        return self.box(date + text + self.box(f'<a href="{slide.href}">{self.more()}</a>'))

    def delegations(self) -> str:
        return self.box("".join(self.box(self.text(each)) for each in self.story.delegations))

    def heading(self) -> str:
        title, line = self.box(f"<b>{self.title}</b>") if self.title else "", self.dated_line()
        return title + (self.box(line) if line else "")

    def block(self, piece: Piece, shown: str) -> str:
        return self.box(self.extra(piece) if piece.kind in ("image", "file") else shown)

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"{self.story.closing_image} " if self.story.closing_image else ""
        return self.box(image + " ".join(lines)) if image else "".join(map(self.box, lines))

    def trailer(self) -> str:
        return "".join(map(self.box, self.trailer_links()))

    def bottom(self) -> str:
        return self.box(self.address()) + self.box(self.copyright())


class Today(Covers):
    """The header tells the day of the visit; a calendar stands between carousel and article."""

    def top(self) -> str:
        return f"<div>{self.today()} {self.tongues()}</div><ul>{self.menu_links()}</ul>"

    def carousel(self) -> str:
        return f"<div>{''.join(map(self.slide, self.story.slides))}</div>"

    def slide(self, slide: Slide) -> str:
        date = f"<div>{slide.date}</div>" if slide.date else ""
        return f'<div>{date}<div>{self.paragraphs(slide, "{0}", "<br>")}</div><a href="{slide.href}">{self.more()}</a></div>'

    def heading(self) -> str:
        title, line = f"<h1>{self.title}</h1>" if self.title else "", self.dated_line()
        return f"<div>{self.calendar()}</div><main>{title}{f'<div>{line}</div>' if line else ''}<div>"

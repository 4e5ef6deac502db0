"""The examiner's third designs: few elements, in places where they are not looked for."""

from collections.abc import Sequence

from .maker import Maker
from .story import Piece, Slide


class Ruled(Maker):
    """Leads parted by rules and nothing else, only the date or the first word a link; a prolog of XML before it all."""

    doctype = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>'

    def carousel(self) -> str:
        return "<hr/>".join(self.slide(slide) for slide in self.story.slides) + "<hr/>"

    def slide(self, slide: Slide) -> str:
        first, *rest = (self.text(each) for each in slide.paragraphs)
        start = (
            f'<p><a href="{slide.href}">{slide.date}</a></p><p>{first}</p>'
            if slide.date
            else f'<p><a href="{slide.href}">{first}</a></p>'
        )
        return start + "".join(f"<p>{each}</p>" for each in rest)

    def delegations(self) -> str:
        return "".join(f"<p>{self.text(each)}</p>" for each in self.story.delegations) + "<hr/>"

    def top(self) -> str:
        return f"<p>{self.menu_links(lambda href, label: f'<a href={href!r}>{label}</a> | ')}</p><hr/>"

    def heading(self) -> str:
        title = f"<h1>{self.title}</h1>" if self.title else ""
        second = f"<p><b>{self.text(self.story.second)}</b></p>" if self.story.second else ""
        return title + second + (f"<p>{self.story.dated}&nbsp;{self.extras()}</p>" if self.is_dated else "")

    def block(self, piece: Piece, shown: str) -> str:
        return f"<p>{self.extra(piece) if piece.kind in ('image', 'file') else shown}</p>"

    def bottom(self) -> str:
        return f"<hr/><p>{self.copyright()}</p>"


class Terms(Ruled):
    """Leads as terms and what is said of them; the headline in a group of headings."""

    def carousel(self) -> str:
        return f"<dl>{''.join(self.slide(slide) for slide in self.story.slides)}</dl>"

    def slide(self, slide: Slide) -> str:
        date = f"<dt>{slide.date}</dt>" if slide.date else ""
        first, *rest = (self.text(each) for each in slide.paragraphs)
        return f'{date}<dd><a href="{slide.href}">{first}</a>{"".join(f"<p>{each}</p>" for each in rest)}</dd>'

    def heading(self) -> str:
        second = f"<p>{self.text(self.story.second)}</p>" if self.story.second else ""
        group = f"<hgroup><h1>{self.title}</h1>{second}</hgroup>" if self.title else ""
        return group + (f"<p>{self.story.dated}</p><p>{self.extras()}</p>" if self.is_dated else "")


class Named(Ruled):
    """Names of images stand inside the paragraphs: at their beginning, or behind their last word."""

    def flow(self) -> list[str]:
        made: list[str] = []
        pending = ""
        for number, piece in enumerate(self.story.pieces):
            if piece.kind == "image":
                if made and not pending and self.rng.random() < 0.6:
                    made[-1] = made[-1].removesuffix("</p>") + f" {self.text(piece.text)}</p>"
                else:
                    pending = self.text(piece.text) + " "
                continue
            shown = self.text(piece.text)
            shown = self.glue() + shown if number == 0 and self.story.glued else shown
            made.append(f"<p>{pending}{shown}</p>")
            pending = ""
        return [*made, f"<p>{pending}</p>"] if pending else made


class Heads(Maker):
    """The carousel in the page's header, the date in a footer under the headline, contact and trailer in another."""

    def opening(self) -> str:
        return f"<header><div>{self.menu_links(lambda href, label: f'<a href={href!r}>{label}</a> ')}</div>{super().opening()}</header>"

    def carousel(self) -> str:
        return f"<div>{super().carousel()}</div>"

    def slide(self, slide: Slide) -> str:
        date = f"<time>{slide.date}</time>" if slide.date else ""
        text = "".join(f"<p>{self.text(each)}</p>" for each in slide.paragraphs)
        return f'<div><a href="{slide.href}">{date}{text}</a></div>'

    def heading(self) -> str:
        title = f"<h1>{self.title}</h1>" if self.title else ""
        second = f"<p>{self.text(self.story.second)}</p>" if self.story.second else ""
        date = f"<footer><time>{self.story.dated}</time> {self.extras()}</footer>" if self.is_dated else ""
        return f"<main><article>{title}{second}{date}<div>"

    def block(self, piece: Piece, shown: str) -> str:
        if piece.kind in ("image", "file"):
            return f"<p>{self.extra(piece)}</p>"
        return f"<h2>{shown}</h2>" if piece.kind in ("sub", "caps", "question") else f"<p>{shown}</p>"

    def contact(self) -> str:
        return f"</div><footer>{super().contact()}"

    def trailer(self) -> str:
        return f"{super().trailer()}</footer></article></main>"

    def bottom(self) -> str:
        return f"<footer><p>{self.copyright()}</p></footer>"


class Tabs(Heads):
    """Slides as panels of tabs, the tabs being buttons that show the dates; the carousel is a navigation."""

    def carousel(self) -> str:
        buttons = "".join(f"<button>{number}</button>" for number, _ in enumerate(self.story.slides, 1))
        return f"<nav><div>{buttons}</div>{Maker.carousel(self)}</nav>"

    def heading(self) -> str:
        title = f"<h2>{self.title}</h2>" if self.title else ""
        second = f"<div><span>{self.text(self.story.second)}</span></div>" if self.story.second else ""
        date = f"<div><i>{self.story.dated}</i> {self.extras()}</div>" if self.is_dated else ""
        return f"<main><article>{title}{second}{date}<div>"


class Captioned(Maker):
    """The article as a table: the headline its caption, each paragraph a row."""

    def top(self) -> str:
        return f"<table><caption>{self.story.site}</caption><tr>{self.menu_links(lambda href, label: f'<td><a href={href!r}>{label}</a></td>')}</tr></table>"

    def carousel(self) -> str:
        return f"<table>{super().carousel()}</table>"

    def slide(self, slide: Slide) -> str:
        date = f"<tr><th>{slide.date}</th></tr>" if slide.date else ""
        text = "</p><p>".join(self.text(each) for each in slide.paragraphs)
        return f'<tbody>{date}<tr><td><a href="{slide.href}"><p>{text}</p></a></td></tr></tbody>'

    def delegations(self) -> str:
        return f"<table>{''.join(f'<tr><td>{self.text(each)}</td></tr>' for each in self.story.delegations)}</table>"

    def heading(self) -> str:
        title = f"<caption>{self.title}</caption>" if self.title else ""
        second = f"<tr><td><b>{self.text(self.story.second)}</b></td></tr>" if self.story.second else ""
        return f"<table>{title}{second}" + (
            f"<tr><td>{self.story.dated} {self.extras()}</td></tr>" if self.is_dated else ""
        )

    def block(self, piece: Piece, shown: str) -> str:
        shown = self.extra(piece) if piece.kind in ("image", "file") else shown
        return f"<tr><td>{f'<b>{shown}</b>' if piece.kind in ('sub', 'caps', 'question') else shown}</td></tr>"

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"{self.story.closing_image} " if self.story.closing_image else ""
        return f"<tr><td>{image}{'<br>'.join(lines)}</td></tr>"

    def trailer(self) -> str:
        return f"</table><table><tr>{''.join(f'<td>{link}</td>' for link in self.trailer_links())}</tr></table>"

    def bottom(self) -> str:
        return f"<table><tr><td>{self.copyright()}</td></tr></table>"

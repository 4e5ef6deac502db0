"""The examiner's second designs: roles, details, badges, copies for small screens, tags left out."""

import re
from collections.abc import Sequence

from .maker import Maker
from .story import Piece, Slide


class Roles(Maker):
    """Boxes that tell by `role` what they are."""

    def top(self) -> str:
        return f'<div role="banner"><div role="img" aria-label="{self.story.site}"></div><div role="navigation">{self.menu_links(lambda href, label: f"""<div role="listitem"><a href="{href}">{label}</a></div>""")}</div></div><div role="main">'

    def carousel(self) -> str:
        return f'<div role="region" aria-roledescription="carousel">{super().carousel()}</div>'

    def slide(self, slide: Slide) -> str:
        date = f'<div role="time">{slide.date}</div>' if slide.date else ""
        text = "".join(f'<div role="paragraph">{self.text(each)}</div>' for each in slide.paragraphs)
        return f'<div role="group" aria-roledescription="slide"><div role="link" tabindex="0"><a href="{slide.href}" aria-hidden="true" tabindex="-1"></a></div>{date}{text}</div>'

    def delegations(self) -> str:
        return f'<div role="complementary">{"".join(f"""<div role="paragraph">{self.text(each)}</div>""" for each in self.story.delegations)}</div>'

    def heading(self) -> str:
        title = f'<div role="heading" aria-level="1">{self.title}</div>' if self.title else ""
        second = (
            f'<div role="figure"><div role="img"></div><div role="caption">{self.text(self.story.second)}</div></div>'
            if self.story.second
            else ""
        )
        date = f'<div role="time">{self.story.dated}</div>' if self.is_dated else ""
        return f'<div role="article">{title}{second}{date}{f"<div>{self.extras()}</div>" if self.story.beside else ""}'

    def block(self, piece: Piece, shown: str) -> str:
        if piece.kind in ("image", "file"):
            return f'<div role="figure">{self.extra(piece)}</div>'
        level = ' role="heading" aria-level="2"' if piece.kind in ("sub", "caps", "question") else ' role="paragraph"'
        return f"<div{level}>{shown}</div>"

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"{self.story.closing_image} " if self.story.closing_image else ""
        return f'<div role="contentinfo"><div>{image}{"</div><div>".join(map(self.linked_mail, lines))}</div></div>'

    def trailer(self) -> str:
        return f'<div role="toolbar">{"".join(f"""<div role="button">{link}</div>""" for link in self.trailer_links())}</div></div></div>'

    def bottom(self) -> str:
        return f'<div role="contentinfo"><div>{self.copyright()}</div></div>'


class Details(Maker):
    """Leads and delegations fold out; microdata in the article; the first paragraph is bold."""

    def top(self) -> str:
        return f"<header><details><summary>☰</summary><ul>{self.menu_links()}</ul></details></header>"

    def carousel(self) -> str:
        return f"<section>{super().carousel()}</section>"

    def slide(self, slide: Slide) -> str:
        first, *rest = (self.text(each) for each in slide.paragraphs)
        date = f"<summary>{slide.date}</summary>" if slide.date else ""
        return f'<details open>{date}<p><a href="{slide.href}">{first}</a></p>{"".join(f"<p>{each}</p>" for each in rest)}</details>'

    def delegations(self) -> str:
        return "".join(f"<details open><p>{self.text(each)}</p></details>" for each in self.story.delegations)

    def heading(self) -> str:
        title = f'<h1 itemprop="headline">{self.title}</h1>' if self.title else ""
        if title and self.rng.random() < 0.3:
            title = f'<h1 itemprop="headline"><a href="{self.story.path}">{self.title}</a></h1>'
        second = (
            f'<figure itemprop="image"><img itemprop="url" src="/1.jpg" alt=""><figcaption>{self.text(self.story.second)}</figcaption></figure>'
            if self.story.second
            else ""
        )
        meta = f'<meta itemprop="datePublished" content="{self.story.date}">' if self.story.date else ""
        date = f'<p><span itemprop="dateCreated">{self.story.dated}</span> {self.extras()}</p>' if self.is_dated else ""
        self.bold = self.rng.random() < 0.6
        return f'<main itemscope itemtype="https://schema.org/NewsArticle">{meta}{title}{second}{date}<div itemprop="articleBody">'

    def block(self, piece: Piece, shown: str) -> str:
        match piece.kind:
            case "image" | "file":
                return f"<p>{self.extra(piece)}</p>"
            case "sub" | "caps" | "question":
                return f"<h2>{shown}</h2>"
            case "item":
                return f"<ol><li>{shown}</li></ol>"
        if self.bold and piece.kind == "p":
            self.bold = False
            return f"<p><strong>{shown}</strong></p>"
        return f"<p>{self.linked(shown)}</p>"

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"<p>{self.story.closing_image}</p>" if self.story.closing_image else ""
        return f'{image}<aside itemprop="author"><p>{"</p><p>".join(lines)}</p></aside>'

    def trailer(self) -> str:
        return f"</div>{''.join(f'<p>{link}</p>' for link in self.trailer_links())}</main>"

    def bottom(self) -> str:
        return f"<footer><small>{self.copyright()}</small></footer>"


class Badges(Maker):
    """Dates as badges of three parts, headlines parted by breaks, first letters in boxes of their own."""

    def badge(self, date: str) -> str:
        parts = re.split(r"([. ])", date)
        shown = [f"<b>{part}</b>" if part.strip(". ") else part for part in parts]
        return f'<div class="badge">{"".join(shown)}</div>'

    def top(self) -> str:
        return f'<div class="site"><div class="site-top">{self.menu_links(lambda href, label: f"""<a href="{href}">{label}</a> · """)}</div>'

    def carousel(self) -> str:
        dots = "".join(f"<span>{number}</span> " for number, _ in enumerate(self.story.slides, 1))
        return f'<div class="reel">{super().carousel()}<div class="reel-nav"><span>‹</span> {dots}<span>›</span></div></div>'

    def slide(self, slide: Slide) -> str:
        date = self.badge(slide.date) if slide.date else ""
        text = "".join(f"<p>{self.text(each)}</p>" for each in slide.paragraphs)
        return f'<div class="reel-item">{date}<div class="reel-text"><a href="{slide.href}">{text}</a></div></div>'

    def delegations(self) -> str:
        return f'<div class="dels">{"".join(f"<div><div>{self.text(each)}</div></div>" for each in self.story.delegations)}</div>'

    def heading(self) -> str:
        title = self.title
        if len(title) > 60 and "&" not in title:
            place = title.find(" ", len(title) // 2)
            title = f"{title[:place]}<br>{title[place + 1 :]}" if place > 0 and self.rng.random() < 0.5 else title
        made = f"<h1>{title}</h1>" if title else ""
        second = f'<div class="cap">{self.text(self.story.second)}</div>' if self.story.second else ""
        date = self.badge(self.story.dated) if self.is_dated else ""
        return f'<div class="text-page">{made}{second}{date}{f"""<div class="files">{self.extras()}</div>""" if self.story.beside else ""}<div class="story">'

    def block(self, piece: Piece, shown: str) -> str:
        if piece.kind in ("image", "file"):
            return f'<div class="pic">{self.extra(piece)}</div>'
        if piece.kind == "p" and shown[:1].isalpha() and self.rng.random() < 0.3:
            shown = f'<span class="drop">{shown[0]}</span>{shown[1:]}'
        return f"<h3>{shown}</h3>" if piece.kind in ("sub", "caps") else f"<p>{shown}</p>"

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"{self.story.closing_image}<br>" if self.story.closing_image else ""
        return f'<p>{image}<i class="fa fa-user"></i> {"<br><i class=fa></i> ".join(map(self.linked_mail, lines))}</p>'

    def trailer(self) -> str:
        return f'</div><div class="nav-back">{" / ".join(self.trailer_links())}</div></div>'

    def bottom(self) -> str:
        return f'<div class="site-foot"><p>{self.address()}</p><p>{self.copyright()}</p></div></div>'


class Screens(Maker):
    """Two carousels, for small screens and for large ones; a focus wrapper, pictures again in <noscript>."""

    def top(self) -> str:
        return f'<div id="___gatsby"><div style="outline:none" tabindex="-1" id="gatsby-focus-wrapper"><header class="css-1x"><a href="/" class="css-2y"><noscript><img alt="{self.story.site}" src="/l.png"></noscript></a><nav class="css-3z">{self.menu_links(lambda href, label: f"""<a href="{href}">{label}</a>""")}</nav></header>'

    def carousel(self) -> str:
        slides = super().carousel()
        small = self.pick(
            f'<div class="css-mobile">{slides}</div>',
            f'<div class="css-mobile" style="display:none">{slides}</div>',
            "",
        )
        return f'{small}<div class="css-desktop">{slides}</div>'

    def slide(self, slide: Slide) -> str:
        date = f'<div class="css-d">{slide.date}</div>' if slide.date else ""
        text = "".join(f"<p>{self.text(each)}</p>" for each in slide.paragraphs)
        return f'<article class="css-c"><a class="css-l" href="{slide.href}"><noscript><img src="/p.jpg" alt=""></noscript></a>{date}<div class="css-t">{text}</div></article>'

    def delegations(self) -> str:
        return f'<div class="css-dels">{"".join(f"""<article class="css-c"><p>{self.text(each)}</p></article>""" for each in self.story.delegations)}</div>'

    def heading(self) -> str:
        title = f'<h1 class="css-h">{self.title}</h1>' if self.title else ""
        second = (
            f'<div class="gatsby-image-wrapper"><picture><img src="/1.webp" alt=""></picture><noscript><picture><img src="/1.webp" alt=""></picture></noscript></div><div class="css-cap">{self.text(self.story.second)}</div>'
            if self.story.second
            else ""
        )
        date = f'<div class="css-d">{self.story.dated}</div>' if self.is_dated else ""
        return f'<main class="css-m"><article class="css-a">{title}{second}{date}{f"""<div class="css-f">{self.extras()}</div>""" if self.story.beside else ""}<div class="css-b">'

    def block(self, piece: Piece, shown: str) -> str:
        match piece.kind:
            case "image" | "file":
                return f'<div class="css-i">{self.extra(piece)}</div>'
            case "sub" | "caps" | "question":
                return f'<p class="css-s"><strong>{shown}</strong></p>'
        return f"<p>{self.linked(shown)}</p>"

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"<p>{self.story.closing_image}</p>" if self.story.closing_image else ""
        return f'{image}<p class="css-p">{" ".join(map(self.linked_mail, lines))}</p>'

    def trailer(self) -> str:
        links = (link.replace("<a ", '<a class="css-btn" ') for link in self.trailer_links())
        return f'</div><div class="css-links">{"".join(links)}</div></article></main>'

    def bottom(self) -> str:
        return f'<footer class="css-foot"><p>{self.copyright()}</p></footer></div></div>'


class Omitted(Maker):
    """A minifier left out every tag and quote it may."""

    def page(self) -> str:
        return re.sub(
            r">\n+",
            ">",
            f"<!doctype html><meta charset={self.charset}><title>{self.text(self.name)}</title>{self.body()}",
        )

    def body(self) -> str:
        return f"{self.top()}{self.opening()}{self.article()}{self.bottom()}"

    def top(self) -> str:
        return f"<ul id=m>{self.menu_links(lambda href, label: f'<li><a href={href}>{label}</a>')}</ul>"

    def carousel(self) -> str:
        return f"<ul id=c>{super().carousel()}</ul>"

    def slide(self, slide: Slide) -> str:
        date = f"<p>{slide.date}" if slide.date else ""
        return f"<li><a href={slide.href}></a>{date}{''.join(f'<p>{self.text(each)}' for each in slide.paragraphs)}"

    def delegations(self) -> str:
        return f"<dl>{''.join(f'<dd>{self.text(each)}' for each in self.story.delegations)}</dl>"

    def heading(self) -> str:
        title = f"<h1>{self.title}</h1>" if self.title else ""
        second = f"<p>{self.text(self.story.second)}" if self.story.second else ""
        return title + second + (f"<p>{self.story.dated} {self.extras()}" if self.is_dated else "")

    def block(self, piece: Piece, shown: str) -> str:
        if piece.kind in ("image", "file"):
            return f"<p>{self.extra(piece)}"
        return f"<p><b>{shown}</b>" if piece.kind in ("sub", "caps", "question") else f"<p>{shown}"

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"{self.story.closing_image} " if self.story.closing_image else ""
        return f"<p>{image}{'<br>'.join(lines)}"

    def trailer(self) -> str:
        return f"<ul>{''.join(f'<li>{link}' for link in self.trailer_links())}</ul>"

    def bottom(self) -> str:
        return f"<footer>{self.copyright()}</footer>"

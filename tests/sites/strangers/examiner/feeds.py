"""The sixteenth batch: carousels as portals have them, each item closed by a link or covered by one."""

from collections.abc import Sequence

from .furnished import Furnished
from .story import Piece, Slide


class Stock(Furnished):
    """The stock templates of Bitrix: a list of news in paragraphs, the detail page's counter a bare line at its end."""

    def setting(self) -> None:
        self.has_more = self.rng.random() < 0.4
        self.breaks = self.rng.random() < 0.4

    def top(self) -> str:
        return f'<div id="header"><a href="/">{self.story.site}</a><ul>{self.menu_links()}</ul>{self.tongues()}</div><div id="workarea">'

    def carousel(self) -> str:
        return f'<div class="news-list">{super().carousel()}</div>'

    def slide(self, slide: Slide) -> str:
        date = f'<span class="news-date-time">{slide.date}</span> ' if slide.date else ""
        text = self.paragraphs(slide, "{0}", "<br />")
        linked = (
            f'{text} <a href="{slide.href}">{self.more()}</a>'
            if self.has_more
            else f'<a href="{slide.href}">{text}</a>'
        )
        return f'<p class="news-item">{date}{linked}<div style="clear:both"></div></p>'

    def heading(self) -> str:
        title, line = f"<h3>{self.title}</h3>" if self.title else "", self.dated_line()
        dated = f'<span class="news-date-time">{line}</span><br />' if line else ""
        is_second = bool(self.story.second) or self.rng.random() < 0.5
        return f'<div class="news-detail"><img class="detail_picture" src="/upload/1.jpg" alt="">{title + dated if is_second else dated + title}'

    def block(self, piece: Piece, shown: str) -> str:
        shown = self.extra(piece) if piece.kind in ("image", "file") else shown
        shown = f"<b>{shown}</b>" if piece.kind in ("sub", "caps", "question") else shown
        return f"{shown}<br /><br />" if self.breaks else f"<p>{shown}</p>"

    def trailer(self) -> str:
        counter = f"{self.counter()}<br />" if self.rng.random() < 0.4 else ""
        return f'<div style="clear:both"></div>{counter}</div>{super().trailer()}</div>'

    def bottom(self) -> str:
        return f'<div id="footer">{self.foot("div")}</div>'


class Cards(Furnished):
    """Cards in columns under a heading, each closed by a link that covers it."""

    def top(self) -> str:
        return f'<nav><a href="/">{self.story.site}</a><ul>{self.menu_links()}</ul></nav>'

    def carousel(self) -> str:
        heading = f'<h2 class="h4">{self.feed_name()}</h2>' if self.rng.random() < 0.6 else ""
        return f'<section class="container">{heading}<div class="row">{super().carousel()}</div></section>'

    def slide(self, slide: Slide) -> str:
        date = f"<small><time>{slide.date}</time></small>" if slide.date else ""
        link = f'<a href="{slide.href}" class="stretched-link">{self.more()}</a>'
        return f'<div class="col"><div class="card"><img src="/u.jpg" alt=""><div class="card-body">{date}{self.paragraphs(slide)}{link}</div></div></div>'

    def heading(self) -> str:
        crumbs = f'<nav aria-label="breadcrumb"><ol><li>{self.crumbs(bool(self.story.second)).replace(" / ", "</li><li>")}</li></ol></nav>'
        title, line = f'<h1 class="display-6">{self.title}</h1>' if self.title else "", self.dated_line()
        return f'<main class="container">{crumbs}{title}{f"<p>{line}</p>" if line else ""}<div class="row"><div class="col-lg-9">'

    def block(self, piece: Piece, shown: str) -> str:
        shown = self.extra(piece) if piece.kind in ("image", "file") else shown
        return f"<h4>{shown}</h4>" if piece.kind in ("sub", "caps") else f"<p>{shown}</p>"

    def trailer(self) -> str:
        return f"</div></div>{self.tools()}{''.join(self.trailer_links())}</main>"

    def bottom(self) -> str:
        return f"<div>{self.also('h4')}</div><footer>{self.foot()}</footer>"


class Rows(Furnished):
    """A table of the year 2008: dates in one column, leads in the other, their links amid the text's last line."""

    def top(self) -> str:
        cells = self.menu_links(lambda href, label: f'<tr><td><a href="{href}">{label}</a></td></tr>')
        return f'<table width="980"><tr><td colspan="2"><img src="/i/top.jpg" alt="{self.story.site}"></td></tr><tr><td width="180"><table>{cells}</table></td><td>'

    def carousel(self) -> str:
        return f'<table width="100%">{super().carousel()}</table><hr size="1">'

    def slide(self, slide: Slide) -> str:
        date = f"<b>{slide.date}</b>" if slide.date else ""
        text = self.paragraphs(slide, "{0}", "<br /><br />")
        return f'<tr><td width="70">{date}</td><td>{text} <a href="{slide.href}">{self.more()}</a></td></tr>'

    def heading(self) -> str:
        title = f'<tr><td><font size="4"><b>{self.title}</b></font></td></tr>' if self.title else ""
        line = self.dated_line()
        return f'<table width="100%">{title}{f"<tr><td>{line}</td></tr>" if line else ""}<tr><td><table border="0"><tr><td>'

    def block(self, piece: Piece, shown: str) -> str:
        shown = self.extra(piece) if piece.kind in ("image", "file") else shown
        return f"<b>{shown}</b><br><br>" if piece.kind in ("sub", "caps", "question") else f"{shown}<br><br>"

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"{self.story.closing_image} " if self.story.closing_image else ""
        return image + "<br>".join(lines) + "<br>"

    def trailer(self) -> str:
        return f"</td></tr></table></td></tr></table><table><tr><td>{'<br>'.join(self.trailer_links())}</td></tr></table></td></tr></table>"

    def bottom(self) -> str:
        return f'<table width="100%"><tr><td>{self.copyright()}</td><td>{self.address()}</td></tr></table>'


class Covers(Furnished):
    """Slides with a link without a word over each, and a counter beside the headline's second copy and the date."""

    cover = '<a href="{0}" class="cover" aria-label="open"></a>'

    def top(self) -> str:
        return f"<div><ul>{self.menu_links()}</ul></div><div>{self.tongues()}</div>"

    def carousel(self) -> str:
        pager = f"<div><span>1</span> / <span>{len(self.story.slides)}</span></div><button>‹</button><button>›</button>"
        return f'<div class="swiper"><div>{super().carousel()}</div>{pager}</div>'

    def slide(self, slide: Slide) -> str:
        date = f"<i>{slide.date}</i>" if slide.date else ""
        return (
            f'<div class="swiper-slide"><div>{date}{self.paragraphs(slide)}</div>{self.cover.format(slide.href)}</div>'
        )

    def heading(self) -> str:
        title = f'<div class="page-head"><h1>{self.title}</h1></div>' if self.title else ""
        counter = f"<span>{self.counter()}</span>" if self.rng.random() < 0.6 else ""
        line = f"<span>{self.dated_line()}</span> {counter}" if self.dated_line() else ""
        return f"<main>{title}{f'<div>{line}</div>' if line else ''}<div>"

    def block(self, piece: Piece, shown: str) -> str:
        shown = self.extra(piece) if piece.kind in ("image", "file") else shown
        return f"<p><b>{shown}</b></p>" if piece.kind in ("sub", "caps", "question") else f"<p>{shown}</p>"

    def trailer(self) -> str:
        return f"</div>{self.gallery()}{self.tools()}{super().trailer()}</main>"

    def bottom(self) -> str:
        return f"<div>{self.also()}</div><footer>{self.foot()}</footer>"


class Figures(Covers):
    """A picture beside each lead is its link; the headline's second copy and the date are a picture's caption."""

    def slide(self, slide: Slide) -> str:
        date = f"<span>{slide.date}</span>" if slide.date else ""
        return f'<article><a href="{slide.href}"><img src="/p.jpg" alt=""></a><div>{date}{self.paragraphs(slide)}</div></article>'

    def heading(self) -> str:
        title, line = f"<h1>{self.title}</h1>" if self.title else "", self.dated_line()
        return (
            f"<main>{title}{f'<figure><img src=/m.jpg><figcaption>{line}</figcaption></figure>' if line else ''}<div>"
        )


class Comments(Covers):
    """What a script library leaves between elements: comments for parts that are not there."""

    def carousel(self) -> str:
        items = "".join(f"<!--[-->{self.slide(slide)}<!--]-->" for slide in self.story.slides)
        return f"<div data-v-1a><div data-v-1a>{self.feed_name()}</div>{items}</div><!---->"

    def slide(self, slide: Slide) -> str:
        date = f"<span data-v-1a>{slide.date or ''}</span>"
        return f'<div data-v-1a>{date}<div data-v-1a>{self.paragraphs(slide)}</div><a href="{slide.href}" data-v-1a>{self.more()}</a></div>'

    def heading(self) -> str:
        title, line = f"<h1 data-v-1a>{self.title}</h1>" if self.title else "<!---->", self.dated_line()
        return f"<main>{title}{f'<div data-v-1a>{line}</div>' if line else '<!---->'}<div data-v-1a><div>"

    def trailer(self) -> str:
        return f"</div><!---->{super().trailer()}"

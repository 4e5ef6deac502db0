"""The examiner's designs: inline styles, cloned slides, tickers, AMP."""

import json

from .maker import Maker
from .story import Piece, Slide


class Inline(Maker):
    """XHTML with inline styles; the text was pasted from a word processor."""

    doctype = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
    )

    def setting(self) -> None:
        self.empty = self.rng.random() < 0.5

    def top(self) -> str:
        return f'<div style="width:980px;margin:0 auto"><div style="background:#036;padding:8px">{self.menu_links(lambda href, label: f"""<a style="color:#fff" href="{href}">{label}</a> &nbsp;|&nbsp; """)}</div>'

    def carousel(self) -> str:
        return f'<div style="height:320px;overflow:hidden">{super().carousel()}</div>'

    def slide(self, slide: Slide) -> str:
        date = f'<div style="color:#999">{slide.date}</div>' if slide.date else ""
        text = "".join(
            f'<p class="MsoNormal" style="text-align: justify;"><span style="font-size: 10pt;">{self.text(each)}</span></p>'
            for each in slide.paragraphs
        )
        return f'<div style="float:left;width:980px"><a href="{slide.href}" style="display:block;text-decoration:none">{date}{text}</a></div>'

    def delegations(self) -> str:
        return (
            '<div style="border:1px solid #ccc">'
            + "".join(
                f'<p style="margin:0"><strong>{self.text(each[: each.find(" ")])}</strong>{self.text(each[each.find(" ") :])}</p>'
                for each in self.story.delegations
            )
            + "</div>"
        )

    def heading(self) -> str:
        story, title = self.story, self.title
        date = f'<span style="color:#888">{story.dated}</span>' if self.is_dated else ""
        made = f'<div style="font-size:22px;font-weight:bold">{title}</div>' if title else ""
        if story.second:
            return (
                made
                + f'<div style="font-size:14px">{self.text(story.second)} {date} {self.extras()}</div><div style="clear:both"></div>'
            )
        return (
            made
            + (f'<div style="font-size:12px">{date} {self.extras()}</div>' if date else "")
            + '<div style="clear:both"></div>'
        )

    def block(self, piece: Piece, shown: str) -> str:
        if piece.kind in ("image", "file"):
            shown = self.extra(piece)
        if piece.kind in ("sub", "caps", "question"):
            shown = f"<b style='mso-bidi-font-weight:normal'>{shown}</b>"
        blank = '<p class="MsoNormal"><span>&nbsp;</span></p>' if self.empty else ""
        return f'<p class="MsoNormal" style="text-align:justify;text-indent:35.4pt"><span lang="EN-US" style="font-size:14.0pt;font-family:&quot;Times New Roman&quot;">{shown}<o:p></o:p></span></p>{blank}'

    def contact_lines(self, lines: list[str]) -> str:
        image = f"{self.story.closing_image} " if self.story.closing_image else ""
        return f'<p class="MsoNormal"><i><span>{image}{lines[0]}</span></i></p>' + "".join(
            f'<p class="MsoNormal"><i><span>{self.linked_mail(line)}</span></i></p>' for line in lines[1:]
        )

    def trailer(self) -> str:
        return f'<div style="margin-top:20px">{"<br />".join(self.trailer_links())}</div>' if self.story.trailer else ""

    def bottom(self) -> str:
        return f'<div style="border-top:1px solid #ccc">{self.copyright()}</div></div>'


class Clones(Maker):
    """A script library's carousel, saved after it ran: the first and the last slide stand twice."""

    def setting(self) -> None:
        self.kind = self.pick("owl", "slick", "swiper", "bootstrap")
        self.cards = self.rng.random() < 0.3

    def top(self) -> str:
        return f'<nav class="navbar navbar-expand-lg"><div class="container"><a class="navbar-brand" href="/">{self.story.site}</a><button class="navbar-toggler"><span class="navbar-toggler-icon"></span></button><ul class="navbar-nav">{self.menu_links(lambda href, label: f"""<li class="nav-item"><a class="nav-link" href="{href}">{label}</a></li>""")}</ul><form class="form-inline"><input placeholder="{self.say("Search", "Поиск")}"></form></div></nav>'

    def carousel(self) -> str:
        slides = [self.slide(slide) for slide in self.story.slides]
        back, on = self.say("Previous", "Назад"), self.say("Next", "Вперёд")
        match self.kind:
            case "owl":
                clone = [
                    f'<div class="owl-item cloned" style="width:1140px">{slide}</div>'
                    for slide in (slides[-2:] if len(slides) > 1 else [])
                ]
                tail = [
                    f'<div class="owl-item cloned" style="width:1140px">{slide}</div>'
                    for slide in (slides[:2] if len(slides) > 1 else [])
                ]
                own = [f'<div class="owl-item" style="width:1140px">{slide}</div>' for slide in slides]
                return f'<div class="owl-carousel owl-loaded owl-drag"><div class="owl-stage-outer"><div class="owl-stage">{"".join(clone + own + tail)}</div></div><div class="owl-nav"><button type="button" role="presentation"><span aria-label="Previous">‹</span></button><button type="button" role="presentation"><span aria-label="Next">›</span></button></div></div>'
            case "slick":
                own = [
                    f'<div class="slick-slide" data-slick-index="{n}">{slide}</div>' for n, slide in enumerate(slides)
                ]
                clones = [
                    f'<div class="slick-slide slick-cloned" data-slick-index="{n}" aria-hidden="true" tabindex="-1">{slide}</div>'
                    for n, slide in enumerate(slides, len(slides))
                ]
                return f'<div class="slider slick-initialized"><button class="slick-prev">{back}</button><div class="slick-list"><div class="slick-track">{clones[-1]}{"".join(own + clones)}</div></div><button class="slick-next">{on}</button><ul class="slick-dots">{"".join(f"<li><button>{n + 1}</button></li>" for n in range(len(slides)))}</ul></div>'
            case "swiper":
                own = [
                    f'<div class="swiper-slide" role="group" aria-label="{n} / {len(slides)}">{slide}</div>'
                    for n, slide in enumerate(slides, 1)
                ]
                return f'<div class="swiper"><div class="swiper-wrapper">{own[-1].replace("swiper-slide", "swiper-slide swiper-slide-duplicate")}{"".join(own)}{own[0].replace("swiper-slide", "swiper-slide swiper-slide-duplicate")}</div><div class="swiper-pagination"></div></div>'
        own = [
            f'<div class="carousel-item{"" if n else " active"}"><img class="d-block w-100" src="{n}.jpg" alt=""><div class="carousel-caption d-none d-md-block">{slide}</div></div>'
            for n, slide in enumerate(slides)
        ]
        return f'<div id="c1" class="carousel slide" data-ride="carousel"><ol class="carousel-indicators"><li data-target="#c1"></li></ol><div class="carousel-inner">{"".join(own)}</div><a class="carousel-control-prev" href="#c1" role="button" data-slide="prev"><span class="sr-only">{back}</span></a><a class="carousel-control-next" href="#c1" role="button" data-slide="next"><span class="sr-only">{on}</span></a></div>'

    def slide(self, slide: Slide) -> str:
        date = f"<small>{slide.date}</small>" if slide.date else ""
        text = "".join(f"<p>{self.text(each)}</p>" for each in slide.paragraphs)
        return f'<div class="item"><a href="{slide.href}" tabindex="0">{date}{text}</a></div>'

    def delegations(self) -> str:
        cards = "".join(
            f'<div class="col-md-4"><div class="card"><img src="/f{n}.svg" alt=""><div class="card-body"><p class="card-text">{self.text(each)}</p></div></div></div>'
            for n, each in enumerate(self.story.delegations)
        )
        return f'<div class="container"><div class="row">{cards}</div></div>'

    def heading(self) -> str:
        story, title = self.story, self.title
        crumbs = f'<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item">{self.crumbs(bool(story.second)).replace(" / ", """</li><li class="breadcrumb-item">""")}</li></ol></nav>'
        date = f'<p class="text-muted">{story.dated} {self.extras()}</p>' if self.is_dated else ""
        return f'<div class="container">{crumbs}<div class="row"><div class="col-lg-9">{f"<h1>{title}</h1>" if title else ""}{date}'

    def block(self, piece: Piece, shown: str) -> str:
        match piece.kind:
            case "image" | "file":
                return f'<div class="text-center">{self.extra(piece)}</div>'
            case "caps":
                return f'<h4 class="text-center">{shown}</h4>'
            case "sub":
                return f'<p class="lead">{shown}</p>'
            case "item":
                return f'<ul class="list-unstyled"><li>– {shown}</li></ul>'.replace("– ", "")
        return f"<p>{shown}</p>"

    def contact_lines(self, lines: list[str]) -> str:
        image = f"{self.story.closing_image} " if self.story.closing_image else ""
        return f'<div class="card bg-light"><div class="card-body">{image}{"<br>".join(map(self.linked_mail, lines))}</div></div>'

    def trailer(self) -> str:
        links = "".join(
            link.replace("<a ", '<a class="btn btn-outline-primary btn-block" ') for link in self.trailer_links()
        )
        return f"{links}</div></div></div>"

    def bottom(self) -> str:
        return f'<footer class="footer"><div class="container"><div class="row"><div class="col">{self.copyright()}</div><div class="col">{self.address()}</div></div></div></footer>'


class Ticker(Maker):
    """Leads run in a ticker above the page: a marquee, or a list that a script moves."""

    def setting(self) -> None:
        self.moving = self.rng.random() < 0.5

    def top(self) -> str:
        return (
            f'<div id=top><h1 id=logo><a href="/">{self.story.site}</a></h1><ul id=nav>{self.menu_links()}</ul></div>'
            if self.rng.random() < 0.5
            else f'<div id=top><a href="/" id=logo>{self.story.site}</a><ul id=nav>{self.menu_links()}</ul></div>'
        )

    def carousel(self) -> str:
        if self.moving:
            return f'<marquee behavior="scroll" direction="up" height="120" onmouseover="this.stop()">{"".join(self.slide(slide) for slide in self.story.slides)}</marquee>'
        return f'<ul class="newsticker">{"".join(f"<li>{self.slide(slide)}</li>" for slide in self.story.slides)}</ul>'

    def slide(self, slide: Slide) -> str:
        date = f"<b>{slide.date}</b> " if slide.date else ""
        first, *rest = (self.text(each) for each in slide.paragraphs)
        tail = "".join(f"<br>{each}" for each in rest)
        inner = f'{date}<a href="{slide.href}">{first}{tail}</a>'
        return f"<p>{inner}</p>" if self.moving else inner

    def delegations(self) -> str:
        return f'<dl class="dels">{"".join(f"<dd>{self.text(each)}</dd>" for each in self.story.delegations)}</dl>'

    def heading(self) -> str:
        story, title = self.story, self.title
        date = f"<small>{story.dated} {self.extras()}</small>" if self.is_dated else ""
        made = f"<h2>{title}</h2>" if title else ""
        if story.second:
            made += (
                f"<h3>{self.text(story.second)} {date}</h3>"
                if not story.beside
                else f"<h3>{self.text(story.second)}</h3>{date}"
            )
        else:
            made += f"<div>{date}</div>" if date else ""
        return f"<div id=content>{made}<div id=text>"

    def flow(self) -> list[str]:
        made = []
        for piece in super().flow():
            made.append(piece)
        return made

    def block(self, piece: Piece, shown: str) -> str:
        if piece.kind in ("image", "file"):
            return f"<p class=img>{self.extra(piece)}</p>"
        if piece.kind in ("caps", "sub"):
            return f"<h4>{shown}</h4>"
        return f"<p>{shown}"

    def trailer(self) -> str:
        return f"</div><ul class=back>{''.join(f'<li>{link}</li>' for link in self.trailer_links())}</ul></div>"

    def bottom(self) -> str:
        return f"<div id=bottom>{self.copyright()} {self.address()}</div>"


class Amp(Maker):
    """AMP: its own elements for pictures, carousels and sharing."""

    def page(self) -> str:
        return super().page().replace("<html", "<html ⚡", 1)

    def head(self) -> str:
        data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": self.name[:110]}
        if self.story.date:
            data["datePublished"] = f"{self.story.date}T00:00:00+03:00"
        return (
            super().head()
            + f'<link rel="canonical" href="{self.host}{self.story.path}"><script async src="https://cdn.ampproject.org/v0.js"></script><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script><style amp-custom>p{{margin:0}}</style>'
        )

    def top(self) -> str:
        return f'<amp-sidebar id="s" layout="nodisplay"><ul>{self.menu_links()}</ul></amp-sidebar><header><button on="tap:s.toggle">☰</button><a href="/"><amp-img src="/l.png" width="40" height="40" alt="{self.story.site}"></amp-img></a></header>'

    def carousel(self) -> str:
        return f'<amp-carousel height="300" layout="fixed-height" type="slides">{super().carousel()}</amp-carousel>'

    def slide(self, slide: Slide) -> str:
        date = f"<p><time>{slide.date}</time></p>" if slide.date else ""
        text = "".join(f"<p>{self.text(each)}</p>" for each in slide.paragraphs)
        return f'<div class="s"><a href="{slide.href}"><amp-img src="/s.jpg" width="300" height="200"></amp-img>{date}{text}</a></div>'

    def delegations(self) -> str:
        return (
            "<amp-accordion>"
            + "".join(
                f"<section expanded><h4></h4><p>{self.text(each)}</p></section>" for each in self.story.delegations
            )
            + "</amp-accordion>"
        )

    def heading(self) -> str:
        story, title = self.story, self.title
        made = f"<h1>{title}</h1>" if title else ""
        date = f'<p class="meta"><time>{story.dated}</time></p>' if self.is_dated else ""
        if story.second:
            made += f'<figure><amp-img src="/1.jpg" width="800" height="500" layout="responsive"></amp-img><figcaption>{self.text(story.second)}</figcaption></figure>'
        return f"<article>{made}{date}{f'<p>{self.extras()}</p>' if story.beside else ''}"

    def block(self, piece: Piece, shown: str) -> str:
        match piece.kind:
            case "image":
                return f'<figure><amp-img src="/1.jpg" width="8" height="5"></amp-img><figcaption>{self.text(piece.text)}</figcaption></figure>'
            case "caps" | "sub" | "question":
                return f"<h3>{shown}</h3>"
            case "salutation":
                return f"<blockquote>{shown}</blockquote>"
        return f"<p>{shown}</p>"

    def trailer(self) -> str:
        return f'<amp-social-share type="twitter"></amp-social-share>{"".join(f"<p>{link}</p>" for link in self.trailer_links())}</article>'

    def bottom(self) -> str:
        return f"<footer><p>{self.copyright()}</p></footer>"

"""The examiner's second designs: servers of offices, editors, old pages, and text as it was typed."""

from collections.abc import Sequence

from .maker import Maker
from .story import Piece, Slide


class WebForms(Maker):
    """One form around the page, hidden state, spans with ids; the date in a cell beside the headline."""

    def top(self) -> str:
        links = self.menu_links(lambda href, label: f'<td><a id="ctl00_mnu" href="{href}">{label}</a></td>')
        return f'<form method="post" action="./page.aspx" id="aspnetForm"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTk2NDk="></div><table><tr>{links}</tr></table>'

    def bottom(self) -> str:
        return f'<div id="ctl00_foot"><span id="ctl00_lblCopy">{self.copyright()}</span></div></form>'

    def carousel(self) -> str:
        return f'<div id="ctl00_up1"><table id="ctl00_lst" cellspacing="0" style="border-collapse:collapse;">{super().carousel()}</table></div>'

    def slide(self, slide: Slide) -> str:
        text = "<br /><br />".join(self.text(each) for each in slide.paragraphs)
        date = f'<span id="ctl00_lst_d">{slide.date}</span>' if slide.date else ""
        return f'<tr><td>{date}</td><td><a id="ctl00_lst_h" href="{slide.href}">{text}</a></td></tr>'

    def delegations(self) -> str:
        rows = "".join(
            f'<tr><td><span id="ctl00_del">{self.text(each)}</span></td></tr>' for each in self.story.delegations
        )
        return f'<table id="ctl00_grd">{rows}</table>'

    def heading(self) -> str:
        story, date = self.story, f'<span id="ctl00_lblDate">{self.story.dated}</span>' if self.is_dated else ""
        if not self.title:
            return f'<div id="ctl00_cph">{date} {self.extras()}<div id="ctl00_txt">'
        second = f'<div id="ctl00_cap">{self.text(story.second)}</div>' if story.second else ""
        row = f'<table width="100%"><tr><td><span id="ctl00_lblTitle" class="t">{self.title}</span></td><td align="right">{date}</td></tr></table>'
        if second and date:
            row = f'<div><span id="ctl00_lblTitle" class="t">{self.title}</span></div>'
            second = f'<div id="ctl00_cap">{self.text(story.second)} {date}</div>'
        return f'<div id="ctl00_cph">{row}{second}{self.extras()}<div id="ctl00_txt">'

    def block(self, piece: Piece, shown: str) -> str:
        return f"<p>{self.extra(piece)}</p>" if piece.kind in ("image", "file") else f"<p>{shown}</p>"

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"<tr><td>{self.story.closing_image}</td></tr>" if self.story.closing_image else ""
        return f'<table id="ctl00_press">{image}{"".join(f"<tr><td>{line}</td></tr>" for line in lines)}</table>'

    def trailer(self) -> str:
        return f"</div>{''.join(f'<div>{link}</div>' for link in self.trailer_links())}</div>"


class Joomla(Maker):
    """Joomla: article info in a definition list, icons to print, a pager."""

    def top(self) -> str:
        return f'<div class="body"><header class="header"><a class="brand" href="/"><span class="site-title">{self.story.site}</span></a></header><nav class="navigation"><ul class="nav menu">{self.menu_links()}</ul></nav><div id="content">'

    def carousel(self) -> str:
        return f'<div class="moduletable"><div class="newsflash-horiz">{super().carousel()}</div></div>'

    def slide(self, slide: Slide) -> str:
        date = f'<span class="mod-articles-category-date">{slide.date}</span>' if slide.date else ""
        first, *rest = (self.text(each) for each in slide.paragraphs)
        return f'<div class="item">{date}<h4 class="newsflash-title"><a href="{slide.href}">{first}</a></h4>{"".join(f"<p>{each}</p>" for each in rest)}</div>'

    def delegations(self) -> str:
        return f'<div class="moduletable"><div class="custom">{"".join(f"<p>{self.text(each)}</p>" for each in self.story.delegations)}</div></div>'

    def heading(self) -> str:
        second = (
            f'<div class="item-image"><img src="/images/1.jpg" alt=""><div class="caption">{self.text(self.story.second)}</div></div>'
            if self.story.second
            else ""
        )
        title = f'<div class="page-header"><h2 itemprop="headline">{self.title}</h2></div>' if self.title else ""
        date = (
            f'<dl class="article-info muted"><dd class="published"><span class="icon-calendar"></span><time datetime="{self.story.date}" itemprop="datePublished">{self.story.dated}</time></dd>{self.files()}</dl>'
            if self.is_dated
            else ""
        )
        icons = (
            '<div class="icons"><a href="?tmpl=component&amp;print=1" title="Print"><span class="icon-print"></span></a></div>'
            if self.rng.random() < 0.5
            else ""
        )
        return f'<div class="item-page" itemscope itemtype="https://schema.org/Article">{title}{icons}{second}{date}<div itemprop="articleBody">'

    def files(self) -> str:
        return "".join(f"<dd>{self.extra(piece)}</dd>" for piece in self.story.beside)

    def block(self, piece: Piece, shown: str) -> str:
        match piece.kind:
            case "image" | "file":
                return f"<p>{self.extra(piece)}</p>"
            case "sub" | "caps":
                return f"<p><strong>{shown}</strong></p>"
            case "question":
                return f"<h4>{shown}</h4>"
        return f"<p>{self.linked(shown)}</p>"

    def trailer(self) -> str:
        return (
            f'</div><ul class="pager pagenav">{"".join(f"<li>{link}</li>" for link in self.trailer_links())}</ul></div>'
        )

    def bottom(self) -> str:
        return f'</div><footer class="footer"><p>{self.copyright()}</p><p class="pull-right"><a href="#top">{self.say("Back to Top", "Наверх")}</a></p></footer></div>'


class FrontPage(Maker):
    """HTML 3.2: nothing closed, centres, no-break spaces as indents, single breaks."""

    doctype = '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">'

    def setting(self) -> None:
        self.charset = self.rng.choice(("windows-1251", "koi8-r")) if self.story.lang == "ru" else "utf-8"
        self.joint = self.pick("<BR>\n&nbsp;&nbsp;&nbsp; ", "<BR><BR>\n", "\n<P>")

    def head(self) -> str:
        return f'<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset={self.charset}">\n<TITLE>{self.text(self.name)}</TITLE>'

    def body(self) -> str:
        return f"<BODY BGCOLOR=#FFFFFF TEXT=#000000>{super().body().removeprefix('<body>').removesuffix('</body>')}"

    def top(self) -> str:
        return f"<CENTER>{self.menu_links(lambda href, label: f'[<A HREF={href}>{label}</A>] ')}</CENTER><HR>"

    def carousel(self) -> str:
        return f"<UL>{super().carousel()}</UL><HR>"

    def slide(self, slide: Slide) -> str:
        date = f"<B>{slide.date}</B> " if slide.date else ""
        return f'<LI>{date}<A HREF="{slide.href}">{"<BR>".join(self.text(each) for each in slide.paragraphs)}</A>\n'

    def delegations(self) -> str:
        return f"<BLOCKQUOTE>{''.join(f'<P>{self.text(each)}' for each in self.story.delegations)}</BLOCKQUOTE><HR>"

    def heading(self) -> str:
        title = f"<CENTER><H2>{self.title}</H2></CENTER>" if self.title else ""
        second = (
            f"<CENTER><IMG SRC=1.jpg><BR><B>{self.text(self.story.second)}</B></CENTER>" if self.story.second else ""
        )
        return f"{title}{second}" + (
            f"<P ALIGN=right><I>{self.story.dated}</I> {self.extras()}</P>\n" if self.is_dated else ""
        )

    def article(self) -> str:
        return f"{self.heading()}{self.joint.join(self.flow())}{self.contact()}{self.trailer()}"

    def block(self, piece: Piece, shown: str) -> str:
        if piece.kind in ("image", "file"):
            return self.extra(piece)
        return f"<B>{shown}</B>" if piece.kind in ("sub", "caps", "question") else shown

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"{self.story.closing_image} " if self.story.closing_image else ""
        return f"<P>{image}{'<BR>'.join(lines)}"

    def trailer(self) -> str:
        return f"<P>{'<BR>'.join(self.trailer_links())}" if self.story.trailer else ""

    def bottom(self) -> str:
        return f"<HR><CENTER><SMALL>{self.copyright()}</SMALL></CENTER>"


class Editor(Maker):
    """Text from an editor in the browser: a box a line, empty boxes between, words in boxes of their own."""

    def setting(self) -> None:
        self.empty = self.rng.random() < 0.7

    def top(self) -> str:
        return f'<div class="app"><div class="app-bar"><span>{self.story.site}</span>{self.menu_links(lambda href, label: f"""<a href="{href}">{label}</a>""")}</div>'

    def carousel(self) -> str:
        return f'<div class="app-feed">{super().carousel()}</div>'

    def slide(self, slide: Slide) -> str:
        lines = [slide.date] if slide.date else []
        lines += [f'<a href="{slide.href}">{self.text(each)}</a>' for each in slide.paragraphs]
        return f'<div class="card"><div class="card-in">{"".join(f"<div>{line}</div>" for line in lines)}</div></div>'

    def delegations(self) -> str:
        return f'<div class="app-note">{"<div><br></div>".join(f"<div>{self.text(each)}</div>" for each in self.story.delegations)}</div>'

    def heading(self) -> str:
        title = f'<div><span style="font-size: 24px;"><b>{self.title}</b></span></div>' if self.title else ""
        second = (
            f'<div><span style="font-size: 24px;">{self.text(self.story.second)}</span></div>'
            if self.story.second
            else ""
        )
        date = (
            f'<div><span style="color: rgb(153, 153, 153);">{self.story.dated}</span> {self.extras()}</div>'
            if self.is_dated
            else ""
        )
        return f'<div class="app-page" contenteditable="false">{title}{second}{date}'

    def block(self, piece: Piece, shown: str) -> str:
        if piece.kind in ("image", "file"):
            shown = self.extra(piece)
        elif piece.kind in ("sub", "caps", "question"):
            shown = f"<b>{shown}</b>"
        elif " " in shown and "&" not in shown and not self.story.glued:
            first, rest = shown.split(" ", 1)
            shown = (
                f'<span style="background-color: transparent;">{first}&nbsp;</span><span>{rest}</span>'
                if self.rng.random() < 0.4
                else self.linked(shown)
            )
        return f"<div>{shown}</div>" + ("<div><br></div>" if self.empty else "")

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"{self.story.closing_image} " if self.story.closing_image else ""
        return f"<div><i>{image}{lines[0]}</i></div>" + "".join(
            f"<div><i>{self.linked_mail(line)}</i></div>" for line in lines[1:]
        )

    def trailer(self) -> str:
        return f'</div><div class="app-actions">{" | ".join(self.trailer_links())}</div>'

    def bottom(self) -> str:
        return f'<div class="app-foot">{self.copyright()}</div></div>'


class Typed(Maker):
    """The record as it was typed, in one preformatted element."""

    def body(self) -> str:
        menu = self.menu_links(lambda href, label: f'<a href="{href}">{label}</a> ')
        return f"<body><div>{menu}</div><pre>\n{self.opening()}{self.article()}</pre><address>{self.copyright()}</address></body>"

    def slide(self, slide: Slide) -> str:
        date = f"{slide.date}\n\n" if slide.date else ""
        return date + "".join(f'<a href="{slide.href}">{self.text(each)}</a>\n\n' for each in slide.paragraphs)

    def delegations(self) -> str:
        return "".join(f"{self.text(each)}\n\n" for each in self.story.delegations)

    def heading(self) -> str:
        title = f"<b>{self.title}</b>\n\n" if self.title else ""
        second = f"{self.text(self.story.second)}\n\n" if self.story.second else ""
        return title + second + (f"{self.story.dated} {self.extras()}\n\n" if self.is_dated else "")

    def block(self, piece: Piece, shown: str) -> str:
        return (self.extra(piece) if piece.kind in ("image", "file") else shown) + "\n"

    def contact_lines(self, lines: Sequence[str]) -> str:
        image = f"{self.story.closing_image} " if self.story.closing_image else ""
        return f"\n\n{image}" + "\n\n".join(lines) + "\n\n"

    def trailer(self) -> str:
        return "\n" + "".join(f"{link}\n\n" for link in self.trailer_links())

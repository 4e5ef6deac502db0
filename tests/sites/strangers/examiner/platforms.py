"""The examiner's designs: what content systems make."""

from .maker import Maker
from .story import Piece, Slide
from .words import say


class Bitrix(Maker):
    """Div soup of a Bitrix site: a slider, `news.detail`, text in one box parted by line breaks."""

    def setting(self) -> None:
        self.breaks = self.rng.random() < 0.6
        self.date_first = self.rng.random() < 0.25
        self.lead_link = self.pick("all", "image", "more")

    def top(self) -> str:
        return (
            f'<div id="panel"></div><div class="wrapper"><div class="header"><a class="logo" href="/"><img src="/bitrix/templates/odkb/logo.png" alt="{self.story.site}"></a>'
            f'<div class="lang"><a href="#">Рус</a> | <a href="#">Eng</a></div><form action="/search/"><input name="q" value=""><input type="submit" value="{self.say("Search", "Найти")}"></form>'
            f'<ul id="horizontal-multilevel-menu">{self.menu_links()}</ul></div>'
        )

    def carousel(self) -> str:
        return f'<div class="main-slider" id="sl1"><div class="slides">{super().carousel()}</div><div class="ctrl"><a class="prev" href="#"></a><a class="next" href="#"></a></div></div>'

    def slide(self, slide: Slide) -> str:
        text = "".join(f"<div>{self.text(each)}</div>" for each in slide.paragraphs)
        if self.breaks:
            text = "<br /><br />".join(self.text(each) for each in slide.paragraphs)
        date = f'<span class="news-date-time">{slide.date}</span> ' if slide.date else ""
        picture = '<img class="preview_picture" src="/upload/resize_cache/1.jpg" alt="">'
        match self.lead_link:
            case "all":
                return f'<div class="slide" id="bx_3218_1"><a href="{slide.href}">{picture}{date}<div class="txt">{text}</div></a></div>'
            case "image":
                return f'<div class="slide" id="bx_3218_1"><a href="{slide.href}">{picture}</a><div class="txt">{date}{text}</div></div>'
        return f'<div class="slide"><div class="txt">{date}{text}</div><a class="over" href="{slide.href}"></a></div>'

    def delegations(self) -> str:
        items = "".join(f'<div class="item"><a href="/delegations/{number}"><img src="/flag{number}.png"></a><div>{self.text(each)}</div></div>'
                        for number, each in enumerate(self.story.delegations))  # fmt: skip
        return f'<div class="delegations">{items}</div>'

    def heading(self) -> str:
        story, title = self.story, self.title
        head = f'<div class="breadcrumb">{self.crumbs()}</div>' if self.rng.random() < 0.6 else ""
        date = f'<span class="news-date-time">{story.dated}</span> ' if self.is_dated else ""
        first = f"<h3>{title}</h3>" if title else ""
        if story.second:
            first = f'<h1 class="page-title">{title}</h1><h3>{self.text(story.second)}</h3>'
        start = date + first if self.date_first and not story.second and not story.beside else first + date
        return f'<div class="content">{head}<div class="news-detail">{start}{self.extras()}<br />'

    def block(self, piece: Piece, shown: str) -> str:
        if piece.kind in ("image", "file"):
            shown = self.extra(piece)
        elif piece.kind in ("sub", "question"):
            shown = f"<b>{shown}</b>"
        elif piece.kind == "caps":
            shown = f'<div align="center"><b>{shown}</b></div>'
        return shown + "<br /><br />" if self.breaks else f"<div>{shown}</div>"

    def contact_lines(self, lines: list[str]) -> str:
        image = self.story.closing_image
        return f"{image + ' ' if image else '<br />'}{'<br />'.join(map(self.linked_mail, lines))}<br />"

    def trailer(self) -> str:
        return (
            f'<div style="clear:both"></div></div><p>{"</p><p>".join(self.trailer_links())}</p></div>'
            if self.story.trailer
            else "</div></div>"
        )

    def bottom(self) -> str:
        return f'<div class="footer"><div class="copy">{self.copyright()}</div><div class="adr">{self.address()}</div></div></div>'


class Tables(Maker):
    """HTML 4 of 2003: nested tables, font tags, spacers, upper case."""

    doctype = '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">'
    charset = "windows-1251"

    def setting(self) -> None:
        self.row = self.rng.random() < 0.5
        self.closed = self.rng.random() < 0.5

    def head(self) -> str:
        return f'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1251"><TITLE>{self.pick(self.story.site, self.text(self.name), self.story.site + " :: " + self.text(self.name))}</TITLE>'

    def top(self) -> str:
        cells = self.menu_links(
            lambda href, label: f'<TD><A HREF="{href}"><FONT COLOR="#ffffff">{label}</FONT></A></TD>'
        )
        return f'<TABLE WIDTH="100%" CELLPADDING=0><TR><TD COLSPAN=2><IMG SRC="/i/logo.gif" ALT=""></TD></TR><TR BGCOLOR="#003366">{cells}</TR></TABLE>\n<TABLE WIDTH=980><TR><TD VALIGN=TOP WIDTH="100%">'

    def carousel(self) -> str:
        between = "" if self.row else "</TR><TR>"
        cells = between.join(f"<TD VALIGN=TOP>{self.slide(slide)}</TD>" for slide in self.story.slides)
        return f'<TABLE BORDER=0 CELLSPACING=4><TR>{cells}</TR></TABLE><IMG SRC="/i/0.gif" HEIGHT=5>'

    def slide(self, slide: Slide) -> str:
        date = f'<FONT SIZE=1 COLOR="#666666">{slide.date}</FONT><BR>' if slide.date else ""
        text = "<BR><BR>".join(self.text(each) for each in slide.paragraphs)
        return f'{date}<A HREF="{slide.href}"><FONT SIZE=2>{text}</FONT></A>'

    def delegations(self) -> str:
        return (
            "<TABLE CLASS=dlg>"
            + "".join(
                f'<TR><TD><IMG SRC="/f.gif"></TD><TD>{self.text(each)}</TD></TR>' for each in self.story.delegations
            )
            + "</TABLE>"
        )

    def heading(self) -> str:
        story, title = self.story, self.title
        rows = [f'<TD CLASS=h><FONT SIZE="+1"><B>{title}</B></FONT></TD>'] if title else []
        date = f"<I>{story.dated}</I>" if self.is_dated else ""
        if story.second:
            rows.append(f"<TD><B>{self.text(story.second)}</B> {date} {self.extras()}</TD>")
        elif date:
            rows.append(f"<TD ALIGN=LEFT>{date} {self.extras()}</TD>")
        return f'<TABLE WIDTH="100%">{"".join(f"<TR>{row}</TR>" for row in rows)}<TR><TD CLASS=t>'

    def block(self, piece: Piece, shown: str) -> str:
        end = "</P>" if self.closed else ""
        if piece.kind in ("image", "file"):
            return f"<CENTER><FONT SIZE=1>{self.extra(piece)}</FONT></CENTER>"
        if piece.kind in ("caps", "sub"):
            return f"<P ALIGN=CENTER><B>{shown}</B>{end}"
        return f"<P ALIGN=JUSTIFY>{shown}{end}"

    def contact_lines(self, lines: list[str]) -> str:
        if self.story.closing_image:
            return f"<P>{self.story.closing_image} {' '.join(lines)}{'</P>' if self.closed else ''}"
        return f"<P><I>{'<BR>'.join(lines)}</I>"

    def trailer(self) -> str:
        rows = "".join(f"<TR><TD>{link}</TD></TR>" for link in self.trailer_links())
        return f"</TD></TR>{rows}</TABLE></TD></TR></TABLE>"

    def bottom(self) -> str:
        return f"<HR><CENTER><FONT SIZE=1>{self.copyright()}<BR>{self.address()}</FONT></CENTER>"


class WordPress(Maker):
    """A WordPress theme with widgets."""

    def setting(self) -> None:
        self.side = self.rng.random() < 0.4

    def top(self) -> str:
        return f'<a class="skip-link" href="#content">{self.say("Skip to content", "Перейти к содержимому")}</a><header id="masthead"><p class="site-title"><a href="/">{self.story.site}</a></p><nav><button>{self.say("Menu", "Меню")}</button><ul>{self.menu_links()}</ul></nav></header>'

    def carousel(self) -> str:
        return f'<section class="widget featured"><ul class="wp-block-latest-posts">{super().carousel()}</ul></section>'

    def slide(self, slide: Slide) -> str:
        day = slide.date or ""
        date = f'<time datetime="{day[6:]}-{day[3:5]}-{day[:2]}">{day}</time>' if day else ""
        text = "".join(f"<p>{self.text(each)}</p>" for each in slide.paragraphs)
        return f'<li><a href="{slide.href}"><img src="/wp-content/uploads/t.jpg" alt=""></a>{date}<div class="excerpt">{text}</div></li>'

    def delegations(self) -> str:
        return f'<section class="widget"><div class="textwidget">{"".join(f"<p>{self.text(each)}</p>" for each in self.story.delegations)}</div></section>'

    def heading(self) -> str:
        story, title = self.story, self.title
        made = (
            f'<header class="entry-header"><h1 class="entry-title">{title}</h1>'
            if title
            else '<header class="entry-header">'
        )
        date = (
            f'<span class="posted-on"><a href="{story.path}" rel="bookmark"><time datetime="{story.date}T10:00:00+03:00">{story.dated}</time></a></span>'
            if self.is_dated
            else ""
        )
        if story.second:
            made += f'</header><figure><img src="/wp-content/1.jpg" alt="{title}"><figcaption>{self.text(story.second)} {date}</figcaption></figure>{self.extras()}'
        else:
            made += f'<div class="entry-meta">{date} {self.extras()}</div></header>'
        return f'<div id="content"><main><article class="post-{self.rng.randrange(100, 999)} post type-post">{made}<div class="entry-content">'

    def block(self, piece: Piece, shown: str) -> str:
        match piece.kind:
            case "image":
                return f'<figure class="wp-block-image"><img src="/wp-content/a.jpg" alt=""/><figcaption>{self.text(piece.text)}</figcaption></figure>'
            case "file":
                return f'<div class="wp-block-file">{self.file(piece)}</div>'
            case "caps" | "sub":
                return f"<h2>{shown}</h2>"
            case "question":
                return f"<p><strong>{shown}</strong></p>"
            case "caption":
                return f"<p><em>{shown}</em></p>"
            case "item":
                return f"<ul><li>{shown}</li></ul>"
        return f"<p>{shown}</p>"

    def trailer(self) -> str:
        return f'</div><nav class="post-navigation">{"".join(f"<div>{link}</div>" for link in self.trailer_links())}</nav></article></main>'

    def bottom(self) -> str:
        items = "".join(
            f'<li><a href="{self.other(n)}">{say(self.rng, self.story.lang, "title")}</a></li>' for n in range(4)
        )
        side = (
            f'<aside id="secondary"><h2 class="widget-title">{self.say("Recent posts", "Свежие записи")}</h2><ul>{items}</ul></aside>'
            if self.side
            else ""
        )
        return f'{side}</div><footer id="colophon"><p>{self.copyright()}</p><p>{self.address()}</p></footer><script>window._wpemojiSettings={{}};</script>'


class Drupal(Maker):
    """Drupal: regions, blocks, views, fields."""

    def setting(self) -> None:
        self.related = self.rng.random() < 0.3

    def top(self) -> str:
        return f'<div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner"><div class="region region-header"><div class="block"><a href="/" rel="home">{self.story.site}</a></div><nav role="navigation"><h2 class="visually-hidden">{self.say("Main navigation", "Основная навигация")}</h2><ul class="menu">{self.menu_links()}</ul></nav></div></header>'

    def carousel(self) -> str:
        return f'<div class="region region-highlighted"><div class="views-element-container block"><div class="view view-latest"><div class="view-content">{super().carousel()}</div></div></div></div>'

    def slide(self, slide: Slide) -> str:
        date = (
            f'<div class="views-field views-field-created"><span class="field-content">{slide.date}</span></div>'
            if slide.date
            else ""
        )
        text = "".join(f"<p>{self.text(each)}</p>" for each in slide.paragraphs)
        return f'<div class="views-row">{date}<div class="views-field views-field-body"><div class="field-content"><a href="{slide.href}" hreflang="{self.story.lang}">{text}</a></div></div></div>'

    def delegations(self) -> str:
        rows = "".join(
            f'<div class="views-row"><div class="field-content"><p>{self.text(each)}</p></div></div>'
            for each in self.story.delegations
        )
        return f'<div class="region region-highlighted"><div class="block"><div class="view-content">{rows}</div></div></div>'

    def heading(self) -> str:
        story, title = self.story, self.title
        made = (
            f'<div class="block block-page-title-block"><h1 class="page-header"><span>{title}</span></h1></div>'
            if title
            else ""
        )
        crumbs = f'<nav role="navigation"><ol><li>{self.crumbs().replace(" / ", "</li><li>")}</li></ol></nav>'
        date = (
            f'<div class="field field--name-field-date"><time datetime="{story.date}T12:00:00Z">{story.dated}</time></div>'
            if self.is_dated
            else ""
        )
        second = f'<div class="field field--name-title">{self.text(story.second)}</div>' if story.second else ""
        extras = f'<div class="field field--type-file">{self.extras()}</div>' if story.beside else ""
        return f'<main role="main">{crumbs}{made}<article role="article" about="{story.path}"><div class="node__content">{second}{date}{extras}<div class="clearfix text-formatted field field--name-body">'

    def block(self, piece: Piece, shown: str) -> str:
        match piece.kind:
            case "image":
                return (
                    f'<p><span class="file"><a href="/sites/default/files/a.jpg">{self.text(piece.text)}</a></span></p>'
                )
            case "caps":
                return f'<p class="text-align-center"><strong>{shown}</strong></p>'
            case "sub" | "question":
                return f"<h3>{shown}</h3>"
            case "caption":
                return f"<p>{shown}</p>"
        return f'<p class="text-align-justify">{shown}</p>'

    def contact_lines(self, lines: list[str]) -> str:
        if self.story.closing_image:
            return f"<p>{self.story.closing_image} {' '.join(lines)}</p>"
        return f"<p>{lines[0]}<br />\n{'<br />'.join(map(self.linked_mail, lines[1:]))}</p>"

    def trailer(self) -> str:
        return f'</div><div class="node__links"><ul class="links inline">{"".join(f"<li>{link}</li>" for link in self.trailer_links())}</ul></div></div></article>'

    def bottom(self) -> str:
        rows = "".join(
            f'<div class="views-row"><a href="{self.other(n)}">{say(self.rng, self.story.lang, "title")}</a></div>'
            for n in range(3)
        )
        more = (
            f'<div class="block"><h2>{self.say("Related", "По теме")}</h2><div class="view-content">{rows}</div></div>'
            if self.related
            else ""
        )
        return f'{more}</main><footer role="contentinfo"><div class="region region-footer"><p>{self.copyright()}</p></div></footer></div></div>'

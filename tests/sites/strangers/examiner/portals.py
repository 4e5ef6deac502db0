"""The seventeenth batch: portals of offices, with their neighbours, tags and galleries, and copies of them in an archive."""

import re

from .feeds import Covers, Stock
from .maker import Maker
from .story import HOSTS, Piece, Slide


class Shipped(Stock):
    """The stock detail page under a heading of the page: picture, date, and the headline once more before the text."""

    def heading(self) -> str:
        title, story = self.title, self.story
        date = f'<span class="news-date-time">{story.dated}</span> {self.extras()}<br />' if self.is_dated else ""
        name = f"<h3>{self.text(story.second) if story.second else title}</h3>" if title else ""
        return f'{f"<h1>{title}</h1>" if title else ""}<div class="news-detail"><img class="detail_picture" src="/upload/1.jpg" alt="{title}">{date}{name}'


class Portal(Covers):
    """As ministries have it: today's date, a menu beside the article, tags, a gallery, the articles before and behind."""

    def top(self) -> str:
        return f"<div><div>{self.say('Today is', 'Сегодня')} {self.today()}</div><ul>{self.menu_links()}</ul></div><div><div><ul>{self.menu_links()}</ul></div><div>"

    def slide(self, slide: Slide) -> str:
        date = f"<span>{slide.date}</span>" if slide.date else ""
        link = f'<p><a href="{slide.href}">{self.more()} &raquo;</a></p>'
        return f'<div class="item"><a href="{slide.href}"><img src="/r.jpg" alt=""></a><div>{date}{self.paragraphs(slide)}{link}</div></div>'

    def heading(self) -> str:
        crumbs = "".join(f"<div><i></i>{part}</div>" for part in self.crumbs(bool(self.story.second)).split(" / "))
        title, line = f"<h1>{self.title}</h1>" if self.title else "", self.dated_line()
        return f"<div>{crumbs}</div><div>{title}{f'<div>{line}</div>' if line else ''}<div>"

    def contact_lines(self, lines: list[str]) -> str:
        image = f"{self.story.closing_image} " if self.story.closing_image else ""
        return f"<div><b>{image}{'<br>'.join(map(self.linked_mail, lines))}</b></div>"

    def trailer(self) -> str:
        near = self.say("Previous|Next", "Предыдущая|Следующая").split("|")
        links = f'<div><a href="{self.other(1)}">← {near[0]}</a> <a href="{self.other(2)}">{near[1]} →</a></div>'
        tags = f'<div>{self.say("Tags:", "Теги:")} <a href="/tags/?t=1">CSTO</a>, <a href="/tags/?t=2">UN</a></div>'
        return f"</div>{self.gallery()}{tags}{self.tools()}{Maker.trailer(self)}{links}</div></div>"

    def bottom(self) -> str:
        return f"<div><div>{self.calendar()}</div>{self.also('div')}</div><div>{self.foot('div')}</div>"


class Delegates(Covers):
    """The Assembly's page: the delegations as slides, cells of a table or items of a list, each under its state's name."""

    def setting(self) -> None:
        self.form = self.rng.randrange(3)

    def delegations(self) -> str:
        names = self.say(
            "Armenia|Belarus|Kazakhstan|Kyrgyzstan|Russia", "Армения|Беларусь|Казахстан|Кыргызстан|Россия"
        ).split("|")
        told = list(zip(names, map(self.text, self.story.delegations), strict=False))
        if len(told) < len(names):
            return super().delegations()
        address = "/delegations/{0}"
        match self.form:
            case 0:
                items = (
                    f'<div><img src="/g.png"><div>{name}</div><div>{text}</div><a href="{address.format(number)}">{self.more()}</a></div>'
                    for number, (name, text) in enumerate(told)
                )
                return f'<div class="slider">{"".join(items)}<span></span></div>'
            case 1:
                cells = (
                    f'<td><a href="{address.format(number)}"><b>{name}</b></a><br>{text}</td>'
                    for number, (name, text) in enumerate(told)
                )
                return f"<table><tr>{''.join(cells)}</tr></table>"
        items = (
            f'<li><h3><a href="{address.format(number)}">{name}</a></h3><div><p>{text}</p></div></li>'
            for number, (name, text) in enumerate(told)
        )
        return f"<section><h2>{self.say('National delegations', 'Национальные делегации')}</h2><ul>{''.join(items)}</ul></section>"


class Section(Covers):
    """The page's heading is its section's name, the headline a smaller one or none."""

    def slide(self, slide: Slide) -> str:
        date = f"<span>{slide.date}</span><br>" if slide.date else ""
        text = self.paragraphs(slide, "{0}", "<br><br>")
        return f'<li><a href="{slide.href}"><img src="/r.jpg" alt=""></a><div><a href="{slide.href}">{date}{text}</a></div></li>'

    def heading(self) -> str:
        tag, line = self.pick("h2", "h3", "div"), self.dated_line()
        title = f"<{tag}>{self.title}</{tag}>" if self.title else ""
        return f"<main><h1>{self.say('News', 'Новости')}</h1><div>{self.crumbs()}</div>{title}{f'<div>{line}</div>' if line else ''}<div>"


class Modules(Covers):
    """Class names of a bundler, addresses with their host, arrows for buttons."""

    def slide(self, slide: Slide) -> str:
        date = f"<div>{slide.date}</div>" if slide.date else ""
        href = slide.href if slide.href.startswith("http") else HOSTS[self.story.profile] + slide.href
        return f'<li><a href="{href}">{date}{self.paragraphs(slide, "<div>{0}</div>")}</a></li>'

    def carousel(self) -> str:
        return f"<div><ul>{''.join(map(self.slide, self.story.slides))}</ul><button>←</button><button>→</button></div>"

    def block(self, piece: Piece, shown: str) -> str:
        return f"<div>{self.extra(piece) if piece.kind in ('image', 'file') else shown}</div>"


class Pocket(Covers):
    """For telephones: rules between the parts, a link to the full version under them."""

    def slide(self, slide: Slide) -> str:
        date = f"<span>{slide.date}</span><br>" if slide.date else ""
        return f'<div><a href="{slide.href}">{date}{self.paragraphs(slide, "{0}", "<br><br>")}</a></div>'

    def heading(self) -> str:
        tag, line = self.pick("h1", "h2"), self.dated_line()
        title = f"<{tag}>{self.title}</{tag}>" if self.title else ""
        return f"<main>{title}{f'<div><i>{line}</i></div>' if line else ''}<div>"

    def bottom(self) -> str:
        return f'<hr><div><a href="/?full=Y">{self.story.site}</a> {self.foot("div")}</div>'


class Untranslated(Section):
    """An English page whose buttons, menus and counters stayed Russian."""

    def say(self, english: str, russian: str) -> str:
        return russian


class Archived(Portal):
    """A page as an archive shows it: its bar before everything, every address led through it."""

    def page(self) -> str:
        place = f"/web/20200930121102/{HOSTS[self.story.profile]}"
        page = re.sub(r'(href|action)="(/(?!/)[^"]*)"', rf'\1="{place}\2"', super().page())
        bar = f'<div style="display:none"><form action="/web/submit"><input name="url" value="{self.host}"></form><table><tr><td>SEP</td><td>30</td><td>2020</td></tr></table></div>'
        return page.replace("<body>", f"<body>{bar}", 1)

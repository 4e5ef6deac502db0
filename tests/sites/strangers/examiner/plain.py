"""The examiner's designs: the laziest replica, components, a portal with columns."""

from .maker import Maker
from .story import Piece, Slide
from .words import say


class Print(Maker):
    """The laziest replica: each paragraph of the record in one plain element, leads in links."""

    def setting(self) -> None:
        self.tag = self.pick("p", "div")
        self.headline = self.pick("h1", "h2", "b")

    def one(self, inner: str) -> str:
        return f"<{self.tag}>{inner}</{self.tag}>\n"

    def body(self) -> str:
        return f"<body>\n{self.opening()}{self.article()}</body>"

    def slide(self, slide: Slide) -> str:
        date = self.one(slide.date) if slide.date else ""
        return date + "".join(self.one(f'<a href="{slide.href}">{self.text(each)}</a>') for each in slide.paragraphs)

    def heading(self) -> str:
        story, made = self.story, ""
        if story.title:
            title = self.text(story.title)
            made = (
                f"<{self.headline}>{title}</{self.headline}>\n" if self.headline != "b" else self.one(f"<b>{title}</b>")
            )
        date = f"{story.dated} {self.extras()}".strip() if self.is_dated else ""
        if story.second:
            return made + self.one(f"{self.text(story.second)} {date}".strip())
        return made + (self.one(date) if date else "")

    def block(self, piece: Piece, shown: str) -> str:
        return self.one(self.extra(piece) if piece.kind in ("image", "file") else shown).rstrip("\n")

    def contact_lines(self, lines: list[str]) -> str:
        if self.story.closing_image:
            return self.one(" ".join([self.story.closing_image, *lines]))
        return "".join(self.one(line) for line in lines)

    def trailer(self) -> str:
        return "".join(self.one(link) for link in self.trailer_links())


class Components(Maker):
    """Server-rendered components: elements with names of their own, scoped attributes, empty comments."""

    def setting(self) -> None:
        self.scope = self.pick('_ngcontent-sc42=""', 'data-v-7ba5bd90=""')

    def top(self) -> str:
        return f'<app-root><app-header {self.scope}><mat-toolbar><a href="/">{self.story.site}</a>{self.menu_links(lambda href, label: f"""<a {self.scope} routerlink="{href}" href="{href}"><span>{label}</span></a>""")}</mat-toolbar></app-header><router-outlet></router-outlet>'

    def carousel(self) -> str:
        return f"<app-news-slider {self.scope}><!---->{super().carousel()}<!----></app-news-slider>"

    def slide(self, slide: Slide) -> str:
        date = f"<app-date {self.scope}><span>{slide.date}</span></app-date>" if slide.date else ""
        text = "".join(f"<div {self.scope}>{self.text(each)}</div>" for each in slide.paragraphs)
        return f'<app-news-card {self.scope}><a href="{slide.href}">{date}<div {self.scope}>{text}</div></a></app-news-card>'

    def delegations(self) -> str:
        return (
            "<app-delegations>"
            + "".join(
                f"<app-delegation {self.scope}><div>{self.text(each)}</div></app-delegation>"
                for each in self.story.delegations
            )
            + "</app-delegations>"
        )

    def heading(self) -> str:
        story, title = self.story, self.title
        date = f"<app-date {self.scope}><span>{story.dated}</span></app-date>" if self.is_dated else ""
        made = f"<app-title {self.scope}><div>{title}</div></app-title>" if title else ""
        if story.second:
            made += f'<app-cover><img src="/1.jpg"><div {self.scope}>{self.text(story.second)}</div></app-cover>'
        return f"<app-article {self.scope}>{made}{date}{f'<app-files>{self.extras()}</app-files>' if story.beside else ''}<app-text {self.scope}>"

    def block(self, piece: Piece, shown: str) -> str:
        if piece.kind in ("image", "file"):
            return f"<app-media>{self.extra(piece)}</app-media>"
        return f"<div {self.scope}><!---->{shown}</div>"

    def contact_lines(self, lines: list[str]) -> str:
        image = f"<span>{self.story.closing_image}</span> " if self.story.closing_image else ""
        return f"<app-press>{image}{''.join(f'<div>{line}</div>' for line in lines)}</app-press>"

    def trailer(self) -> str:
        return f"</app-text>{''.join(f'<app-link {self.scope}>{link}</app-link>' for link in self.trailer_links())}</app-article>"

    def bottom(self) -> str:
        return f"<app-footer><span>{self.copyright()}</span></app-footer></app-root>"


class Magazine(Maker):
    """A modern portal: a grid of leads, a headline over a picture, columns at the side with more headlines."""

    def setting(self) -> None:
        self.side_first = self.rng.random() < 0.3

    def side(self) -> str:
        rows = "".join(
            f'<li><time>{self.rng.randrange(10, 29)}.0{self.rng.randrange(1, 9)}.2026</time> <a href="{self.other(n)}">{say(self.rng, self.story.lang, "title")}</a></li>'
            for n in range(5)
        )
        return f'<div class="right-col"><div class="h">{self.say("Latest news", "Последние новости")}</div><ul>{rows}</ul></div>'

    def top(self) -> str:
        return f'<div class="page"><div class="page__head"><a href="/"><picture><source srcset="/l.webp"><img src="/l.png" alt=""></picture></a><span>{self.story.site}</span><div class="page__nav">{self.menu_links(lambda href, label: f"""<div><a href="{href}">{label}</a></div>""")}</div></div>'

    def carousel(self) -> str:
        return f'<div class="grid">{super().carousel()}</div>'

    def slide(self, slide: Slide) -> str:
        date = f'<div class="grid__date">{slide.date}</div>' if slide.date else ""
        first, *rest = (f"<p>{self.text(each)}</p>" for each in slide.paragraphs)
        return f'<div class="grid__cell">{date}<div><a href="{slide.href}">{first}</a>{"".join(rest)}</div></div>'

    def delegations(self) -> str:
        return (
            '<div class="tabs">'
            + "".join(f'<div class="tabs__pane"><div>{self.text(each)}</div></div>' for each in self.story.delegations)
            + "</div>"
        )

    def heading(self) -> str:
        story, title = self.story, self.title
        date = f"<span>{story.dated}</span>" if self.is_dated else ""
        made = f'<div class="cover"><img src="/c.jpg" alt=""><h1>{title}</h1></div>' if title else ""
        if story.second:
            made += f'<div class="crumb"><div>{self.text(story.second)}</div></div>'
        return f'<div class="cols">{self.side() if self.side_first else ""}<div class="main-col">{made}<div class="meta">{date} {self.extras()}</div><div class="text">'

    def block(self, piece: Piece, shown: str) -> str:
        match piece.kind:
            case "image" | "file":
                return f'<div class="media">{self.extra(piece)}</div>'
            case "caps" | "sub":
                return f"<h2>{shown}</h2>"
            case "question":
                return f"<blockquote><p>{shown}</p></blockquote>"
        return f"<p>{shown}</p>"

    def contact_lines(self, lines: list[str]) -> str:
        image = f"<p>{self.story.closing_image}</p>" if self.story.closing_image else ""
        return f'{image}<ul class="contact">{"".join(f"<li>{self.linked_mail(line)}</li>" for line in lines)}</ul>'

    def trailer(self) -> str:
        return (
            f'</div><div class="links">{"".join(f"<span>{link}</span>" for link in self.trailer_links())}</div></div>'
        )

    def bottom(self) -> str:
        return f'{"" if self.side_first else self.side()}</div><div class="page__foot">{self.copyright()}</div></div>'

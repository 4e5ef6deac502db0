"""The examiner's designs: page builders, scripts that draw on the server, HTML5 by the book, class names that say nothing."""

import json

from .maker import Maker
from .story import Piece, Slide


class Tilda(Maker):
    """A page builder: every text in a record, no semantic tags, atoms with inline style."""

    def record(self, inner: str) -> str:
        number = self.rng.randrange(10**8, 10**9)
        return f'<div id="rec{number}" class="r t-rec" style="padding-top:15px" data-record-type="106"><div class="t106"><div class="t-container t-align_center"><div class="t-col t-col_10 t-prefix_1">{inner}</div></div></div></div>\n'

    def top(self) -> str:
        links = self.menu_links(
            lambda href, label: (
                f'<li class="t228__list_item"><a class="t-menu__link-item" href="{href}">{label}</a></li>'
            )
        )
        return f'<div id="allrecords" class="t-records"><div id="rec1" class="r t-rec"><div class="t228"><div class="t228__leftside"><a href="/"><div class="t-title" field="title">{self.story.site}</div></a></div><ul>{links}</ul></div></div>'

    def carousel(self) -> str:
        return self.record(f'<div class="t-slds"><div class="t-slds__items-wrapper">{super().carousel()}</div></div>')

    def slide(self, slide: Slide) -> str:
        text = "<br><br>".join(self.text(each) for each in slide.paragraphs)
        date = f'<div class="t-uptitle t-uptitle_xs">{slide.date}</div>' if slide.date else ""
        return f'<div class="t-slds__item"><a href="{slide.href}" style="color:#000"><div class="t-slds__wrapper">{date}<div class="t-descr t-descr_xs">{text}</div></div></a></div>'

    def delegations(self) -> str:
        cells = "".join(
            f'<div class="t-col t-col_4"><div class="t-card__descr t-descr">{self.text(each)}</div></div>'
            for each in self.story.delegations
        )
        return self.record(f'<div class="t-card__container">{cells}</div>')

    def heading(self) -> str:
        story, title = self.story, self.title
        made = (
            self.record(f'<div class="t-title t-title_xs" field="title"><strong>{title}</strong></div>')
            if title
            else ""
        )
        date = f'<div class="t-text" style="opacity:.6">{story.dated} {self.extras()}</div>' if self.is_dated else ""
        if story.second:
            made += self.record(
                f'<div class="t-img" data-img="x"></div><div class="t-name">{self.text(story.second)}</div>{date}'
            )
        elif date:
            made += self.record(date)
        return made

    def flow(self) -> list[str]:
        shown = []
        for number, piece in enumerate(self.story.pieces):
            text = self.extra(piece) if piece.kind in ("image", "file") else self.text(piece.text)
            text = self.story.dated + text if number == 0 and self.story.glued else text
            shown.append(f"<strong>{text}</strong>" if piece.kind in ("sub", "caps", "question") else text)
        if self.rng.random() < 0.5:
            return [self.record(f'<div class="t-text t-text_md" field="text">{"<br /><br />".join(shown)}</div>')]
        return [self.record(f'<div class="t-text t-text_md" field="text">{each}</div>') for each in shown]

    def contact_lines(self, lines: list[str]) -> str:
        image = self.story.closing_image
        return self.record(
            f'<div class="t-text" field="text">{image + " " if image else ""}{"<br />".join(lines)}</div>'
        )

    def trailer(self) -> str:
        return "".join(self.record(f'<div class="t-btn-wrap">{link}</div>') for link in self.trailer_links())

    def bottom(self) -> str:
        return self.record(f'<div class="t-text t-text_xxs">{self.copyright()}<br />{self.address()}</div>') + "</div>"


class Next(Maker):
    """Server-rendered React: hashed classes, comments between texts, the whole state in a script."""

    def setting(self) -> None:
        self.mark = "".join(self.rng.sample("abcdefghijkmnpqrstuvwxyz123456789", 5))
        self.banner = self.rng.random() < 0.3

    def top(self) -> str:
        return f'<div id="__next"><header class="Header_root__{self.mark}"><a href="/"><svg viewBox="0 0 1 1"><title>logo</title></svg></a><nav>{self.menu_links(lambda href, label: f"""<a class="Nav_link__{self.mark}" href="{href}">{label}</a>""")}</nav></header><main class="Layout_main__{self.mark}">'

    def carousel(self) -> str:
        dots = "".join(f'<button type="button" aria-label="{n}"></button>' for n in range(len(self.story.slides)))
        return f'<section class="Hero_root__{self.mark}" aria-roledescription="carousel"><div>{super().carousel()}</div><div>{dots}</div></section>'

    def slide(self, slide: Slide) -> str:
        date = f'<span class="Card_date__{self.mark}">{slide.date}</span>' if slide.date else ""
        text = "".join(f"<p>{self.text(each)}</p>" for each in slide.paragraphs)
        return f'<a class="Card_root__{self.mark}" href="{slide.href}"><span style="box-sizing:border-box"><img alt="" src="data:image/gif;base64,R0lGOD" decoding="async"/></span><div>{date}{text}</div></a>'

    def delegations(self) -> str:
        cards = "".join(
            f'<a href="/delegation/{n}" class="Del_card__{self.mark}"><p>{self.text(each)}</p></a>'
            for n, each in enumerate(self.story.delegations)
        )
        return f'<section class="Del_root__{self.mark}">{cards}</section>'

    def heading(self) -> str:
        story, title = self.story, self.title
        made = f'<h1 class="Article_title__{self.mark}">{title}</h1>' if title else ""
        date = f"<span>{story.dated}</span>" if self.is_dated else ""
        if story.second:
            made += f'<div class="Article_cover__{self.mark}"><img src="/_next/image?url=1" alt=""/><div><span>{self.text(story.second)}</span><!-- --> <!-- -->{date}</div></div>{self.extras()}'
        elif date:
            made += f'<div class="Article_meta__{self.mark}">{date}<!-- --> <!-- -->{self.extras()}</div>'
        return f'<div class="Article_root__{self.mark}">{made}<div class="Article_body__{self.mark}">'

    def block(self, piece: Piece, shown: str) -> str:
        match piece.kind:
            case "image":
                return f'<div class="Figure_root__{self.mark}"><img src="/i.jpg" alt=""/><span>{self.text(piece.text)}</span></div>'
            case "caps" | "sub":
                return f"<h3>{shown}</h3>"
            case "question":
                return f"<p><b>{shown.replace('. ', '<!-- -->. <!-- -->', 1)}</b></p>"
        return f"<p>{shown}</p>"

    def contact_lines(self, lines: list[str]) -> str:
        image = f"<span>{self.story.closing_image}</span> " if self.story.closing_image else ""
        return (
            f'<div class="Press_root__{self.mark}">{image}'
            + "".join(f"<div>{self.linked_mail(line)}</div>" for line in lines)
            + "</div>"
        )

    def trailer(self) -> str:
        return f'</div><div class="Article_links__{self.mark}">{"".join(f"<div>{link}</div>" for link in self.trailer_links())}</div></div></main>'

    def bottom(self) -> str:
        story = self.story
        state = {"props": {"pageProps": {"article": {"title": story.title, "date": str(story.date), "body": [piece.text for piece in story.pieces]},
                 "slides": [slide.paragraphs for slide in story.slides]}}, "page": "/news/[slug]", "buildId": self.mark}  # fmt: skip
        shown = json.dumps(state, ensure_ascii=False).replace("</", "<\\/")
        banner = (
            f'<div class="Cookie_root__{self.mark}"><p>{self.say("We use cookies to make the site more convenient.", "Мы используем файлы cookie для удобства пользователей.")}</p><button>OK</button></div>'
            if self.banner
            else ""
        )
        return f'<footer><p>{self.copyright()}</p></footer>{banner}</div><script id="__NEXT_DATA__" type="application/json">{shown}</script><script src="/_next/static/chunks/main.js" async=""></script>'


class Semantic(Maker):
    """HTML5 by the book: article, time, figure, address, nav."""

    def setting(self) -> None:
        self.share = self.rng.random() < 0.4

    def top(self) -> str:
        return f'<header><a href="/"><img src="/logo.svg" alt="{self.story.site}"></a><nav aria-label="main"><ul>{self.menu_links()}</ul></nav></header>'

    def carousel(self) -> str:
        return f'<aside aria-label="{self.say("Latest", "Последнее")}">{super().carousel()}</aside>'

    def slide(self, slide: Slide) -> str:
        day = slide.date or ""
        date = f'<header><time datetime="{day[6:]}-{day[3:5]}-{day[:2]}">{day}</time></header>' if day else ""
        text = "".join(f'<p><a href="{slide.href}">{self.text(each)}</a></p>' for each in slide.paragraphs)
        return f"<article>{date}{text}</article>"

    def delegations(self) -> str:
        return f"<aside>{''.join(f'<section><p>{self.text(each)}</p></section>' for each in self.story.delegations)}</aside>"

    def heading(self) -> str:
        story, title = self.story, self.title
        date = f'<time datetime="{story.date}">{story.dated}</time>' if self.is_dated else ""
        made = f"<h1>{title}</h1>" if title else ""
        if story.second:
            made += f'<figure><img src="/1.webp" alt=""><figcaption>{self.text(story.second)} {date}</figcaption></figure>{self.extras()}'
        else:
            made += date + self.extras()
        return f"<main><article>{f'<header>{made}</header>' if made else ''}<section>"

    def block(self, piece: Piece, shown: str) -> str:
        match piece.kind:
            case "image":
                return f'<figure><img src="/2.webp" alt=""><figcaption>{self.text(piece.text)}</figcaption></figure>'
            case "caps" | "sub":
                return f"<h2>{shown}</h2>"
            case "question":
                return f"<h3>{shown}</h3>"
            case "caption":
                return f'<p lang="ru"><small>{shown}</small></p>'
        return f"<p>{shown}</p>"

    def contact_lines(self, lines: list[str]) -> str:
        image = f"<p>{self.story.closing_image} " if self.story.closing_image else "<p>"
        phones = (
            f'<a href="tel:+74957952710">{line}</a>' if line.startswith("+7") else self.linked_mail(line)
            for line in lines[1:]
        )
        return f"</section><footer><address>{image}{lines[0]}<br>{'<br>'.join(phones)}</p></address></footer><section>"

    def trailer(self) -> str:
        share = (
            '<ul class="share"><li><a href="https://vk.com/share.php?url=1">VK</a></li><li><a href="https://t.me/share">Telegram</a></li></ul>'
            if self.share
            else ""
        )
        return (
            f"</section>{share}<nav>{''.join(f'<p>{link}</p>' for link in self.trailer_links())}</nav></article></main>"
        )

    def bottom(self) -> str:
        return f"<footer><p>{self.copyright()}</p><address>{self.address()}</address></footer>"


class Opaque(Maker):
    """Everything in divs and spans with classes of two letters, on one line."""

    def setting(self) -> None:
        names = [a + b for a in "abcdefgh" for b in "abcdefgh"]
        self.rng.shuffle(names)
        self.names = iter(names)
        self.classes: dict[str, str] = {}
        self.spans = self.rng.random() < 0.4

    def box(self, role: str, inner: str, tag: str = "div") -> str:
        name = self.classes.setdefault(role, next(self.names))
        return f"<{tag} class={name}>{inner}</{tag}>"

    def page(self) -> str:
        return super().page().replace("\n", "")

    def top(self) -> str:
        return self.box(
            "head", self.box("menu", self.menu_links(lambda href, label: f"<a href={href} class=zz>{label}</a>"))
        )

    def carousel(self) -> str:
        return self.box("car", super().carousel())

    def slide(self, slide: Slide) -> str:
        date = self.box("cd", slide.date) if slide.date else ""
        return self.box(
            "item",
            f"<a href={slide.href}>{date}{''.join(self.box('cp', self.text(each)) for each in slide.paragraphs)}</a>",
        )

    def delegations(self) -> str:
        return self.box("dels", "".join(self.box("del", self.text(each)) for each in self.story.delegations))

    def heading(self) -> str:
        story = self.story
        made = self.box("title", self.text(story.title)) if story.title else ""
        date = self.box("date", story.dated, "span") if self.is_dated else ""
        if story.second:
            made += self.box("cap", f"{self.box('t2', self.text(story.second), 'span')} {date}") + self.extras()
        elif date:
            made += self.box("dl", date + " " + self.extras())
        return f"<div class=zy>{made}<div class=zx>"

    def block(self, piece: Piece, shown: str) -> str:
        if piece.kind in ("image", "file"):
            return self.box("pic", self.extra(piece))
        if self.spans:
            return f"<span style=display:block>{shown}</span>"
        return self.box("h" if piece.kind in ("caps", "sub") else "p", shown)

    def contact_lines(self, lines: list[str]) -> str:
        shown = [self.story.closing_image, *lines] if self.story.closing_image else lines
        return self.box("con", " ".join(shown))

    def trailer(self) -> str:
        return f"</div>{''.join(self.box('tr', link) for link in self.trailer_links())}</div>"

    def bottom(self) -> str:
        return self.box("foot", self.box("c", self.copyright()) + self.box("c", self.address()))

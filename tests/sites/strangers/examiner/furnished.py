"""What pages of portals have beside their article: counters, links to read on, other news, tools, a calendar."""

from .maker import Maker
from .story import Slide
from .words import say

_SHOWN = "22.11.2026"


class Furnished(Maker):
    """A design whose pages are full of such things. Subclasses place them."""

    def paragraphs(self, slide: Slide, form: str = "<p>{0}</p>", between: str = "") -> str:
        """The paragraphs of a lead, each in its element."""
        return between.join(form.format(self.text(each)) for each in slide.paragraphs)

    def more(self) -> str:
        """The words of a link to read on."""
        return self.say("Read more", "Подробнее")

    def feed_name(self) -> str:
        """The heading over the carousel."""
        english, russian = ("Latest news", "Top stories", "Important"), ("Последние новости", "Главное", "Актуально")
        return self.pick(*(russian if self.story.lang == "ru" else english))

    def counter(self) -> str:
        """How often the page was read."""
        count = self.rng.randrange(20, 4000)
        if self.story.lang == "ru":
            return self.pick(f"Количество показов: {count}", f"Просмотров: {count}", f"{count} просмотров")
        return self.pick(f"Views: {count}", f"{count} views", f"Number of views: {count}")

    def dated_line(self, *companions: str) -> str:
        """The second copy of the headline, the date, and what stands beside it."""
        second = self.text(self.story.second) if self.story.second else ""
        dated = (self.story.dated, self.extras()) if self.is_dated else ()
        return " ".join(part for part in (second, *dated, *companions) if part)

    def other_news(self) -> list[tuple[str, str, str]]:
        """Date, address and headline of other articles."""
        rng = self.rng
        return [
            (f"{rng.randrange(10, 29)}.0{rng.randrange(1, 10)}.2025", self.other(number), self.text(say(rng, self.story.lang, "title")))
            for number in range(rng.randrange(2, 5))
        ]  # fmt: skip

    def also(self, tag: str = "h3") -> str:
        """Other news under their heading."""
        heading = self.pick(*self.say("See also|Related news", "Читайте также|Ещё новости").split("|"))
        items = "".join(
            f'<li><span>{day}</span> <a href="{href}">{title}</a></li>' for day, href, title in self.other_news()
        )
        return f"<{tag}>{heading}</{tag}><ul>{items}</ul>"

    def tools(self) -> str:
        """Links to share and to print."""
        share = '<a href="https://vk.com/share.php?url=x">VK</a> <a href="https://t.me/share/url?url=x">Telegram</a>'
        print_ = f'<a href="?print=Y">{self.say("Print version", "Версия для печати")}</a>'
        return f"<div>{self.say('Share:', 'Поделиться:')} {share}</div>{self.pick('', print_)}"

    def gallery(self) -> str:
        """Pictures that are links, without a word."""
        if self.rng.random() < 0.6:
            return ""
        pictures = (
            f'<a href="/upload/g{number}.jpg" rel="g"><img src="/upload/s{number}.jpg" alt=""></a>'
            for number in range(4)
        )
        return f'<div class="gallery">{"".join(pictures)}</div>'

    def calendar(self) -> str:
        """The days of a month, some of them links."""
        days = (
            f"<td><a href='/news/?day={day}'>{day}</a></td>" if day % 6 == 0 else f"<td>{day}</td>"
            for day in range(1, 31)
        )
        return f"<table><caption>{self.say('November 2026', 'Ноябрь 2026')}</caption><tr>{''.join(days)}</tr></table>"

    def today(self) -> str:
        """The day of the visit, as a header tells it."""
        return f"<span>{_SHOWN}</span>"

    def tongues(self) -> str:
        """The links to the site in the other language."""
        return '<a href="https://odkb-csto.org/">РУС</a> | <a href="https://en.odkb-csto.org/">ENG</a>'

    def foot(self, tag: str = "p") -> str:
        """Address and copyright."""
        return f"<{tag}>{self.address()}</{tag}><{tag}>{self.copyright()}</{tag}>"

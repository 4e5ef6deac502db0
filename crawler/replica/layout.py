"""Where things are on each of the sites: hosts, sections, addresses of listings and articles."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crawler.replica.story import Story


@dataclass(frozen=True, slots=True)
class Layout:
    """The addresses of one site. Sections are paths without slashes at the ends; the first is the main one."""

    name: str
    lang: str
    hosts: tuple[str, ...]
    sections: tuple[str, ...]
    site_title: str
    markup: str = "bitrix"
    closing_slash: bool = True
    has_carousel: bool = True
    month_archive: bool = False
    delegations: bool = False
    bilingual: bool = False  # English under /en/, Russian without

    def section_of(self, story: Story) -> str:
        """The section the site files the story under, whatever site it was written for."""
        if self.bilingual:
            return "en/news" if story.lang == "en" else "news"
        if self.delegations and story.section not in self.sections:
            return "documents" if story.section.startswith("documents") else "events"
        return story.section

    def paths(self, story: Story) -> tuple[str, ...]:
        """Addresses of the article, the first being its own, others those of further sections."""
        section = self.section_of(story)
        if story.element_id is not None:
            return (f"{self.listing(section)}?ELEMENT_ID={story.element_id}",)
        return tuple(self._article(name, story.slug) for name in (section, *story.also_in))

    def _article(self, section: str, slug: str) -> str:
        return f"/{section}/{slug}/" if self.closing_slash else f"/{section}/{slug}"

    def listing(self, section: str) -> str:
        return f"/{section}/" if self.closing_slash else f"/{section}"

    def homes(self) -> Mapping[str, str]:
        """Path of the home page to its language."""
        return {"/en/": "en", "/": "ru"} if self.bilingual else {"/": self.lang}

    def home(self, lang: str) -> str:
        return "/en/" if self.bilingual and lang == "en" else "/"


_CSTO_SECTIONS = ("news/news_odkb", "documents/statements", "news/speech", "news/smi", "training")
_JSCSTO_SECTIONS = ("en/news", "news")
_EN, _RU = "Collective Security Treaty Organization", "Организация Договора о коллективной безопасности"
_PA_EN, _PA_RU = "CSTO Parliamentary Assembly", "Парламентская Ассамблея ОДКБ"
_JS_RU = "Объединённый штаб ОДКБ"
_JS = ("jscsto.odkb-csto.org",)

LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        layout.name: layout
        for layout in (
            Layout("csto-en", "en", ("en.odkb-csto.org", "www.en.odkb-csto.org"), _CSTO_SECTIONS, _EN),
            Layout("csto-ru", "ru", ("odkb-csto.org", "www.odkb-csto.org"), _CSTO_SECTIONS, _RU),
            Layout("jscsto-en", "en", _JS, _JSCSTO_SECTIONS, "CSTO Joint Staff", has_carousel=False, bilingual=True),
            Layout("jscsto-ru", "ru", _JS, _JSCSTO_SECTIONS[::-1], _JS_RU, has_carousel=False, bilingual=True),
            Layout(
                "pacsto-en", "en", ("pacsto.org", "www.pacsto.org"), ("events", "documents"), _PA_EN,
                markup="pacsto", closing_slash=False, delegations=True,
            ),
            Layout(
                "paodkb-ru", "ru", ("paodkb.org", "www.paodkb.org"), ("events", "documents"), _PA_RU,
                markup="pacsto", closing_slash=False, month_archive=True, delegations=True,
            ),
        )
    }
)  # fmt: skip

_TITLES = {
    "news/news_odkb": ("CSTO news", "Новости ОДКБ"),
    "documents/statements": ("Statements", "Заявления"),
    "documents/documents": ("Documents", "Документы"),
    "news/speech": ("Speeches", "Выступления"),
    "news/smi": ("In the media", "В СМИ"),
    "training": ("Exercises", "Учения"),
    "events": ("Events", "События"),
    "documents": ("Documents", "Документы"),
    "news": ("News", "Новости"),
    "en/news": ("News", "Новости"),
}


def section_title(section: str, lang: str) -> str:
    """How menus and listings call the section."""
    english, russian = _TITLES.get(section, (section, section))
    return russian if lang == "ru" else english

"""Heads of pages: titles in every order, metadata that is right, wrong or site-wide."""

import json

from .parts import E, View

SEPARATORS = (" | ", " - ", " — ", " :: ", " / ", " » ", ": ", " · ")


def head(v: View, charset: str) -> str:
    """What stands in `<head>`."""
    rng, s = v.rng, v.shown
    title, site, section = s.title or s.site, s.site, s.section[0]
    mark = rng.choice(SEPARATORS)
    forms = {
        "own": title, "own site": f"{title}{mark}{site}", "site own": f"{site}{mark}{title}",
        "own section site": mark.join((title, section, site)), "site section own": mark.join((site, section, title)),
        "site": site, "section site": f"{section}{mark}{site}", "cut": f"{title[:60].rstrip()}...{mark}{site}",
        "site twice": f"{site}{mark}{site}", "none": "",
    }  # fmt: skip
    kind = rng.choice([*list(forms), "own", "own site", "own site", "site own"])
    v.notes.append(f"title {kind}")
    rows = [f'<meta charset="{charset}">'] if rng.random() < 0.8 else []
    rows += [f"<title>{E(forms[kind])}</title>"] if kind != "none" else []
    og = rng.choice(("", "", "own", "own", "site", "section", "own site"))
    v.notes.append(f"og {og or 'none'}")
    if og:
        text = {"own": title, "site": site, "section": section, "own site": f"{title} | {site}"}[og]
        rows.append(f'<meta property="og:title" content="{E(text)}"><meta property="og:site_name" content="{E(site)}">')
        rows.append(f'<meta property="og:type" content="article"><meta property="og:description" content="{E(s.paragraphs[0][:160])}">')  # fmt: skip
    if rng.random() < 0.4:
        rows.append(
            '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/s.css?15102312345">'
        )
    if rng.random() < 0.3:
        rows.append(f'<link rel="canonical" href="{s.path}"><link rel="alternate" hreflang="ru" href="/ru{s.path}">')
    if rng.random() < 0.25:
        rows.append(f'<meta name="description" content="{E(site)}"><meta name="keywords" content="{E(section)}">')
    if rng.random() < 0.25:
        about = {
            "@context": "https://schema.org",
            "@type": "Organization",
            "name": site,
            "url": "https://odkb-csto.org",
        }
        rows.append(f'<script type="application/ld+json">{json.dumps(about, ensure_ascii=False)}</script>')
    if rng.random() < 0.3:
        rows.append(
            "<script>BX.message({'LANGUAGE_ID':'ru','FORMAT_DATE':'DD.MM.YYYY'})</script><style>h1{font-size:2em}</style>"
        )
    return "\n".join(rows)

"""Pages of the fourth batch as they were made by hand long ago: tables, <font>, tags left open, no doctype."""

from .parts import E, View
from .pieces import back, block, contact, images, nav, paragraphs, texts, twice


def bold_in_p(v: View) -> str:
    """Nothing but paragraphs."""
    s = v.shown
    leads = "".join(
        f'<p><a href="{one.href}">{one.date or "&raquo;"}</a><br>' + "<br>".join(texts(one)) + "</p>" for one in s.leads
    )
    head = f"<p><b>{E(s.title)}</b></p>" if s.title else ""
    links = "".join(f'<p><a href="{href}">{text}</a></p>' for text, href in back(v))
    menu = " | ".join(f'<a href="{href}">{text}</a>' for href, text in nav(v))
    return f"""<body><p>{E(s.site)}</p><p>{menu}</p>{leads or block(v)}
{head}{twice(v, "<p>", "</p>")}{paragraphs(v, "<p>", "</p>")}{images(v, "<p>", "</p>")}
{contact(v, "<p>", "</p><p>", "</p>")}{links}<p>© {E(s.site)}, 2026</p></body>"""


def one_div(v: View) -> str:
    """The carousel is one box of lines, the article another."""
    s = v.shown
    leads = "".join(
        (f"<b>{one.date}</b><br>" if one.date else "")
        + "<br>".join(texts(one))
        + f' <a href="{one.href}">&gt;&gt;&gt;</a><br><br>'
        for one in s.leads
    )
    head = f"<b>{E(s.title)}</b><br>" if s.title else ""
    links = "<br>".join(f'<a href="{href}">{text}</a>' for text, href in back(v))
    menu = "".join(f'<a href="{href}">{text}</a>&nbsp;' for href, text in nav(v))
    return f"""<body><div id="m">{menu}</div><div id="c">{leads or block(v)}</div><div id="n">{head}{twice(v, "", "<br><br>")}
{"<br><br>".join(v.paragraphs())}<br><br>{images(v, "", "<br>")}{contact(v, "", "<br>", "<br><br>")}{links}</div>
<div id="f">Copyright 2026 {E(s.site)}<br>+7 495 623 42 51</div></body>"""


def five_tables(v: View) -> str:
    s = v.shown
    leads = "".join(
        f"<tr><td width=80><font size=1>{one.date or ''}</font></td><td><a href={one.href}>"
        + "<br><br>".join(texts(one))
        + "</a></td></tr>"
        for one in s.leads
    )
    menu = "".join(f"<tr><td><a href={href}>{text}</a></td></tr>" for href, text in nav(v))
    head = f"<tr><td class=zag>{E(s.title)}</td></tr>" if s.title else ""
    links = "".join(f"<tr><td><a href={href}>{text}</a></td></tr>" for text, href in back(v))
    when = twice(v, "<tr><td class=dt>", "</td></tr>")
    return f"""<body><table><tr><td>{E(s.site)}</td></tr><tr><td><table><tr><td valign=top><table>{menu}</table></td>
<td><table><tr><td><table>{leads or "<tr><td>" + block(v) + "</td></tr>"}</table></td></tr>
<tr><td><table>{head}{when}<tr><td><table><tr><td>{paragraphs(v, "<p>", "</p>")}{images(v, "<p>", "</p>")}
{contact(v, "<p>", "<br>", "</p>")}</td></tr></table></td></tr>{links}</table></td></tr></table></td></tr></table></td></tr>
<tr><td>(c) 2026 {E(s.site)}</td></tr></table></body>"""


def definition_list(v: View) -> str:
    s = v.shown
    leads = "".join(
        f'<dt><a href="{one.href}">{one.date or v.say("News", "Новость")}</a></dt><dd>'
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + "</dd>"
        for one in s.leads
    )
    head = f"<dt>{E(s.title)}</dt>" if s.title else ""
    menu = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in nav(v))
    links = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in back(v))
    return f"""<body><ul>{menu}</ul>{f"<dl>{leads}</dl>" if leads else block(v)}
<dl>{head}{twice(v, "<dd>", "</dd>")}{paragraphs(v, "<dd>", "</dd>")}{images(v, "<dd>", "</dd>")}{contact(v, "<dd>", "<br>", "</dd>")}</dl>
<ul>{links}</ul><address>{v.say("Moscow, Varvarka street 7", "Москва, улица Варварка, 7")}, +7 (495) 623-42-51</address></body>"""


def in_body(v: View) -> str:
    """Text and line breaks right in the body, a heading over them."""
    s = v.shown
    leads = "".join(
        f'<li><a href="{one.href}">' + (f"{one.date} " if one.date else "") + "<br>".join(texts(one)) + "</a></li>"
        for one in s.leads
    )
    head = f"<h2>{E(s.title)}</h2>" if s.title else ""
    links = " ".join(f'<a href="{href}">{text}</a><br>' for text, href in back(v))
    menu = " ".join(f'[<a href="{href}">{text}</a>]' for href, text in nav(v))
    return f"""<body>{menu}<hr>{f"<ul>{leads}</ul>" if leads else block(v)}<hr>{head}{twice(v, "", "<br><br>")}
{"<br><br>".join(v.paragraphs())}<br><br>{images(v, "", "<br>")}{contact(v, "<i>", "<br>", "</i><br>")}<hr>{links}
<small>&copy; {E(s.site)}</small></body>"""


def centre(v: View) -> str:
    s = v.shown
    leads = "<hr>".join(
        (f"<font color=gray>{one.date}</font><br>" if one.date else "")
        + f'<font size=2><a href="{one.href}">{"<p>".join(texts(one))}</a></font>'
        for one in s.leads
    )
    head = f"<font size=+2>{E(s.title)}</font><br>" if s.title else ""
    links = " | ".join(f'<a href="{href}">{text}</a>' for text, href in back(v))
    menu = " &bull; ".join(f'<a href="{href}">{text}</a>' for href, text in nav(v))
    return f"""<body><center><h1>{E(s.site)}</h1>{menu}</center><center>{leads or block(v)}</center><hr size=3><center>{head}
{twice(v, "<font size=1>", "</font>")}</center><p align=justify>{paragraphs(v, "", "<p align=justify>")}{images(v, "", "<br>")}
{contact(v, "<p>", "<br>", "</p>")}<center>{links}</center><hr><center>© {E(s.site)} 2026</center></body>"""

"""Whole pages of Drupal, WordPress, Joomla, React and AMP."""

from .parts import E, View
from .stock import (
    assembly,
    back,
    beside,
    calendar,
    day,
    ending,
    foot,
    in_words,
    inset,
    latest,
    menu,
    more,
    pager,
    parts,
    poll,
    searching,
    share,
    slides,
    tongue,
    trail,
)


def drupal_fields(v: View) -> str:
    """Drupal 7: views, fields, "submitted"."""
    s = v.shown
    news = slides(v, lambda one: f'<div class="views-row"><div class="views-field views-field-created"><span class="field-content">{one.date or ""}</span></div>'
                  f'<div class="views-field views-field-body"><div class="field-content">{parts(one)}</div></div><div class="views-field views-field-view-node"><span class="field-content"><a href="{one.href}">{more(v)}</a></span></div></div>')  # fmt: skip
    said = v.rng.choice(
        (
            v.say("Submitted by admin on {}", "Опубликовано {} пользователем admin"),
            v.say("Published {}", "Опубликовано {}"),
            "{}",
        )
    )
    title = f'<h1 class="title" id="page-title">{E(s.title)}</h1>' if s.title else ""
    second = (
        f'<div class="field field-name-field-image"><img src="/f.jpg" alt=""><blockquote class="image-field-caption">{E(s.second)}</blockquote></div>'
        if s.second
        else ""
    )
    label = v.say("Tags:", "Теги:")
    links = v.say("Log in to post comments", "Войдите, чтобы оставлять комментарии")
    text = "".join(f'<p class="rtejustify">{one}</p>' for one in v.paragraphs())
    return f"""<body class="html not-front"><div id="skip-link"><a href="#main-content">{v.say("Skip to main content", "Перейти к основному содержанию")}</a></div><div id="header"><h2 class="element-invisible">{v.say("Main menu", "Главное меню")}</h2>{menu(v)}</div>
<div id="main"><div class="region"><div class="view-content">{news or assembly(v)}</div></div><h2 class="element-invisible">{v.say("You are here", "Вы здесь")}</h2><div class="breadcrumb">{trail(v, "{}", " » ")}</div><a id="main-content"></a>{title}
<div class="node node-news clearfix"><div class="meta submitted">{beside(v, said)}</div><div class="content">{second}<div class="field field-name-body"><div class="field-items"><div class="field-item even" property="content:encoded">{text}{ending(v, "<p>", "<br />", "</p>")}</div></div></div>
<div class="field field-name-field-tags"><div class="field-label">{label}&nbsp;</div><a href="/taxonomy/term/1">CSTO</a></div></div><ul class="links inline"><li><a href="/user/login">{links}</a></li></ul></div>{back(v)}</div><div id="footer">{foot(v)}</div></body>"""


def drupal_layout(v: View) -> str:
    """Drupal 9: regions, layout builder, a time for the date."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<li class="splide__slide"><article role="article">{day(one, "<time class=datetime>", "</time>")}<div class="text-formatted">{parts(one)}</div><a href="{one.href}" rel="bookmark"><span class="visually-hidden">{v.say("Read", "Читать")}</span></a></article></li>'
        ),
    )
    title = (
        f'<h1 class="page-header"><span class="field field--name-title">{E(s.title)}</span>\n</h1>' if s.title else ""
    )
    second = (
        f'<figure role="group"><img loading="lazy" src="/x.webp" alt=""><figcaption>{E(s.second)}</figcaption></figure>'
        if s.second
        else ""
    )
    paragraphs = inset(
        v,
        [f"<p>{one}</p>" for one in v.paragraphs()],
        lambda label, links: (
            f'<div class="paragraph--type--related"><div class="field__label">{label}</div><ul>{links}</ul></div>'
        ),
    )
    return f"""<body class="path-node"><a href="#main-content" class="visually-hidden focusable">{v.say("Skip to main content", "Перейти к содержимому")}</a><div class="dialog-off-canvas-main-canvas"><header role="banner">{tongue(v)}<nav role="navigation"><h2 class="visually-hidden">{v.say("Main navigation", "Основная навигация")}</h2>{menu(v)}</nav></header>
<section class="splide"><ul class="splide__list">{news}</ul>{assembly(v)}</section><nav aria-label="breadcrumb"><ol>{trail(v, "<li>{}</li>")}</ol></nav><main role="main">{title}<article class="node node--view-mode-full"><div class="layout layout--onecol"><div class="layout__region">{second}{beside(v, '<div class="field field--name-created"><time datetime="' + str(s.published) + 'T12:00:00Z">{}</time></div>')}
<div class="clearfix text-formatted field field--name-body">{"".join(paragraphs)}{ending(v, "<p>", "<br>", "</p>")}</div>{share(v)}</div></div></article>{back(v, "<div>{}</div>")}</main><footer role="contentinfo">{foot(v)}</footer></div></body>"""


def wordpress_classic(v: View) -> str:
    """Twenty Ten: entry, meta, utility, widgets."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="hentry">{day(one, "<div class=entry-meta>", "</div>")}<div class="entry-summary">{parts(one)}<p><a href="{one.href}" class="more-link">{more(v)} <span class="meta-nav">&rarr;</span></a></p></div></div>'
        ),
    )
    said = v.rng.choice(
        (
            v.say("Posted on {} by admin", "Опубликовано {} автором admin"),
            v.say("Posted on {}", "Опубликовано {}"),
            "{} | admin",
        )
    )
    title = f'<h1 class="entry-title">{E(s.title)}</h1>' if s.title else ""
    second = (
        f'<div class="wp-caption"><img src="/w.jpg" alt=""><p class="wp-caption-text">{E(s.second)}</p></div>'
        if s.second
        else ""
    )
    util = v.say(
        "This entry was posted in News. Bookmark the permalink.",
        "Запись опубликована в рубрике Новости. Добавьте в закладки постоянную ссылку.",
    )
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body class="single"><div id="wrapper" class="hfeed"><div id="header"><div id="site-title"><span><a href="/" rel="home">{E(s.site)}</a></span></div><div id="access"><div class="skip-link"><a href="#content">{v.say("Skip to content", "Перейти к содержимому")}</a></div>{menu(v, '<div class="menu"><ul>', "<li>{}</li>", "</ul></div>")}</div></div><div id="main">{news or assembly(v)}<div id="container"><div id="content" role="main">{pager(v, '<div id="nav-above">', "</div>")}<div class="post type-post hentry">{title}<div class="entry-meta">{beside(v, said)}</div><div class="entry-content">{second}{text}{ending(v, "<p>", "<br />", "</p>")}</div><div class="entry-utility">{util}</div></div>{back(v)}{pager(v, '<div id="nav-below">', "</div>")}</div></div>
<div id="primary" class="widget-area"><ul><li>{searching(v)}</li><li><h3 class="widget-title">{v.say("Recent posts", "Свежие записи")}</h3><ul>{latest(v, "<li>", "</li>")}</ul></li><li>{calendar(v)}</li></ul></div></div><div id="footer">{foot(v)}</div></div></body>"""


def wordpress_blocks(v: View) -> str:
    """A block theme: query loop, post title, date, content, neighbours."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<li class="wp-block-post"><div class="wp-block-group is-layout-flow">{day(one, "<div class=wp-block-post-date><time>", "</time></div>")}<div class="wp-block-post-excerpt">{parts(one, "<p class=wp-block-post-excerpt__excerpt>")}<p><a class="wp-block-post-excerpt__more-link" href="{one.href}">{more(v)}</a></p></div></div></li>'
        ),
    )
    title = f'<h1 class="wp-block-post-title has-x-large-font-size">{E(s.title)}</h1>' if s.title else ""
    second = (
        f'<figure class="wp-block-post-featured-image"><img src="/w.jpg" alt=""/><figcaption class="wp-element-caption">{E(s.second)}</figcaption></figure>'
        if s.second
        else ""
    )
    when = beside(
        v, '<div class="wp-block-post-date"><time datetime="' + f"{s.published}T10:00:00+03:00" + '">{}</time></div>'
    )
    paragraphs = inset(
        v,
        [f"<p>{one}</p>" for one in v.paragraphs()],
        lambda label, links: (
            f'<div class="wp-block-group has-background"><p><strong>{label}</strong></p><ul class="wp-block-list">{links}</ul></div>'
        ),
    )
    return f"""<body class="wp-embed-responsive"><div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">{E(s.site)}</a></p><nav class="wp-block-navigation">{menu(v)}</nav></header><div class="wp-block-query"><ul class="wp-block-post-template">{news}</ul>{assembly(v)}</div><main class="wp-block-group">{title}{second if when else when}{when if when else second}
<div class="entry-content wp-block-post-content is-layout-constrained">{"".join(paragraphs)}{ending(v, "<p>", "<br>", "</p>")}</div>{back(v)}<nav class="wp-block-group">{pager(v, '<div class="post-navigation-link-previous wp-block-post-navigation-link">')}</nav></main><footer class="wp-block-template-part">{foot(v)}</footer></div></body>"""


def joomla_tables(v: View) -> str:
    """Joomla 1.5: content headings in tables, buttons beside them."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<table class="contentpaneopen"><tr><td class="createdate">{one.date or ""}</td></tr><tr><td>{parts(one)}</td></tr><tr><td><a href="{one.href}" class="readon">{more(v)}</a></td></tr></table>'
        ),
    )
    icons = "".join(
        f'<td align="right" width="100%" class="buttonheading"><a href="{s.path}?{key}=1" title="{key}"><img src="/i/{key}.png" alt="{key}" /></a></td>'
        for key in ("pdf", "print", "email")
    )
    title = f'<td class="contentheading" width="100%">{E(s.title)}</td>' if s.title else "<td></td>"
    author = v.rng.choice(
        (f"<tr><td><span class=small>{v.say('Written by Administrator', 'Автор: Administrator')}</span></td></tr>", "")
    )
    when = in_words(v) if v.rng.random() < 0.5 else beside(v)
    row = (
        f'<tr><td class="createdate">{E(s.second) + " " if s.second else ""}{when}</td></tr>'
        if when or s.second
        else ""
    )
    text = "".join(f'<p style="text-align: justify;">{one}</p>' for one in v.paragraphs())
    return f"""<body id="body_bg"><table class="main"><tr><td>{menu(v, '<ul class="mainmenu">', "<li><span>{}</span></li>")}</td></tr><tr><td class="left">{poll(v)}</td><td>{news or assembly(v)}<table class="contentpaneopen"><tr>{title}{icons}</tr></table>
<table class="contentpaneopen">{author}{row}<tr><td valign="top">{text}{ending(v, "<p>", "<br />", "</p>")}</td></tr></table><span class="article_separator">&nbsp;</span>{back(v, '<div class="back_button">{}</div>')}</td></tr><tr><td><div id="footer">{foot(v)}<br />Joomla! is Free Software</div></td></tr></table></body>"""


def joomla_item(v: View) -> str:
    """Joomla 3: item page with its list of details and a pager."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<li itemscope>{day(one, "<span class=mod-articles-category-date>", "</span>")}<div class="mod-articles-category-introtext">{parts(one)}</div><p class="mod-articles-category-readmore"><a href="{one.href}">{more(v)}</a></p></li>'
        ),
    )
    title = f'<div class="page-header"><h2 itemprop="headline">{E(s.title)}</h2></div>' if s.title else ""
    when = beside(v, v.say("Published: {}", "Опубликовано: {}"))
    rows = f'<dt class="article-info-term">{v.say("Details", "Подробности")}</dt><dd class="category-name">{v.say("Category", "Категория")}: <a href="/news/">{s.section[0]}</a></dd><dd class="published">{when}</dd><dd class="hits">{v.say("Hits", "Просмотров")}: {v.rng.randint(1, 5000)}</dd>'
    second = (
        f'<div class="pull-left item-image"><img src="/j.jpg" alt=""><p class="img_caption">{E(s.second)}</p></div>'
        if s.second
        else ""
    )
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body class="site com_content view-article"><div class="body"><header class="header">{searching(v)}</header><nav class="navigation">{menu(v, '<ul class="nav menu">')}</nav><div class="moduletable"><ul class="category-module">{news}</ul>{assembly(v)}</div><ul class="breadcrumb"><li>{v.say("You are here:", "Вы здесь:")} </li>{trail(v, "<li>{}<span class=divider></span></li>")}</ul>
<main id="content"><div class="item-page" itemscope>{title}{second}<dl class="article-info muted">{rows}</dl><div itemprop="articleBody">{text}{ending(v, "<p>", "<br />", "</p>")}</div>{pager(v, '<ul class="pager pagenav"><li>', "</li></ul>")}</div>{back(v)}</main><footer>{foot(v)}</footer></div></body>"""


def next_js(v: View) -> str:
    """React on the server: hashed classes, comments between texts, a slider with its copies, the state at the end."""
    s = v.shown
    one_slide = [
        f'<div class="swiper-slide{{}}"><a class="styles_card__x7Qp2" href="{one.href}">{day(one, "<span class=styles_date__9kD>", "</span>")}{parts(one)}</a></div>'
        for one in s.leads
    ]
    copies = len(one_slide) > 1
    wrapped = (
        (one_slide[-1].format(" swiper-slide-duplicate") if copies else "")
        + "".join(one.format("") for one in one_slide)
        + (one_slide[0].format(" swiper-slide-duplicate") if copies else "")
    )
    title = f'<h1 class="Article_title__aZ3kF">{E(s.title)}</h1>' if s.title else ""
    second = (
        f'<figure><span style="box-sizing:border-box"><img alt="" src="data:image/gif;base64,R0lGOD"/></span><figcaption>{E(s.second)}</figcaption></figure>'
        if s.second
        else ""
    )
    when = beside(v, '<span class="Article_date__1jW">{}<!-- --> </span>')
    text = "".join(f'<p class="Text_p__Q1">{one.replace(". ", ".<!-- --> ", 1)}</p>' for one in v.paragraphs())
    return f"""<body><div id="__next"><div class="Layout_root__8sK"><header class="Header_h__p">{tongue(v)}<button type="button" aria-label="menu"><svg></svg></button>{menu(v)}</header><div class="swiper"><div class="swiper-wrapper">{wrapped}</div><div class="swiper-button-prev"></div></div>{assembly(v)}
<main class="Article_root__Zk"><div class="Crumbs_c__1">{trail(v, "<span>{}</span>", "<svg></svg>")}</div>{title}{second}<div class="Article_meta__o">{when}<button>{v.say("Share", "Поделиться")}</button></div><div class="Article_text__b">{text}</div>{ending(v, "<p>", "<br/>", "</p>")}</main>{back(v, '<div class="Back_b__1">{}</div>')}<section><h2>{v.say("Other news", "Другие новости")}</h2>{latest(v, "<div>", "</div>")}</section><footer>{foot(v)}</footer></div></div><script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{{"date":"2026-11-22"}}}}}}</script></body>"""


def amp(v: View) -> str:
    """An accelerated page: its own elements for menu, pictures and slides."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="slide"><a href="{one.href}"><amp-img src="/a.jpg" width="300" height="200" layout="responsive"></amp-img></a>{day(one, "<time>", "</time>")}{parts(one)}</div>'
        ),
    )
    title = f'<h1 class="amp-wp-title">{E(s.title)}</h1>' if s.title else ""
    second = (
        f'<figure><amp-img src="/h.jpg" width="600" height="400"></amp-img><figcaption>{E(s.second)}</figcaption></figure>'
        if s.second
        else ""
    )
    carousel = f'<amp-carousel type="slides" width="400" height="300">{news}</amp-carousel>' if news else assembly(v)
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body><amp-sidebar id="s" layout="nodisplay">{menu(v)}</amp-sidebar><header class="amp-wp-header"><div><a href="/">{E(s.site)}</a></div></header>{carousel}<article class="amp-wp-article"><header class="amp-wp-article-header">{title}{second}{beside(v, '<div class="amp-wp-meta amp-wp-posted-on"><time>{}</time></div>')}</header><div class="amp-wp-article-content">{text}{ending(v, "<p>", "<br>", "</p>")}</div><footer class="amp-wp-article-footer"><div class="amp-wp-meta">{v.say("Categories", "Рубрики")}: <a href="/news/">{s.section[0]}</a></div></footer></article>{back(v)}<amp-analytics><script type="application/json">{{"vars":{{}}}}</script></amp-analytics><footer class="amp-wp-footer">{foot(v)}<a href="#top">{v.say("Back to top", "Наверх")}</a></footer></body>"""

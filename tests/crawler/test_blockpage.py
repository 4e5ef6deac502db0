"""Walls, error pages in disguise, empty pages: told from pages by signs and thinness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import blockpage

TEXT = "<p>" + "The ministers spoke about the exercise at length. " * 60 + "</p>"


def html(title: str, body: str, encoding: str = "utf-8") -> bytes:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode(encoding)


@pytest.mark.parametrize(
    "content",
    [
        html("DDOS-GUARD", "<p>Checking your browser</p>"),
        html("Just a moment...", "<div id=cf-chl-widget></div>"),
        html("Attention Required! | Cloudflare", "Sorry, you have been blocked"),
        html("Проверка браузера", "<p>Подождите</p>"),
        html("Доступ ограничен", "<p>Обратитесь к администратору</p>", "cp1251"),
        html("", "<script src='https://check.ddos-guard.net/check.js'></script><p>Wait</p>"),
        html("One step", "<div class='smartcaptcha'></div>"),
        html("Проверка", "<h1>Подтвердите, что вы не робот</h1><div class='smart-captcha'></div>"),
        html("CSTO", "<p>Введите слово на картинке</p><img src='/captcha.php'><input name=captcha_word>", "cp1251"),
        html("Wait", "<div class='g-recaptcha'></div>"),
        html("", "<iframe src='/_Incapsula_Resource?CWUDNSAI=1'>Request unsuccessful. Incident 1</iframe>"),
        html("HTTP 403", "<script src='/__qrator/qauth.js'></script>"),
        html("", "<script>document.cookie='bpc=1;path=/';location.href='/?attempt=1'</script>"),
        html("", "<script>document.cookie='BPC='+toHex(slowAES.decrypt(c,2,a,b))</script><p>Turn scripts on</p>"),
    ],
)
def test_walls_are_seen(content: bytes) -> None:
    """The guards in use before these sites, in both languages and encodings."""
    assert blockpage.wall(200, (), content)


@pytest.mark.parametrize(
    "content",
    [
        html("CSTO news", TEXT),
        html("CSTO news", TEXT + "<div class='g-recaptcha'></div>"),
        html("Captcha of the day", TEXT),
        html("CSTO news", TEXT + "<form><input name='captcha_word'></form>"),
        html("CSTO news", TEXT + "<script src='/.well-known/ddos-guard/js'></script>"),
        html("CSTO news", "<p>Short, but a page.</p>"),
        html("CSTO news", "<p>Short, but a page.</p><script>document.cookie='seen=1'</script>"),
    ],
)
def test_pages_are_no_walls(content: bytes) -> None:
    """A guard's script, or a form's captcha, on a page full of text blocks nothing."""
    assert blockpage.wall(200, (), content) is None


def test_a_challenge_header_is_enough() -> None:
    """Cloudflare says so itself."""
    assert blockpage.wall(403, (("CF-Mitigated", "challenge"),), html("x", TEXT))


def test_the_guards_own_server_name_counts_on_refusals_only() -> None:
    """DDoS-Guard signs good pages too."""
    headers = (("Server", "ddos-guard"),)
    assert blockpage.wall(403, headers, html("x", "<p>No</p>"))
    assert blockpage.wall(200, headers, html("x", "<p>Yes</p>")) is None


@pytest.mark.parametrize(
    "content",
    [
        html("404 Not Found", TEXT),
        html("Страница не найдена", "<p>Увы</p>"),
        html("Страница не найдена", "<p>Увы</p>", "cp1251"),
        html("News", "<h1>404</h1><p>Gone</p>"),
        html("News", "<p><font class='errortext'>Элемент не найден</font></p>"),
        html("News", "<div> Element not found! </div>"),
    ],
)
def test_missing_pages_are_seen(content: bytes) -> None:
    """In the title, or as one whole element, in the words that Bitrix and others use."""
    assert blockpage.is_missing(content)


@pytest.mark.parametrize(
    "content",
    [
        html("News", TEXT + "<p>No explosives were found, the element not found was a fuse.</p>"),
        html("News", "<h1>Patrol 404 days in service</h1>" + TEXT),
        html("News", "<p>Weapons not found</p>" + TEXT * 10),
    ],
)
def test_articles_are_not_missing(content: bytes) -> None:
    """Words of a sentence are no sign."""
    assert not blockpage.is_missing(content)


@pytest.mark.parametrize(
    "content",
    [
        html("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>"),
        html("CSTO", "<h1>Технические работы</h1><p>Зайдите позже.</p>"),
        html("Сайт временно недоступен", "<p>Приносим извинения.</p>", "cp1251"),
        html("", "<pre>MySQL connect error! [localhost] Too many connections</pre>"),
        html("", "<br /><b>Fatal error</b>: Uncaught Error in /home/site/index.php on line <b>12</b>"),
        b"<html><body>DB query error. Please try later.</body></html>",
        b"<html><body>[Error] DB query error. Please try later.</body></html>",
        html("Account Suspended", "<h1>This Account has been suspended.</h1><p>Ask your provider.</p>"),
        html("odkb", "<p>Срок регистрации домена истёк.</p>"),
        html("Technical works", "<p>Technical works are under way.</p>"),
        "<html><title>Портал</title><body><p>На сайте ведутся технические работы.</p></body></html>".encode(),
        html("Site maintenance", "<h1>Site maintenance</h1><p>The servers are being looked after today.</p>"),
        html("", "<h1>We'll be back soon!</h1><p>The website is temporarily closed.</p>"),
        html("ОДКБ", "<p>На сайте проводятся технические работы. Зайдите, пожалуйста, позднее.</p>"),
    ],
)
def test_a_site_that_does_not_work_is_no_page(content: bytes) -> None:
    """What servers and the CMS say with status 200 when their database or their owner is away."""
    assert blockpage.broken(content)


@pytest.mark.parametrize(
    "content",
    [
        html("Технические работы на заставе завершены", TEXT),
        html("News", "<h1>Fatal error of the exercise's enemy</h1>" + TEXT),
        html("News", "<p>The bridge is under maintenance.</p>"),
        html("Scheduled maintenance of radars finished near Isfara", TEXT),
    ],
)
def test_articles_about_trouble_are_pages(content: bytes) -> None:
    """Such words at the head of a page with text, or within a sentence, say nothing of the site."""
    assert blockpage.broken(content) is None


def test_empty_pages() -> None:
    """No bytes, white space, or a frame without text."""
    assert all(map(blockpage.is_empty, [b"", b" \n", html("Title only", "<script>go()</script><!-- a -->")]))
    assert not blockpage.is_empty(html("", "<p>One.</p>"))


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    """Whatever comes, it answers."""
    blockpage.wall(200, (), content), blockpage.is_missing(content)
    blockpage.is_empty(content), blockpage.is_binary(content), blockpage.broken(content)


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0\0\x10JFIF", b"PK\x03\x04\0\0", b"MZ\0<html"])
def test_bytes_of_another_kind(content: bytes) -> None:
    """A picture, an archive, a program: whatever type they were sent as."""
    assert blockpage.is_binary(content)


@pytest.mark.parametrize("content", [b"<!DOCTYPE html><p>A\0 word</p>", b"\xef\xbb\xbf\r\n<html>\0</html>"])
def test_a_page_with_a_stray_nul_is_a_page(content: bytes) -> None:
    """A database lets them through; browsers show the page all the same."""
    assert not blockpage.is_binary(content)

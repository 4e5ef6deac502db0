"""Where a redirect may lead: on in the source's own hosts, never to a private address. Pure but for the resolver."""

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from crawler import urls
from crawler.errors import Never, PageChanged
from crawler.model import LinkKind, Outcome, Source

LIMIT = 5
CODES = (301, 302, 303, 307, 308)
Resolve = Callable[[str], tuple[str, ...]]


def resolve(host: str) -> tuple[str, ...]:
    """The IP addresses of a host name; empty where it has none."""
    try:
        return tuple({str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)})
    except OSError:
        return ()


def is_private(address: str) -> bool:
    """True for an IP address of no public network."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return not ip.is_global or ip.is_multicast or ip.is_reserved


def target(current: str, location: str | None, source: Source, *, resolver: Resolve = resolve) -> str:
    """The absolute address to ask next.

    Raises Never(REDIRECT_OUT) for an address outside the source's hosts or on a private network that `base_url` is
    not in, Never(REDIRECT_LOOP) where it leads back to where we are, and where no address is given at all.
    """
    if not location:
        raise Never(Outcome.REDIRECT_LOOP, "a redirect without an address")
    try:
        goal = urljoin(current, location.strip()).partition("#")[0]
        parts = urlsplit(goal)
        host, scheme, port = parts.hostname, parts.scheme, parts.port
    except ValueError as error:
        raise Never(Outcome.REDIRECT_OUT, f"a redirect to no address: {location[:100]!r}") from error
    here, mirror = urlsplit(current), urlsplit(source.base_url)
    if scheme not in ("http", "https") or host is None or "@" in parts.netloc:
        raise Never(Outcome.REDIRECT_OUT, f"a redirect to {goal[:200]}")
    if parts.netloc == mirror.netloc:
        pass
    elif host in source.profile.hosts and port in (None, 80, 443):
        goal = _through_mirror(goal, source)
        if mirror.hostname in source.profile.hosts and host != here.hostname and any(map(is_private, resolver(host))):
            raise Never(Outcome.REDIRECT_OUT, f"a redirect to a private address: {host}")
    else:
        raise Never(Outcome.REDIRECT_OUT, f"a redirect off the site, to {parts.netloc}")
    if goal == current:
        raise Never(Outcome.REDIRECT_LOOP, "a redirect to itself")
    return goal


def _through_mirror(goal: str, source: Source) -> str:
    """A redirect that names the official host is asked for under `base_url` where that is another host."""
    if urlsplit(source.base_url).hostname in source.profile.hosts:
        return goal
    parts = urlsplit(goal)
    return source.base_url + (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def check_landing(asked: str, landed: str, source: Source) -> None:
    """Raises what an address came to that led on to something else.

    PageChanged(SOFT_404): an article's, to what is none. Never(GONE): a listing's, to the home page or to an article;
    the links there are no news of a section that is no more.
    """
    asked_for, home = urls.kind(asked, source), urls.home_url(source)
    if asked_for is None or asked == home:
        return
    found = urls.canonical(landed, source)
    led_to = urls.kind(found, source) if found else None
    if asked_for is LinkKind.ARTICLE and led_to is not LinkKind.ARTICLE:
        raise PageChanged(Outcome.SOFT_404, f"led on to {landed}, which is no article")
    if asked_for is LinkKind.LISTING and (found == home or led_to is LinkKind.ARTICLE):
        raise Never(Outcome.GONE, f"led on to {landed}, which is no listing of the section")

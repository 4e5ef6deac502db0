"""Keeps secrets out of whatever a person or a log may read. Pure.

An address is a secret in its user part, in its query, in any path segment that looks drawn by lot, and, for
everything but http, in all that follows the scheme: `tgram://<token>/<chat>` has its token where a host would stand.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote, urlsplit

HIDDEN = "***"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s'\"<>]+")
_HOOKS = frozenset({"hooks", "webhook", "webhooks", "discord", "discordapp", "telegram"})
_TOKEN = re.compile(r"^(?=[^/]*\d)[A-Za-z0-9_:.~-]{9,}$|^[A-Za-z0-9_:.~-]{20,}$|^bot\d+", re.IGNORECASE)


def masked(address: str) -> str:
    """The address as it may be shown: enough to know which one it is, not enough to use it."""
    try:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https"):
            return f"{parts.scheme or 'address'}://{HIDDEN}"
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return HIDDEN
    shown = f"[{host}]" if ":" in host else host
    where = (f"{HIDDEN}@" if parts.username or parts.password else "") + shown + (f":{port}" if port else "")
    path = "/".join(HIDDEN if _TOKEN.match(segment) else segment for segment in parts.path.split("/"))
    return f"{parts.scheme}://{where}{_hooks(host, path)}" + (f"?{HIDDEN}" if parts.query else "")


def _hooks(host: str, path: str) -> str:
    """On hosts made for hooks, and under such paths, all that follows is the key."""
    labels = {*host.split("."), *path.lower().split("/")[1:2]}
    is_key = bool(labels & _HOOKS) and not host.replace(".", "").isdigit() and host != "localhost"
    return f"/{HIDDEN}" if is_key else path


def scrub(text: str, secrets: Iterable[str] = ()) -> str:
    """Free text, such as an error's: every address in it masked, every known secret replaced; one line."""
    forms = {form for secret in secrets for form in _forms(secret)}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, HIDDEN)
    return " ".join(_ADDRESS.sub(lambda match: masked(match[0]), text).split())


def _forms(secret: str) -> set[str]:
    """The ways a secret may be written in a message; short ones would hide ordinary words."""
    return {form for form in (secret, quote(secret, safe=""), unquote(secret)) if len(form) >= 4}

"""Steering a stand-in site from another process: JSON over POST /__replica__/<what>, the truth over GET.

POST publish {"story": {...}} | {"kind": "security_statement", "seed": 7}      -> {"path", "url", "story"}
POST edit    {"path": "...", "changes": {...}}                                 -> {"path", "url"}
POST remove  {"path": "..."}                                                   -> {}
POST fault   {"name": "status", "code": 500, "path": "*", "times": 3}          -> {}
POST clear                                                                     -> {}   all faults
POST markup  {"markup": "table", "encoding": "windows-1251", ...}              -> {}   any setting of Look
GET  stories                                                                   -> {"stories": {path: story}}
GET  requests                                                                  -> {"requests": [...]}

A path may be a slug. What cannot be done gives 400 and {"error": ...}.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from crawler.replica import corpus, exchange, faults
from crawler.replica import story as stories_of
from crawler.replica.exchange import Answer, Request
from crawler.replica.site import ReplicaSite

PREFIX = "/__replica__/"
Json = dict[str, Any]


def controlled(site: ReplicaSite) -> Callable[[Request], Answer]:
    """The site's answers, with the control endpoint beside them; control requests are not logged."""

    def respond(request: Request) -> Answer:
        if request.target.startswith(PREFIX):
            return _control(site, request)
        return site.answer(request)

    return respond


def _control(site: ReplicaSite, request: Request) -> Answer:
    act = _ACTS.get((request.method, request.target.removeprefix(PREFIX)))
    if act is None:
        return _json(404, {"error": "known: " + ", ".join(f"{method} {name}" for method, name in _ACTS)})
    try:
        asked = json.loads(request.body or b"{}")
        if not isinstance(asked, dict):
            raise ValueError("the body must be a JSON object")
        return _json(200, act(site, asked))
    except KeyError as error:
        return _json(400, {"error": f"missing or unknown: {error.args[0]}"})
    except (ValueError, TypeError) as error:
        return _json(400, {"error": str(error)})


def _json(status: int, values: Json) -> Answer:
    return exchange.text(status, json.dumps(values, ensure_ascii=False), "application/json")


def _publish(site: ReplicaSite, asked: Json) -> Json:
    if "story" in asked:
        story = stories_of.from_json(asked["story"])
    else:
        day = date.fromisoformat(asked["published"]) if "published" in asked else datetime.now(UTC).date()
        story = corpus.story_of_kind(
            asked.get("kind", stories_of.STATEMENT),
            seed=int(asked.get("seed", len(site.stories))),
            published=day,
            profile=site.profile,
        )
    path = site.publish(story)
    return {"path": path, "url": site.address + path, "story": stories_of.to_json(story)}


def _edit(site: ReplicaSite, asked: Json) -> Json:
    path = site.edit(asked["path"], **asked["changes"])
    return {"path": path, "url": site.address + path}


def _remove(site: ReplicaSite, asked: Json) -> Json:
    site.remove(asked["path"])
    return {}


def _fault(site: ReplicaSite, asked: Json) -> Json:
    arguments = {key: value for key, value in asked.items() if key not in ("path", "times")}
    site.fault(faults.from_json(arguments), path=asked.get("path", "*"), times=asked.get("times"))
    return {}


def _clear(site: ReplicaSite, asked: Json) -> Json:
    site.clear_faults()
    return {}


def _markup(site: ReplicaSite, asked: Json) -> Json:
    site.restyle(**asked)
    return {}


def _stories(site: ReplicaSite, asked: Json) -> Json:
    return {"stories": {path: stories_of.to_json(story) for path, story in site.stories.items()}}


def _requests(site: ReplicaSite, asked: Json) -> Json:
    return {"requests": [[seen.method, seen.target, dict(seen.headers), seen.status] for seen in site.requests]}


_ACTS: Mapping[tuple[str, str], Callable[[ReplicaSite, Json], Json]] = {
    ("POST", "publish"): _publish,
    ("POST", "edit"): _edit,
    ("POST", "remove"): _remove,
    ("POST", "fault"): _fault,
    ("POST", "clear"): _clear,
    ("POST", "markup"): _markup,
    ("GET", "stories"): _stories,
    ("GET", "requests"): _requests,
}

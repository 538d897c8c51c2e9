"""Every page of Grove that somebody can open, and every address a form can be sent to."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from grove.closing.models import PrivateNote
from grove.commitment.models import Question
from grove.drafting.models import NotDoing, OwnMetric, SetAside
from grove.management.models import Seat
from grove.needs.models import CarriedNeed, Customer
from grove.okrs.models import NeedLink
from grove.plans.models import Writer
from grove.positioning.models import ParallelAnswer, ValueDimension
from grove.record.models import Act
from grove.review.models import Lesson, Recurrence
from grove.rounds.models import AgendaItem, Comment, Note, Suggestion, Thread
from grove.tracking.models import HelpRequest, Pause
from grove.versions.models import ReadingLink
from grove.weekly.models import BriefLink, Priority, Upcoming, Win
from tests.cast import Cast


def every_url() -> Iterator[tuple[str, str, URLPattern]]:
    """Name with namespace, address as written, and pattern, of every URL there is."""

    def walk(patterns: Any, space: str, above: str) -> Iterator[tuple[str, str, URLPattern]]:
        for pattern in patterns:
            address = above + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from walk(pattern.url_patterns, inner, address)
            else:
                yield f"{space}{pattern.name}", address, pattern

    yield from walk(get_resolver().url_patterns, "", "")


def every_address(cast: Cast) -> list[tuple[str, str]]:
    """Name and address of everything there is, with places that exist in the furnished plan."""
    return sorted(
        (name, reverse(name, kwargs=example_place(cast, name, written)))
        for name, written, _ in every_url()
    )


def every_page(cast: Cast, client: Client) -> dict[str, str]:
    """Name → address of the HTML pages that this person's browser can open, broken ones too."""
    return {name: address for name, address, _answer in every_answer(cast, client)}


def every_answer(cast: Cast, client: Client) -> Iterator[tuple[str, str, HttpResponse]]:
    """Name, address, and what the browser is shown, of the same pages."""
    client.raise_request_exception = False
    for name, address in every_address(cast):
        if is_page(answer := client.get(address)):
            yield name, address, answer


def is_page(answer: HttpResponse) -> bool:
    """Whether a browser was shown an HTML page, or a broken one."""
    html = answer.headers["Content-Type"].startswith("text/html")
    return (answer.status_code == 200 and html) or answer.status_code >= 500


def as_written(address: str) -> str:
    """An address as a browser sends it."""
    return quote(address, safe="/:?=&.%-")


def example_place(cast: Cast, name: str, address: str) -> dict[str, Any]:
    """Keyword arguments that lead to something that exists, for any address of Grove.

    The plans are those of tests/furniture.py. Only what an address names is looked up.
    """
    codes = {"suggestions/": "O1", "/confirm/": "o1", "k/": "PLAT-27-K1"}
    examples: dict[str, Any] = {
        "dept": "plat",
        "cycle": "2027",
        "code": next((code for start, code in codes.items() if start in address), "PLAT-27-O1"),
        "number": "1.0" if name.startswith("versions:") else 1,
        "team": "bd",
        "ask": 1,
        "person": cast.ana.pk,
        "writer": _first(Writer),
        "act": lambda: Act.objects.order_by("-pk").values_list("pk", flat=True)[0],
        "thread": _accepted if name == "rounds:acceptance" else _first(Thread),
        "comment": _first(Comment),
        "row": _row(name),
        "week": "2027-W05",
        "dimension": _first(ValueDimension),
        "answer": _first(ParallelAnswer),
        "link": _first(BriefLink if name.startswith("weekly:") else NeedLink),
        "reading": _first(ReadingLink),
        "lesson": _first(Lesson, learned_in__isnull=not name.startswith("closing")),
        "recurrence": _first(Recurrence),
        "carried": _first(CarriedNeed),
        "own": _first(OwnMetric),
        "call": _first(HelpRequest),
        "pause": _first(Pause),
        "entry": _first(NotDoing),
        "aside": _first(SetAside),
        "rule": "KR201",
        "customer": _first(Customer),
        "slide": "why",
        "step": "review",
        "theme": "OB",
        "kind": "pptx" if name == "export_slides" else "seats",
        "metric": "E1",
        "token": "unknown",
        "handle": "unknown",
        "digest": "x",
        "name": "grove.css",
        "question": _last_question if name.startswith("confirm:") else "purpose",
        "key": lambda: f"q{_first(Question)()}",
        "page": "teams" if name.startswith("start") else "glossary",
        "role": "head",
        "version": "1.0",
        "meeting": 1,
        "item": _first(AgendaItem),
        "note": _first(Note, kind="action") if name[:9] == "meetings:" else _first(PrivateNote),
        "before": "1.0",
        "after": "now",
    }
    wanted = re.findall(r"<(?:\w+:)?(\w+)>", address)
    missing = [key for key in wanted if key not in examples]
    assert not missing, f"{name}: say in tests/addresses.py what {missing} may be"
    return {key: one() if callable(one := examples[key]) else one for key in wanted}


def _row(name: str) -> Callable[[], int]:
    """The row an address is about: of the week, or of the management plan."""
    if name == "weekly:carrying":
        return _first(Priority, text="Left over")
    words = name.partition(":")[2].partition("_")[0]
    return _first({"priority": Priority, "upcoming": Upcoming, "win": Win}.get(words, Seat))


def _first(model: Any, **which: Any) -> Callable[[], int]:
    """Looks up the row of that kind that was made first."""

    def look_up() -> int:
        return int(model.objects.filter(**which).order_by("pk").values_list("pk", flat=True)[0])

    return look_up


def _accepted() -> int:
    return int(Suggestion.objects.get().thread_id)


def _last_question() -> int:
    return int(Question.objects.order_by("-pk").values_list("pk", flat=True)[0])

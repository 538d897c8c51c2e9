"""From what a reader asks for in an address to the slides: for the pages, and for files of them."""

from urllib.parse import urlencode

from django.http import Http404

from grove.commitment.queries.slides import LIVE, Shown, Wish, shown, without_notes
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor
from grove.versions.numbers import read_number


def wish_of(door: PlanDoor) -> Wish:
    """`?version=live` or a number, `?bilingual=1`, `?owners=1`; 404 for an impossible version."""
    asked = door.request.GET
    version = asked.get("version", "")
    number = read_number(version)
    if version not in ("", LIVE) and number is None:
        raise Http404
    return Wish(
        version=str(number) if number else version,
        bilingual=bool(asked.get("bilingual")),
        owners=bool(asked.get("owners")),
    )


def address_of(path: str, wish: Wish, **more: str) -> str:
    """The reverse: an address that asks for this."""
    asked = {
        "version": wish.version,
        "bilingual": "1" if wish.bilingual else "",
        "owners": "1" if wish.owners else "",
        **more,
    }
    kept = {name: value for name, value in asked.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path


def confirm_address(door: PlanDoor) -> str:
    """The full address where people answer: what the QR code on the last slide says."""
    return door.request.build_absolute_uri(door.to("confirm:page"))


def slides_of(door: PlanDoor, wish: Wish) -> Shown:
    """The slides asked for, or 404 when there is no such version. What is said beside them is for
    people who present to a team: head, leads, co-writers."""
    found = shown(door.plan, wish, confirm_address(door))
    if found is None:
        raise Http404
    return found if door.may(Verb.SUGGEST) else without_notes(found)


def foot_of(door: PlanDoor, found: Shown) -> tuple[str, ...]:
    """What stands at the foot of every slide."""
    return (f"{door.department.name} {door.plan.cycle.name}", found.words)

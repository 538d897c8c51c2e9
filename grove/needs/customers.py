"""What the pages of customers read, and the lines of a pasted list of OKRs."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q

from grove.needs.models import Customer, Need
from grove.plans.doors import PlanDoor
from grove.quality.outline import read_outline


@dataclass(frozen=True)
class CustomerRow:
    """A customer with the number of their needs and the heaviest weight among them."""

    name: str
    role: str
    needs: int
    heaviest: int
    href: str
    sheet: str


def customers_of(door: PlanDoor) -> tuple[CustomerRow, ...]:
    """The plan's customers by name. One query."""
    live = Q(needs__binned_at=None)
    rows = Customer.objects.filter(plan=door.plan).annotate(
        heard=Count("needs", filter=live), heaviest=Max("needs__weight", filter=live)
    )
    return tuple(
        CustomerRow(
            name=one.name,
            role=one.role,
            needs=one.heard,
            heaviest=one.heaviest or 0,
            href=door.to("needs:customer", customer=one.pk),
            sheet=door.to("needs:sheet", customer=one.pk),
        )
        for one in rows
    )


@dataclass(frozen=True)
class ImportLine:
    """One line of a unit's OKRs: `kind` is objective, key_result or note."""

    line: int
    kind: str
    words: str
    known: bool


def import_lines(door: PlanDoor, unit: str, text: str) -> tuple[ImportLine, ...]:
    """The lines read from a paste, in their order; those already heard of the unit are marked.

    One query. Raises grove.quality.outline.OutlineTooLong.
    """
    outline = read_outline(text)
    found: list[tuple[int, str, str]] = []
    for objective in outline.objectives:
        found.append((objective.line, "objective", objective.title))
        found.extend((one.line, "key_result", one.text) for one in objective.key_results)
    found.extend((note.line, "note", note.text) for note in outline.notes)
    known = set(
        Need.objects.filter(plan=door.plan, customer__name__iexact=unit).values_list(
            "words", flat=True
        )
    )
    return tuple(
        ImportLine(line, kind, words, words in known)
        for line, kind, words in sorted(found, key=lambda one: one[0])
        if words.strip()
    )

"""The things of a plan that threads hang on, as they are now: one query for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from grove.plans.models import Plan
from grove.rounds.about import ANSWERS, POSITIONING, TEXTS, name
from grove.versions.labels import field_label
from grove.versions.schema import BY_KEY, BY_MODEL, Row
from grove.versions.snapshot import snapshot

COMMENTED = ("objectives", "key_results", "needs", "failures")


@dataclass(frozen=True)
class Thing:
    """One thing: its code, and its row as a version would keep it."""

    kind: str
    pk: int | None
    code: str
    row: Row

    @property
    def words(self) -> str:
        """What it says in short."""
        return self.text(TEXTS[self.kind][0])

    def text(self, field: str) -> str:
        return str(self.row.get(field) or "")

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Field, its name for people, and its text, where there is one."""
        section = BY_MODEL[self.kind]
        for field in TEXTS[self.kind]:
            if text := self.text(field):
                yield field, field_label(section, section.field(field)), text


@dataclass(frozen=True)
class Things:
    """All things of a plan, in the plan's order."""

    all: tuple[Thing, ...]
    positioning: Thing

    @cached_property
    def _by_key(self) -> dict[tuple[str, int | None], Thing]:
        return {(one.kind, one.pk): one for one in self.all}

    def of(self, kind: str, pk: int | None) -> Thing | None:
        """The live thing a thread hangs on; None when it is in the bin, or is a step."""
        if kind == POSITIONING:
            return self.positioning
        return self._by_key.get((kind, pk))

    def coded(self, code: str) -> Thing | None:
        """By the code people say; an answer of the positioning by "positioning.we_do"."""
        if code.partition(".")[0] == "positioning" and code.partition(".")[2]:
            return self.positioning
        return next((one for one in self.all if one.code == code), None)

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Everything a thread can be begun on, for a select."""
        answers = [
            (code, name(code))
            for one in ANSWERS
            if self.positioning.text(one) and (code := f"positioning.{one}")
        ]
        return (
            ("plan", name("plan")),
            ("positioning", name("positioning")),
            *answers,
            *((one.code, f"{one.code} {one.words[:60]}") for one in self.all),
        )


def things(plan: Plan) -> Things:
    """The things of a plan. One query."""
    content = snapshot(plan)
    said = content["positioning"]
    return Things(
        all=tuple(
            Thing(BY_KEY[key].model, row["id"], str(row["code"]), row)
            for key in COMMENTED
            for row in content[key]
        ),
        positioning=Thing(POSITIONING, said.get("id"), "P", said),
    )

"""A plan in the Markdown plan format (docs/markdown-plan.md), as far as a reviewer judges it."""

from collections.abc import Iterable
from decimal import Decimal

from grove.measure.day import date
from grove.quality.files.filling import cycle_year, filled
from grove.quality.files.ignoring import take_ignores
from grove.quality.files.listing import place_of
from grove.quality.files.source import Fault, Faults, Source
from grove.quality.files.words import owners
from grove.quality.plan import (
    Failure,
    Fields,
    KeyResult,
    Lesson,
    Need,
    Objective,
    PastResult,
    Place,
    Plan,
    Process,
    Stage,
)
from grove.quality.plan_file.document import Document, Item
from grove.quality.plan_file.markdown import read
from grove.quality.plan_file.values import parts
from grove.quality.typed import Any

INPUTS = {"positioning": "positioning", "customers": "needs", "review": "review"}


def read_markdown(file: str, typed: list[str], year: int | None, language: str) -> Source:
    """The plan of a file. Raises Faults with every line that is not understood."""
    lines, ignores = take_ignores(typed)
    document, problems = read("\n".join(lines), language)
    if problems:
        raise Faults([_fault(file, lines, one.line, one.message) for one in problems])
    return Source(
        file=file, lines=typed, plan=_Plan(file, lines, document, year).read(), ignores=ignores
    )


def _fault(file: str, lines: list[str], number: int, message: str) -> Fault:
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    return Fault(file, number, len(line) - len(line.lstrip()) + 1, "as_said", text=message)


class _Plan:
    """From the tree of the document to records, each text with its place."""

    def __init__(self, file: str, lines: list[str], document: Document, year: int | None) -> None:
        self.file = file
        self.lines = lines
        self.document = document
        self.year = year or cycle_year(document.plan.code, document.title)
        items = document.lists.get("objectives", [])
        self.codes = {
            "O": _Codes(items, "O"),
            "K": _Codes((k for o in items for k in o.items), "K"),
        }
        said = {key for item in items for key in item.values}
        self.links = "customers" in document.sections or bool(said & {"needs", "supports"})
        self.themed = "themes_left_out" in document.sections or "themes" in said

    def read(self) -> Plan:
        document, year = self.document, self.year
        sections = document.sections
        reviewed = bool(document.lists.get("grades")) if "review" in sections else None
        known = any(one in sections for one in INPUTS)
        return Plan(
            code=document.plan.code,
            title=document.title,
            file=self.file,
            place=Place(file=self.file, line=document.plan.line or 1),
            starts=date(year, 1, 1) if year else None,
            ends=date(year, 12, 31) if year else None,
            objectives=tuple(map(self._objective, document.lists.get("objectives", []))),
            needs=self._needs() if "customers" in sections else None,
            perspectives=_perspectives() if "customers" in sections else None,
            themes=_themes() if self.themed else None,
            themes_left_out=tuple(one.head for one in document.lists.get("themes_left_out", [])),
            past=tuple(map(_past, document.lists.get("grades", []))) if reviewed else None,
            failures=tuple(map(_failure, document.lists.get("failures", []))),
            lessons=tuple(
                Lesson(text=one.head, carried=one.values.get("carried") is not False)
                for one in document.lists.get("lessons", [])
            ),
            reviewed=reviewed,
            run_points=document.plan.values.get("run_points"),
            process=Process(
                inputs_missing=tuple(INPUTS[one] for one in INPUTS if one not in sections)
            )
            if known
            else None,
        )

    def _objective(self, item: Item) -> Objective:
        values = item.values
        needs, supports = values.get("needs"), values.get("supports")
        return Objective(
            text=item.head,
            code=self.codes["O"].of(item),
            place=self._place(item),
            kind=values.get("kind") or "",
            owners=owners(values.get("owner")),
            themes=tuple(values.get("themes") or ()) if self.themed else None,
            points=values.get("points"),
            needs=tuple(needs or ()) if self.links else None,
            supports=tuple(supports or ()) if self.links else None,
            goal_group=values.get("goal_group") or "",
            key_results=tuple(map(self._key_result, item.items)),
        )

    def _key_result(self, item: Item) -> KeyResult:
        said = item.values
        values = filled(
            item.head,
            {
                "kind": said.get("kind"),
                "start": said.get("baseline"),
                "target": said.get("target"),
                "unit": said.get("unit"),
                "due": said.get("due"),
            },
            self.year,
        )
        tolerance: Decimal | None = said.get("tolerance")
        if tolerance is not None and values.get("target") is not None:
            values["low"], values["high"] = (
                values["target"] - tolerance,
                values["target"] + tolerance,
            )
        stages = tuple(
            Stage(
                name=one.head,
                evidence=one.values.get("evidence") or "",
                reached=one.values.get("reached_on"),
            )
            for one in said.get("stages") or ()
        )
        return KeyResult(
            text=item.head,
            code=self.codes["K"].of(item),
            place=self._place(item),
            fields=Fields(
                **values,
                start_known_by=said.get("baseline_due"),
                owners=owners(said.get("owner")),
                theme=said.get("theme") or "",
                metric=said.get("metric") or "",
                guard=said.get("guard_metric") or "",
                source=said.get("data_source") or "",
                stages=stages,
                needs=tuple(said.get("needs") or ()),
            ),
        )

    def _needs(self) -> tuple[Need, ...]:
        return tuple(
            Need(
                code=one.code,
                text=one.head,
                declined=bool(one.values.get("declined_because")),
                perspective=one.values.get("perspective") or "",
            )
            for customer in self.document.lists.get("customers", [])
            for one in customer.items
        )

    def _place(self, item: Item) -> Place:
        return place_of(self.file, self.lines, item.line, item.head)


class _Codes:
    """Codes as the file gives them; things without one take the next free numbers."""

    def __init__(self, items: Iterable[Item], letter: str) -> None:
        self.letter = letter
        self.last = max((int(one.code[1:]) for one in items if one.code), default=0)

    def of(self, item: Item) -> str:
        if item.code:
            return item.code
        self.last += 1
        return f"{self.letter}{self.last}"


def _past(item: Item) -> PastResult:
    values: dict[str, Any] = item.values
    return PastResult(
        code=item.code,
        text=item.head,
        grade=values.get("value"),
        verdict=values.get("verdict") or "",
        learned=values.get("learned") or "",
        because=values.get("because") or "",
    )


def _failure(item: Item) -> Failure:
    values: dict[str, Any] = item.values
    return Failure(
        code=item.code,
        text=item.head,
        cause=values.get("cause") or "",
        guard=values.get("guard") or "",
        watch=tuple(parts(values.get("watch_words") or "")),
        key_result=values.get("key_result") or "",
    )


def _themes() -> tuple[str, ...]:
    from grove.quality.plan_file.choices import THEME

    return tuple(word.key for word in THEME.words)


def _perspectives() -> tuple[str, ...]:
    from grove.method.loader import perspectives

    return tuple(one.key for one in perspectives() if not one.optional)

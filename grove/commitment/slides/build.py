"""The slides of a plan in the order of the method, from its content: frozen, or as it is now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.commitment.slides.goals import measure_of, positions
from grove.commitment.slides.order import FREE
from grove.commitment.slides.parts import EMPTY, Bar, Line, Point, Slide, Table
from grove.versions.document import statement_of
from grove.versions.schema import Content, Row

MEASURES_AT_MOST = 5  # key results on one slide
ROWS_AT_MOST = 6  # of a table or a list
LESSONS_AT_MOST = 3
GUARDS_AT_MOST = 2

Some = TypeVar("Some")


@dataclass(frozen=True)
class Source:
    """Where slides come from and what is added to them.

    words     which version or that it is live, for the foot and the first slide.
    confirm   the full address that the last slide leads to.
    second    code (O3, K7) → the second line and the wording it was written for.
    """

    words: str
    confirm: str
    free_title: str = ""
    free_text: str = ""
    owners: bool = False
    second: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def build(content: Content, source: Source) -> tuple[Slide, ...]:
    """All slides in the reader's language. A part the plan says nothing about has no slide."""
    codes = positions(content)
    return (
        _title(content, source),
        *_why(content),
        *_needs(content, codes),
        *_learned(content),
        *_year(content, source),
        *_objectives(content, source),
        *_free(source),
        *_not_doing(content),
        *_path(content, codes),
        _tracking(content),
        _confirm(source),
    )


def _title(content: Content, source: Source) -> Slide:
    return Slide(
        "title",
        "title",
        label=Line(_("Title")),
        title=Line(content["plan"]["department"]),
        lead=Line(_("Objectives and key results %(cycle)s") % {"cycle": content["plan"]["cycle"]}),
        more=Line(source.words),
    )


def _why(content: Content) -> Iterator[Slide]:
    statement = statement_of(content)
    if not statement:
        return
    judged = _("Judged by %(whom)s")
    yield Slide(
        "why",
        "statement",
        label=Line(_("Why we exist")),
        title=Line(statement),
        points=tuple(
            Point(
                Line(row["name"]),
                Line(judged % {"whom": row["judged_by"]}) if row["judged_by"] else EMPTY,
            )
            for row in content["dimensions"][:4]
        ),
    )


def _needs(content: Content, codes: Mapping[str, str]) -> Iterator[Slide]:
    needs = content["needs"]
    taken = [row for row in needs if not row["declined_because"]]
    if not taken:
        return
    taken.sort(key=lambda row: (-int(row["weight"] or 0), not row["covered_by"]))
    shown = taken[:ROWS_AT_MOST]
    left = len(taken) - len(shown)
    declined = len(needs) - len(taken)
    refused = ngettext(
        "%(count)d declined, with the reason", "%(count)d declined, with their reasons", declined
    )
    said = (
        ngettext("%(count)d more need", "%(count)d more needs", left) % {"count": left},
        refused % {"count": declined},
    )
    yield Slide(
        "needs",
        "table",
        label=EMPTY,
        title=Line(_("Who needs what")),
        table=Table(
            head=(Line(pgettext("needs", "Who")), Line(_("Needs")), Line(_("We answer with"))),
            rows=tuple(
                (Line(row["customer"]), Line(row["words"]), Line(_covered(row, codes)))
                for row in shown
            ),
            codes=(2,),
        ),
        more=_besides(said, (left, declined)),
    )


def _covered(row: Row, codes: Mapping[str, str]) -> str:
    comma = pgettext("between two names of a list", ", ")
    found = [codes.get(code, code) for code in row["covered_by"]]
    return comma.join(found) or pgettext("a need without an objective", "open")


def _learned(content: Content) -> Iterator[Slide]:
    lessons = [row["text"] for row in content["lessons"] if row["carried"] == "yes"]
    guards = [row for row in content["failures"] if row["guard"]]
    if not lessons and not guards:
        return
    left = max(0, len(lessons) - LESSONS_AT_MOST), max(0, len(guards) - GUARDS_AT_MOST)
    more = (
        ngettext("%(count)d more lesson", "%(count)d more lessons", left[0]) % {"count": left[0]},
        ngettext("%(count)d more guard", "%(count)d more guards", left[1]) % {"count": left[1]},
    )
    against = _("Guards against: %(what)s")
    yield Slide(
        "learned",
        "points",
        label=EMPTY,
        title=Line(_("What we learned last year")),
        points=(
            *(Point(Line(text)) for text in lessons[:LESSONS_AT_MOST]),
            *(
                Point(Line(row["guard"]), Line(against % {"what": row["happened"]}))
                for row in guards[:GUARDS_AT_MOST]
            ),
        ),
        more=_besides(more, left),
    )


def _besides(said: Sequence[str], counts: Sequence[int]) -> Line:
    """What did not fit, in one line; nothing where all did."""
    semicolon = pgettext("between two parts of a list", "; ")
    return Line(semicolon.join(words for words, count in zip(said, counts, strict=True) if count))


def _year(content: Content, source: Source) -> Iterator[Slide]:
    if not content["objectives"]:
        return
    run = int(content["plan"]["run_points"] or 0)
    bars = [
        Bar(
            Line(f"O{place}"),
            _second(source, row, "title"),
            int(row["points"]) if row["points"] else None,
        )
        for place, row in enumerate(content["objectives"], start=1)
    ]
    given = run + sum(bar.points or 0 for bar in bars)
    yield Slide(
        "year",
        "year",
        label=EMPTY,
        title=Line(_("The year on one page")),
        bars=(*bars, Bar(EMPTY, Line(_("Run the business")), run)),
        more=Line(_("%(points)d of 100 focus points are given out") % {"points": given}),
    )


def _objectives(content: Content, source: Source) -> Iterator[Slide]:
    cycle = content["plan"]["cycle"]
    count = len(content["objectives"])
    for place, row in enumerate(content["objectives"], start=1):
        rows = [one for one in content["key_results"] if one["objective"] == row["code"]]
        label = _("Objective %(place)d of %(count)d") % {"place": place, "count": count}
        if source.owners and row["owner"]:
            label = _("%(objective)s · %(owner)s") % {"objective": label, "owner": row["owner"]}
        for part, some in enumerate(_parted(rows, MEASURES_AT_MOST), start=1):
            yield Slide(
                _key(row["code"], part),
                "objective",
                label=Line(label if part == 1 else _("%(what)s, continued") % {"what": label}),
                title=_second(source, row, "title"),
                lead=Line(row["why_now"]) if part == 1 else EMPTY,
                measures=tuple(
                    measure_of(one, _second(source, one, "text"), cycle, owner=source.owners)
                    for one in some
                ),
            )


def _second(source: Source, row: Row, name: str) -> Line:
    """A wording with its second language; one written for other words is out of date."""
    text, written_for = source.second.get(row["code"], ("", ""))
    return Line(row[name], text, bool(text) and written_for != row[name])


def _free(source: Source) -> Iterator[Slide]:
    if source.free_title or source.free_text:
        parts = [part.strip() for part in source.free_text.splitlines() if part.strip()]
        yield Slide(
            FREE,
            "points",
            label=EMPTY,
            title=Line(source.free_title),
            points=tuple(Point(Line(part)) for part in parts),
        )


def _not_doing(content: Content) -> Iterator[Slide]:
    for part, rows in enumerate(_parted(content["not_doing"], ROWS_AT_MOST), start=1):
        if rows:
            yield Slide(
                _key("not_doing", part),
                "points",
                label=EMPTY,
                title=Line(_("What we will not do")),
                points=tuple(Point(Line(row["title"]), Line(row["why"])) for row in rows),
            )


def _path(content: Content, codes: Mapping[str, str]) -> Iterator[Slide]:
    for part, rows in enumerate(_parted(content["path"], ROWS_AT_MOST), start=1):
        if rows:
            yield Slide(
                _key("path", part),
                "table",
                label=EMPTY,
                title=Line(_("How we will work")),
                table=Table(
                    head=(Line(_("Key task")), Line(_("When")), Line(_("Serves"))),
                    rows=tuple(
                        (
                            Line(row["task"]),
                            Line(row["when"]),
                            Line(codes.get(row["key_result"], "")),
                        )
                        for row in rows
                    ),
                    codes=(1, 2),
                ),
            )


def _tracking(content: Content) -> Slide:
    results = content["key_results"]
    sourced = sum(bool(row["data_source"]) for row in results)
    points = [
        _("A minute a week: the value, a confidence from 0 to 10, a line if something changed."),
        _("One page a week: what is on track, what is at risk, what needs a decision."),
        _("At the end of the year we grade results, never people, and write down what failed."),
    ]
    if results:
        said = ngettext(
            "%(sourced)d of %(count)d key result names the system its number comes from.",
            "%(sourced)d of %(count)d key results name the system their number comes from.",
            len(results),
        )
        points.insert(1, said % {"sourced": sourced, "count": len(results)})
    return Slide(
        "tracking",
        "points",
        label=EMPTY,
        title=Line(_("How we track")),
        points=tuple(Point(Line(point)) for point in points),
    )


def _confirm(source: Source) -> Slide:
    return Slide(
        "confirm",
        "confirm",
        label=Line(_("Your answer")),
        title=Line(_("Is it clear? Do you commit?")),
        points=(
            Point(Line(_("For each objective: I understand this, or I have a question."))),
            Point(Line(_("Then: I commit to helping reach these, or not yet, because …"))),
        ),
        more=Line(source.confirm.partition("://")[2] or source.confirm),
        href=source.confirm,
    )


def _key(key: str, part: int) -> str:
    return key if part == 1 else f"{key}.{part}"


def _parted(rows: Sequence[Some], most: int) -> Iterable[Sequence[Some]]:
    """As few equal parts as needed; no rows are one empty part."""
    parts = max(1, -(-len(rows) // most))
    size = -(-len(rows) // parts) or 1
    return [rows[at : at + size] for at in range(0, max(len(rows), 1), size)]

"""The slides of a plan in the order of the method, from its content: frozen, or as it is now."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.commitment.slides.goals import positions
from grove.commitment.slides.objectives import objective_slides, year_slides
from grove.commitment.slides.order import FREE, part_key
from grove.commitment.slides.parts import EMPTY, Line, Point, Slide, Table
from grove.commitment.slides.room import (
    A_LINE,
    LINES,
    POINT,
    ROW,
    below,
    fitting,
    lines_of,
    packed,
    title_lines,
)
from grove.commitment.slides.source import Source
from grove.versions.document import statement_of
from grove.versions.schema import Content, Row

ROWS_AT_MOST = 6  # of a table or a list
LESSONS_AT_MOST = 3
GUARDS_AT_MOST = 2


def build(content: Content, source: Source) -> tuple[Slide, ...]:
    """All slides in the reader's language. A part the plan says nothing about has no slide."""
    codes = positions(content)
    return (
        _title(content, source),
        *_why(content),
        *_needs(content, codes, source),
        *_learned(content, source),
        *year_slides(content, source),
        *objective_slides(content, source),
        *_free(source),
        *_not_doing(content, source),
        *_path(content, codes, source),
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
                Line(judged % {"whom": row["judged_by"]}, mixed=True)
                if row["judged_by"]
                else EMPTY,
            )
            for row in content["dimensions"][:4]
        ),
    )


def _needs(content: Content, codes: Mapping[str, str], source: Source) -> Iterator[Slide]:
    needs = content["needs"]
    taken = [row for row in needs if not row["declined_because"]]
    if not taken:
        return
    taken.sort(key=lambda row: (-int(row["weight"] or 0), not row["covered_by"]))
    title = Line(_("Who needs what"))
    room = below(title, source.bilingual) - (2 if source.bilingual else 1) - ROW - 1.5
    shown = fitting(taken, _need_lines, room, ROWS_AT_MOST)
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
        title=title,
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


def _need_lines(row: Row) -> float:
    return max(lines_of(Line(row["customer"]), 17), lines_of(Line(row["words"]), 42)) + ROW


def _covered(row: Row, codes: Mapping[str, str]) -> str:
    comma = pgettext("between two names of a list", ", ")
    found = [codes.get(code, code) for code in row["covered_by"]]
    return comma.join(found) or pgettext("a need without an objective", "open")


def _learned(content: Content, source: Source) -> Iterator[Slide]:
    lessons = [row["text"] for row in content["lessons"] if row["carried"] == "yes"]
    guards = [row for row in content["failures"] if row["guard"]]
    if not lessons and not guards:
        return
    against = _("Guards against: %(what)s")
    points = [
        *(Point(Line(text)) for text in lessons[:LESSONS_AT_MOST]),
        *(
            Point(Line(row["guard"]), Line(against % {"what": row["happened"]}, mixed=True))
            for row in guards[:GUARDS_AT_MOST]
        ),
    ]
    title = Line(_("What we learned last year"))
    shown = fitting(points, _point_lines, below(title, source.bilingual) - 1.5, len(points))
    learned = min(len(shown), len(lessons), LESSONS_AT_MOST)
    left = len(lessons) - learned, len(guards) - (len(shown) - learned)
    more = (
        ngettext("%(count)d more lesson", "%(count)d more lessons", left[0]) % {"count": left[0]},
        ngettext("%(count)d more guard", "%(count)d more guards", left[1]) % {"count": left[1]},
    )
    yield Slide(
        "learned",
        "points",
        label=EMPTY,
        title=title,
        points=tuple(shown),
        more=_besides(more, left),
    )


def _besides(said: Sequence[str], counts: Sequence[int]) -> Line:
    """What did not fit, in one line; nothing where all did."""
    semicolon = pgettext("between two parts of a list", "; ")
    some = (words for words, count in zip(said, counts, strict=True) if count)
    return Line(semicolon.join(some), mixed=True)  # a small thing needs no second language


def _free(source: Source) -> Iterator[Slide]:
    if source.free_title or source.free_text:
        words = (part.strip() for part in source.free_text.splitlines())
        points = [Point(Line(part)) for part in words if part]
        yield from _lists(
            FREE, Line(source.free_title), points, title_lines(Line(source.free_title))
        )


def _not_doing(content: Content, source: Source) -> Iterator[Slide]:
    points = [Point(Line(row["title"]), Line(row["why"])) for row in content["not_doing"]]
    if points:
        title = Line(_("What we will not do"))
        yield from _lists("not_doing", title, points, title_lines(title, source.bilingual))


def _lists(key: str, title: Line, points: Sequence[Point], above: float) -> Iterator[Slide]:
    """A list on as many slides as it takes below its title, which has so many lines."""
    parts = packed(points, _point_lines, LINES - above, ROWS_AT_MOST)
    for part, some in enumerate(parts, start=1):
        yield Slide(part_key(key, part), "points", label=EMPTY, title=title, points=tuple(some))


def _point_lines(point: Point) -> float:
    return lines_of(point.text) + lines_of(point.note) + POINT


def _path(content: Content, codes: Mapping[str, str], source: Source) -> Iterator[Slide]:
    def lines(row: Row) -> float:
        return lines_of(Line(row["task"]), A_LINE // 2) + ROW

    title = Line(_("How we will work"))
    room = below(title, source.bilingual) - (2 if source.bilingual else 1) - ROW
    for part, rows in enumerate(packed(content["path"], lines, room, ROWS_AT_MOST), start=1):
        if rows:
            yield Slide(
                part_key("path", part),
                "table",
                label=EMPTY,
                title=title,
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

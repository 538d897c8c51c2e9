"""The year on one page, and a slide for each objective."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from grove.commitment.slides.goals import measure_lines, measure_of
from grove.commitment.slides.order import part_key
from grove.commitment.slides.parts import EMPTY, Bar, Line, Slide
from grove.commitment.slides.room import LINES, ROW, below, lines_of, packed, title_lines
from grove.commitment.slides.source import Source
from grove.versions.schema import Content, Row

MEASURES_AT_MOST = 5  # key results on one slide


def year_slides(content: Content, source: Source) -> Iterator[Slide]:
    if not content["objectives"]:
        return
    run = int(content["plan"]["run_points"] or 0)
    bars = [
        Bar(
            Line(f"O{place}"),
            Line(row["title"]),  # its second line stands on its own slide
            int(row["points"]) if row["points"] else None,
        )
        for place, row in enumerate(content["objectives"], start=1)
    ]
    given = run + sum(bar.points or 0 for bar in bars)
    points = _("%(points)d of 100 focus points are given out")
    title = Line(_("The year on one page"))
    bars.append(Bar(EMPTY, Line(_("Run the business")), run))
    room = below(title, source.bilingual) - (0 if source.bilingual else 1.5)
    parts = packed(bars, _bar_lines, room, len(bars))
    for part, some in enumerate(parts, start=1):
        last = part == len(parts) and not source.bilingual
        yield Slide(
            part_key("year", part),
            "year",
            label=EMPTY,
            title=title,
            bars=tuple(some),
            scale=max(1, *(bar.points or 0 for bar in bars)),
            more=Line(points % {"points": given}) if last else EMPTY,
        )


def objective_slides(content: Content, source: Source) -> Iterator[Slide]:
    cycle = content["plan"]["cycle"]
    count = len(content["objectives"])
    for place, row in enumerate(content["objectives"], start=1):
        rows = [one for one in content["key_results"] if one["objective"] == row["code"]]
        label = _("Objective %(place)d of %(count)d") % {"place": place, "count": count}
        if source.owners and row["owner"]:
            label = _("%(objective)s · %(owner)s") % {"objective": label, "owner": row["owner"]}
        title, lead = _second(source, row, "title"), Line(row["why_now"])
        measures = [
            measure_of(one, _second(source, one, "text"), cycle, owner=source.owners)
            for one in rows
        ]
        label_lines = 2 if source.bilingual else 1
        room = LINES - label_lines - title_lines(title) - lines_of(lead) * 1.1 - 0.4
        for part, some in enumerate(
            packed(measures, measure_lines, room, MEASURES_AT_MOST), start=1
        ):
            yield Slide(
                part_key(row["code"], part),
                "objective",
                label=Line(label if part == 1 else _("%(what)s, continued") % {"what": label}),
                title=title,
                lead=lead if part == 1 else EMPTY,
                measures=tuple(some),
            )


def _bar_lines(bar: Bar) -> float:
    return max(lines_of(bar.title, 44), 1 if bar.name.text else 2) + ROW


def _second(source: Source, row: Row, name: str) -> Line:
    """A wording with its second language; one written for other words is out of date."""
    text, written_for = source.second.get(row["code"], ("", ""))
    return Line(row[name], text, bool(text) and written_for != row[name])

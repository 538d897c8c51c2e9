"""What we said, what happened: a closed year as it was published, an open one as it stands."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.closing.models import Group, Publication, Seen
from grove.closing.published import content_of
from grove.closing.queries.close import stage_of
from grove.look.words import date_text
from grove.okrs.models import Objective
from grove.plans.doors import PlanDoor
from grove.review.last_cycle import ended_results, next_plan
from grove.review.models import Grade
from grove.review.saying import grade_words

MOST_THEMES = 8


@dataclass(frozen=True)
class ResultLine:
    """A key result: what was said, what happened. `share` draws the bar, None: not graded.
    `guard` is what guarded it, when that was broken."""

    code: str
    href: str
    text: str
    way: str
    ended: str
    grade: str
    words: str
    share: float | None
    because: str
    cause: str
    learned: str
    verdict: str
    guard: str


@dataclass(frozen=True)
class ObjectiveBlock:
    """An objective with the rough average of its key results."""

    code: str
    href: str
    title: str
    kind: str
    grade: str
    share: float | None
    words: str
    results: tuple[ResultLine, ...]


@dataclass(frozen=True)
class YearPage:
    """The two sheets. `waits` says that the reader has not said yet that they have read it."""

    lede: str
    status: str
    objectives: tuple[ObjectiveBlock, ...]
    figures: tuple[tuple[str, str], ...]
    lessons: tuple[str, ...]
    failures: tuple[dict[str, str], ...]
    themes: tuple[tuple[str, str], ...]
    goes_on: tuple[tuple[str, str], ...]
    waits: bool


def year_page(door: PlanDoor) -> YearPage:
    """Of the newest publication while the plan is closed, else of what stands now. Six queries."""
    plan = door.plan
    newest = Publication.objects.filter(plan=plan).order_by("-number").first()
    shown = newest if plan.closed_on is not None else None
    if shown is not None:
        content: dict[str, Any] = shown.content
    else:
        content = content_of(plan, ended_results(next_plan(plan), plan))
    blocks = tuple(_block(door, one) for one in content["objectives"])
    return YearPage(
        lede=_sentence(blocks, content),
        status=_status(shown),
        objectives=blocks,
        figures=_figures(content),
        lessons=tuple(content["lessons"]),
        failures=tuple(content["failures"]),
        themes=_themes(door),
        goes_on=_goes_on(blocks),
        waits=shown is not None
        and shown.by_id != door.someone.pk
        and not Seen.objects.filter(publication=shown, person=door.someone).exists(),
    )


def _block(door: PlanDoor, one: dict[str, Any]) -> ObjectiveBlock:
    kinds = dict(Objective.Kind.choices)
    place = f"{door.plan.code}-"
    grade = one["grade"]
    words = [str(kinds[one["kind"]])] if one["kind"] in kinds else []
    words.append(
        _("rough average, by weight") if one["weighted"] else _("rough average of its key results")
    )
    return ObjectiveBlock(
        code=one["code"],
        href=f"/o/{place}{one['code']}",
        title=one["title"],
        kind=one["kind"],
        grade=grade,
        share=float(grade) if grade else None,
        words=pgettext("between two parts", ", ").join(words),
        results=tuple(_line(place, row, one["kind"]) for row in one["results"]),
    )


def _line(place: str, row: dict[str, Any], kind: str) -> ResultLine:
    verdicts = dict(Grade.Verdict.choices)
    grade = row["grade"]
    return ResultLine(
        code=row["code"],
        href=f"/k/{place}{row['code']}",
        text=row["text"],
        way=row["way"],
        ended=row["ended"],
        grade=grade,
        words=grade_words(Decimal(grade), kind) if grade else _("not graded yet"),
        share=float(grade) if grade else None,
        because=row["because"],
        cause=row["cause"],
        learned=row["learned"],
        verdict=str(verdicts[row["verdict"]]) if row["verdict"] in verdicts else "",
        guard=row.get("guard", ""),  # not in what was published before guards were kept
    )


def _sentence(blocks: tuple[ObjectiveBlock, ...], content: dict[str, Any]) -> str:
    """What the year came to, in one sentence."""
    results = [row for block in blocks for row in block.results]
    graded = [row for row in results if row.grade]
    met = sum(
        Decimal(row.grade) == 1 or (block.kind != Objective.Kind.COMMITTED and row.share >= 0.7)
        for block in blocks
        for row in block.results
        if row.share is not None
    )
    if not graded:
        return _("Nothing is graded yet.")
    return ngettext(
        "%(met)d of %(all)d key result reached what it was for: commitments met, stretch"
        " goals at 0.7 or more.",
        "%(met)d of %(all)d key results reached what they were for: commitments met, stretch"
        " goals at 0.7 or more.",
        len(graded),
    ) % {"met": met, "all": len(graded)}


def _status(shown: Publication | None) -> str:
    if shown is None:
        return _("Not published: this is how it stands now.")
    words = {"day": date_text(shown.at.date()), "name": str(shown.by or "")}
    if shown.number > 1:
        return _("Published again on %(day)s by %(name)s.") % words
    return _("Published on %(day)s by %(name)s.") % words


def _figures(content: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    named = (
        (_("on average"), content["average"]),
        (_("commitments"), content["committed"]),
        (_("stretch and other goals"), content["stretch"]),
    )
    return tuple((name, grade) for name, grade in named if grade)


def _themes(door: PlanDoor) -> tuple[tuple[str, str], ...]:
    """What the retrospective found most important: title, votes in words. Two queries."""
    plan = type(door.plan).objects.select_related("retrospective").get(pk=door.plan.pk)
    if stage_of(getattr(plan, "retrospective", None)) != "over":
        return ()
    groups = Group.objects.filter(objective__plan=plan, votes__gt=0).order_by("-votes", "title")
    return tuple(
        (
            group.title,
            ngettext("%(count)d vote", "%(count)d votes", group.votes) % {"count": group.votes},
        )
        for group in groups[:MOST_THEMES]
    )


def _goes_on(blocks: tuple[ObjectiveBlock, ...]) -> tuple[tuple[str, str], ...]:
    """What was decided of each key result: verdict, codes."""
    found: dict[str, list[str]] = {}
    for block in blocks:
        for row in block.results:
            if row.verdict:
                found.setdefault(row.verdict, []).append(row.code)
    join = pgettext("between two codes", ", ").join
    return tuple((verdict, join(codes)) for verdict, codes in found.items())

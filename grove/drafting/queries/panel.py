"""The panel beside the draft: one of hints, lessons, comments, history at a time."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from grove.drafting.hints import Hint
from grove.drafting.known import Known
from grove.drafting.queries.around import Around, short
from grove.drafting.queries.direction import Direction
from grove.look.shell import Link
from grove.look.words import moment_text
from grove.plans.doors import PlanDoor
from grove.plans.talk import TalkLine
from grove.quality.registry import rule_of
from grove.quality.texts import said
from grove.record.queries import history

TABS = ("direction", "hints", "lessons", "comments", "history")
ACTS = 15


@dataclass(frozen=True)
class HintLine:
    """A finding, and the lines about which the same is said; none where it is about the plan."""

    hint: Hint
    places: tuple[str, ...]


@dataclass(frozen=True)
class FailureLine:
    """A failure with its guard: what a new key result should not repeat."""

    code: str
    happened: str
    guard: str
    watch: str
    href: str


@dataclass(frozen=True)
class LessonLine:
    """A lesson carried forward, the line that rests on it ("" while none does), where to say it."""

    text: str
    line: str
    href: str


@dataclass(frozen=True)
class ThreadLine:
    """An unresolved thread: the thing it is about and its place in the draft, how it began."""

    about: str
    about_href: str
    line: TalkLine


@dataclass(frozen=True)
class ActLine:
    """One act: who, when, which things it changed, because of what."""

    who: str
    when: str
    what: tuple[str, ...]
    because: str


@dataclass(frozen=True)
class LeftLine:
    """A finding set aside: its rule, its line, why or the answer, who, and where it is taken up."""

    code: str
    label: str
    about: str
    because: str
    by: str
    href: str


@dataclass(frozen=True)
class Panel:
    """The open tab's content; the other lists are empty."""

    tab: str
    tabs: tuple[Link, ...]
    direction: Direction | None = None
    hints: tuple[HintLine, ...] = ()
    left: tuple[LeftLine, ...] = ()
    lessons: tuple[LessonLine, ...] = ()
    failures: tuple[FailureLine, ...] = ()
    threads: tuple[ThreadLine, ...] = ()
    acts: tuple[ActLine, ...] = ()


def tab_of(door: PlanDoor, asked: str, above: Direction | None) -> str:
    """The tab that is open: the one asked for, else the first there is."""
    shown = _shown(door, above)
    return asked if asked in shown else shown[0]


def _shown(door: PlanDoor, above: Direction | None) -> tuple[str, ...]:
    """A team sees the department's direction first; hints are only for who writes."""
    left_out = {"direction"} if above is None else set()
    left_out |= set() if door.edits else {"hints"}
    return tuple(tab for tab in TABS if tab not in left_out)


def left_of(door: PlanDoor, known: Known, found: tuple[Hint, ...]) -> tuple[LeftLine, ...]:
    """What was set aside and still is: a finding that came back with its text stands as a hint."""
    if not door.edits:
        return ()
    back = {(hint.code, hint.about) for hint in found}
    return tuple(
        LeftLine(
            code=one.code,
            label=said(rule_of(one.code)).label(door.language),
            about=one.about if one.identity else "",
            because=one.because,
            by=one.by,
            href=door.to("drafting:aside_removal", aside=one.pk),
        )
        for one in known.left
        if (one.code, one.about) not in back
    )


def panel_of(
    door: PlanDoor,
    beside: Around,
    found: tuple[Hint, ...],
    left: tuple[LeftLine, ...],
    tab: str,
    above: Direction | None,
) -> Panel:
    """What the panel shows. `tab` comes from `tab_of`. No query but one for the history."""
    shown = _shown(door, above)
    lessons, failures = beside.of("lesson"), beside.of("failure")
    threads = _threads(door)
    counts = {
        "direction": (_("Direction"), 0),
        "hints": (_("Hints"), len(found)),
        "lessons": (_("Lessons"), len(lessons) + len(failures)),
        "comments": (_("Comments"), len(threads)),
        "history": (_("History"), 0),
    }
    page = door.to("drafting:page")
    tabs = tuple(
        Link(words, f"{page}?panel={key}", current=key == tab, count=str(number) if number else "")
        for key, (words, number) in counts.items()
        if key in shown
    )
    if tab == "hints":
        return Panel(tab, tabs, hints=_together(found), left=left)
    if tab == "direction":
        return Panel(tab, tabs, direction=above)
    if tab == "lessons":
        review = door.to("review:page")
        lines = (
            FailureLine(
                f"F{row.place:.0f}", row.first, row.second, row.third, f"{review}#F{row.place:.0f}"
            )
            for row in failures
        )
        learned = tuple(
            LessonLine(
                row.first,
                row.second,
                f"{door.to('review:lesson', lesson=row.pk)}?from=draft" if door.edits else "",
            )
            for row in lessons
        )
        return Panel(tab, tabs, lessons=learned, failures=tuple(lines))
    if tab == "comments":
        return Panel(tab, tabs, threads=threads)
    return Panel(tab, tabs, acts=_acts(door))


def _together(found: tuple[Hint, ...]) -> tuple[HintLine, ...]:
    """What is said of several lines in the same words stands there once, with all of them."""
    lines: dict[tuple[str, ...], list[Hint]] = {}
    for hint in found:
        # What is about the plan is left or answered here, so each of it stands by itself.
        own = "" if hint.about else hint.identity
        lines.setdefault((hint.code, hint.level, hint.title, hint.text, own), []).append(hint)
    return tuple(
        HintLine(several[0], tuple(dict.fromkeys(one.about for one in several if one.about)))
        for several in lines.values()
    )


def _threads(door: PlanDoor) -> tuple[ThreadLine, ...]:
    return tuple(
        ThreadLine(
            about=code if code[:1] in "OKNF" and code[1:].isdigit() else "",
            about_href=f"#{code}" if code[:1] in "OK" else "",
            line=line,
        )
        for code, talk in door.talks.items()
        for line in talk.open
    )


def _acts(door: PlanDoor) -> tuple[ActLine, ...]:
    acts: dict[int, ActLine] = {}
    for entry in history(door.plan.scope, limit=120):
        known = acts.get(entry.act)
        if known is None and len(acts) == ACTS:
            break
        what = (*(known.what if known else ()), short(entry.label))
        acts[entry.act] = ActLine(
            who=entry.who,
            when=moment_text(entry.at),
            what=tuple(dict.fromkeys(what)),
            because=entry.because,
        )
    return tuple(acts.values())

"""What the reviewer says of a draft, line by line, in the reader's language.

The rules are those of `grove.quality`; here their findings meet the plan's records and become the
cards of the margin.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.drafting.judged import judged
from grove.drafting.known import Known, known
from grove.okrs.queries import PlanTree
from grove.plans.models import Plan
from grove.quality import finding as quality
from grove.quality import plan as quality_plan
from grove.quality.finding import QUESTION, Finding
from grove.quality.review import review
from grove.quality.settings import LIMITS
from grove.quality.texts import told

FIX, CONSIDER = "fix", "consider"
MOST_OBJECTIVES = int(LIMITS["objectives-error"])
TOO_MANY_KEY_RESULTS = int(LIMITS["results-many"])  # more than these are too many
MOST_IN_PLAN = int(LIMITS["results-in-plan"])
POINTS = int(LIMITS["focus-points"])
MOST_SHOWN = 2  # of one line; the others stand behind "more"


@dataclass(frozen=True)
class Beside:
    """Another line to read next to the one that is judged."""

    code: str
    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Rewording:
    """What another wording takes out and puts in, between the words that stay; `gap` parts both."""

    head: str
    out: str
    gap: str
    new: str
    tail: str


@dataclass(frozen=True)
class Hint:
    """One finding: its rule, how much it weighs, what it says, and which line it is about.

    level      "fix" holds back a version, "consider" does not
    about      O3, K7 or "" for the whole plan; field  what would clear it
    words      what triggered it, as typed, from the character `place` on
    after      a wording that would clear it; change: the same beside what stands there now
    example    words to fill in; instead  what to do
    asks       whether it is a question, which is answered and not mended
    identity   of the finding, bound to its text
    """

    code: str
    level: str
    title: str
    text: str
    about: str
    field: str = ""
    words: str = ""
    place: int = 0
    why: str = ""
    instead: str = ""
    after: str = ""
    change: Rewording | None = None
    example: str = ""
    asks: bool = False
    beside: tuple[Beside, ...] = ()
    identity: str = ""


def hints(
    plan: Plan,
    language: str,
    tree: PlanTree | None = None,
    found: Known | None = None,
    freezing: str = "",
) -> tuple[Hint, ...]:
    """Everything found in a plan, top to bottom; the plan as a whole comes last.

    freezing   the number of the version about to be frozen: some rules weigh more then
    Four queries; two when the plan's tree is at hand, one with what is known around it.
    """
    return reviewed(plan, language, tree, found, freezing)[1]


def reviewed(
    plan: Plan,
    language: str,
    tree: PlanTree | None = None,
    found: Known | None = None,
    freezing: str = "",
) -> tuple[quality_plan.Plan, tuple[Hint, ...]]:
    """The same, with the plan as the reviewer reads it."""
    found = found or known(plan)
    record = judged(plan, tree, found, freezing)
    wording = {one.code: one.text for one in (*record.objectives, *record.key_results)}
    return record, tuple(
        hint_of(finding, wording.get(finding.about, ""), language)
        for finding in review(record, found.settings)
    )


def hint_of(finding: Finding, text: str, language: str) -> Hint:
    """A finding as a card; `text` is the wording of its line."""
    after = ""
    if finding.fix is not None:
        start, end = finding.fix.span
        after = text[:start] + finding.fix.replacement + text[end:]
    words = told(finding, language)
    return Hint(
        code=finding.code,
        level=FIX if finding.holds else CONSIDER,
        title=words.title,
        text=words.says,
        about=finding.about,
        field=finding.field,
        words=finding.words if finding.span else "",
        place=finding.span[0] if finding.span else 0,
        why=words.why,
        instead=words.instead,
        after=after,
        change=rewording(text, after) if after else None,
        example=words.template,
        asks=finding.level == QUESTION,
        beside=tuple(Beside(one.code, one.text, _notes(one)) for one in finding.beside),
        identity=finding.identity,
    )


def rewording(before: str, after: str) -> Rewording:
    """The difference between two wordings, in whole words."""
    start, most = 0, min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    while start and _inside(before, start) | _inside(after, start):
        start -= 1
    while end and _inside(before, len(before) - end) | _inside(after, len(after) - end):
        end -= 1
    out, new = before[start : len(before) - end], after[start : len(after) - end]
    gap = " " if out[-1:].isascii() and new[:1].isascii() else ""
    return Rewording(before[:start], out, gap, new, before[len(before) - end :])


def _inside(text: str, at: int) -> bool:
    """Whether a place is inside a word or a number."""
    pair = text[at - 1 : at + 1]
    return len(pair) == 2 and all(
        char.isascii() and (char.isalnum() or char in ".,") for char in pair
    )


def _notes(one: quality.Beside) -> tuple[str, ...]:
    """What to know of the line beside: its grade, its guard, what was noted and learned."""
    colon = pgettext("before a value", ": ")
    guard, learned = pgettext("failure", "Guard"), pgettext("failure", "Learned")
    parts = (
        _("grade %(grade)s") % {"grade": one.grade} if one.grade else "",
        one.note,
        f"{guard}{colon}{one.guard}" if one.guard else "",
        f"{learned}{colon}{one.learned}" if one.learned else "",
    )
    return tuple(part for part in parts if part)

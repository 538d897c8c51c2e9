"""What step 4 says of itself in the workbook: objectives, key results and the themes together."""

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from grove.drafting.hints import FIX, Hint, hints
from grove.drafting.models import ThemeDecision
from grove.look.addresses import address
from grove.measure.kinds import Kind
from grove.measure.progress import FEWEST_STAGES
from grove.okrs.models import THEMES, KeyResult, Stage
from grove.okrs.step import COUNTS as OKRS
from grove.okrs.step import HAS_NO_NUMBER, HAS_NO_START
from grove.plans.models import Plan
from grove.plans.steps import Counts, Fact, OfThePlan, Status, StepState, count_of

# A key result without a theme of its own counts for the first theme of its objective.
_THEMED = KeyResult.objects.annotate(
    counts_for=Coalesce(
        NullIf(F("theme"), Value("")),
        KeyTextTransform("0", "objective__themes"),
        Value(""),
        output_field=CharField(),
    )
).filter(counts_for__in=THEMES)

_COVERED = (
    _THEMED.filter(plan=OuterRef("pk"))
    .order_by()
    .values("plan")
    .annotate(covered=Count("counts_for", distinct=True))
    .values("covered")
)
_LEFT_OUT = ThemeDecision.objects.exclude(
    Exists(_THEMED.filter(plan=OuterRef("plan"), counts_for=OuterRef("theme")))
)
_STAGED = (
    Stage.objects.order_by()
    .values("key_result")
    .annotate(stages=Count("pk"))
    .filter(stages__gte=FEWEST_STAGES)
    .values("key_result")
)
_INCOMPLETE = (
    HAS_NO_NUMBER | HAS_NO_START | Q(due=None) | (Q(kind=Kind.MILESTONE.value) & ~Q(pk__in=_STAGED))
)

COUNTS = {
    **{
        name: OKRS[name]
        for name in (
            "okrs_objectives",
            "okrs_key_results",
        )
    },
    "okrs_complete": count_of(KeyResult.objects.exclude(_INCOMPLETE)),
    "okrs_measured": count_of(KeyResult.objects.exclude(data_source="")),
    "drafting_covered": Coalesce(Subquery(_COVERED), Value(0)),
    "drafting_left_out": count_of(_LEFT_OUT),
}


def state(plan: Plan, counts: Counts) -> StepState:
    """Done when every objective has key results, nothing is to fix and every theme is decided."""
    objectives, results = counts["okrs_objectives"], counts["okrs_key_results"]
    draft = address("drafting:page", **plan.place)
    if not objectives:
        return StepState(
            key="draft",
            status=Status.NOT_STARTED,
            reasons=(_("No objective is written yet."),),
            next=_("write the first objective"),
            next_href=address("drafting:objectives", **plan.place),
        )
    found = hints(plan, get_language() or "en")
    to_fix, reasons = _to_fix(found)
    facts = [
        Fact(
            ngettext("%(number)d objective", "%(number)d objectives", objectives)
            % {"number": objectives}
        ),
        Fact(
            ngettext("%(number)d key result", "%(number)d key results", results)
            % {"number": results}
        ),
    ]
    if to_fix:
        words = ngettext("%(number)d to fix", "%(number)d to fix", to_fix) % {"number": to_fix}
        facts.append(Fact(words, draft))
    if consider := len(found) - to_fix:
        words = ngettext("%(number)d to consider", "%(number)d to consider", consider)
        facts.append(Fact(words % {"number": consider}, draft))
    undecided = len(THEMES) - counts["drafting_covered"] - counts["drafting_left_out"]
    if undecided > 0:
        reasons.append(
            ngettext(
                "%(number)d theme is neither covered nor left out.",
                "%(number)d themes are neither covered nor left out.",
                undecided,
            )
            % {"number": undecided}
        )
    ahead = ""
    if reasons:
        ahead = _("mend what the draft still lacks") if to_fix else _("decide on every theme")
    return StepState(
        key="draft",
        status=Status.IN_PROGRESS if reasons else Status.DONE,
        facts=tuple(facts),
        reasons=tuple(reasons),
        next=ahead,
        next_href=(draft if to_fix else f"{draft}#themes") if reasons else "",
        findings=tuple(
            OfThePlan(one.level, one.code, one.title, one.text) for one in found if not one.about
        ),
    )


def _to_fix(found: tuple[Hint, ...]) -> tuple[int, list[str]]:
    """How many findings there are to fix, the same as in the draft; and in words which."""
    about: dict[str, list[str]] = {}
    for hint in found:
        if hint.level == FIX:
            about.setdefault(hint.title, []).append(hint.about)
    reasons = [
        _("%(title)s: %(lines)s")
        % {"title": title, "lines": pgettext("between two names of a list", ", ").join(lines)}
        if any(lines)
        else title
        for title, lines in about.items()
    ]
    return sum(len(lines) for lines in about.values()), reasons

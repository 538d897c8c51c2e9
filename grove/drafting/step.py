"""What step 4 says of itself in the workbook: objectives, key results and the themes together."""

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.drafting.hints import (
    MOST_IN_PLAN,
    MOST_OBJECTIVES,
    POINTS,
    TOO_MANY_KEY_RESULTS,
)
from grove.drafting.models import ThemeDecision
from grove.measure.kinds import Kind
from grove.measure.progress import FEWEST_STAGES
from grove.okrs.models import THEMES, KeyResult, Objective, Stage
from grove.okrs.step import COUNTS as OKRS
from grove.okrs.step import HAS_NO_NUMBER, HAS_NO_START
from grove.plans.models import Plan
from grove.plans.steps import Counts, Fact, Status, StepState, count_of

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
_CROWDED = (
    KeyResult.objects.order_by()
    .values("objective")
    .annotate(results=Count("pk"))
    .filter(results__gt=TOO_MANY_KEY_RESULTS)
    .values("objective")
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
            "okrs_empty_objectives",
            "okrs_points",
            "okrs_without_target",
            "okrs_without_start",
            "okrs_without_due",
        )
    },
    "okrs_complete": count_of(KeyResult.objects.exclude(_INCOMPLETE)),
    "okrs_measured": count_of(KeyResult.objects.exclude(data_source="")),
    "drafting_unstaged": count_of(
        KeyResult.objects.filter(kind=Kind.MILESTONE.value).exclude(pk__in=_STAGED)
    ),
    "drafting_unmarked": count_of(Objective.objects.filter(kind="")),
    "drafting_crowded": count_of(Objective.objects.filter(pk__in=_CROWDED)),
    "drafting_covered": Coalesce(Subquery(_COVERED), Value(0)),
    "drafting_left_out": count_of(_LEFT_OUT),
}


def state(plan: Plan, counts: Counts) -> StepState:
    """Done when every objective has key results, nothing is to fix and every theme is decided."""
    objectives, results = counts["okrs_objectives"], counts["okrs_key_results"]
    draft = reverse("drafting:page", kwargs=plan.place)
    if not objectives:
        return StepState(
            key="draft",
            status=Status.NOT_STARTED,
            reasons=(_("No objective is written yet."),),
            next=_("write the first objective"),
            next_href=reverse("drafting:objectives", kwargs=plan.place),
        )
    to_fix, reasons = _to_fix(plan, counts)
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
    )


def _to_fix(plan: Plan, counts: Counts) -> tuple[int, list[str]]:
    """How many findings there are to fix, as many as the draft's hints; and in words what."""
    unfinished = counts["okrs_key_results"] - counts["okrs_complete"]
    empty, unmarked = counts["okrs_empty_objectives"], counts["drafting_unmarked"]
    crowded = counts["drafting_crowded"]
    together = plan.run_points + counts["okrs_points"]
    reasons: list[str] = []
    if empty:
        reasons.append(
            ngettext(
                "%(number)d objective has no key result.",
                "%(number)d objectives have no key result.",
                empty,
            )
            % {"number": empty}
        )
    if unfinished:
        reasons.append(
            ngettext(
                "%(number)d key result lacks its start, its target or its date.",
                "%(number)d key results lack their start, their target or their date.",
                unfinished,
            )
            % {"number": unfinished}
        )
    if unmarked:
        reasons.append(
            ngettext(
                "%(number)d objective is neither committed nor stretch.",
                "%(number)d objectives are neither committed nor stretch.",
                unmarked,
            )
            % {"number": unmarked}
        )
    if crowded:
        reasons.append(
            ngettext(
                "%(number)d objective has more than five key results.",
                "%(number)d objectives have more than five key results.",
                crowded,
            )
            % {"number": crowded}
        )
    too_many = counts["okrs_objectives"] > MOST_OBJECTIVES
    if too_many:
        reasons.append(
            _("%(number)d objectives are more than the %(most)d that are remembered.")
            % {"number": counts["okrs_objectives"], "most": MOST_OBJECTIVES}
        )
    too_long = counts["okrs_key_results"] > MOST_IN_PLAN
    if too_long:
        reasons.append(
            _("%(number)d key results are more than the %(most)d that can be followed.")
            % {"number": counts["okrs_key_results"], "most": MOST_IN_PLAN}
        )
    over = together > POINTS
    if over:
        reasons.append(_("%(points)d of 100 points are given away.") % {"points": together})
    gaps = ("okrs_without_target", "okrs_without_start", "okrs_without_due", "drafting_unstaged")
    found = sum(counts[name] for name in gaps) + empty + unmarked + crowded
    return found + too_many + too_long + over, reasons

"""What step 1 says of itself in the workbook."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address
from grove.plans.models import Plan
from grove.plans.steps import Counts, Fact, Status, StepState, count_of
from grove.positioning.models import Positioning, ValueDimension


def _written(field: str) -> Exists:
    return Exists(Positioning.objects.filter(plan=OuterRef("pk")).exclude(**{field: ""}))


COUNTS = {
    "positioning_purpose": _written("why_set_up"),
    "positioning_value": _written("unique_value"),
    "positioning_boundary": _written("we_do_not"),
    "positioning_stop": _written("will_stop"),
    "positioning_read": _written("read_aloud"),
    "positioning_carried": Exists(
        Positioning.objects.filter(plan=OuterRef("pk"), carried_from__isnull=False)
    ),
    "positioning_dimensions": count_of(ValueDimension.objects.all()),
    "positioning_judged": count_of(
        ValueDimension.objects.exclude(measured_by="").exclude(judged_by="")
    ),
}


def state(plan: Plan, counts: Counts) -> StepState:
    """Done when all three questions are answered, every dimension has a measure and a judge,
    and it is written what is not done and what will be stopped."""
    dimensions, judged = counts["positioning_dimensions"], counts["positioning_judged"]
    answered = [
        bool(counts["positioning_purpose"]),
        bool(counts["positioning_value"]),
        dimensions > 0,
    ]
    considered = [
        bool(counts["positioning_boundary"]),
        bool(counts["positioning_stop"]),
        bool(counts["positioning_read"]),
    ]
    reasons = _reasons(answered, considered, dimensions - judged)
    if counts["positioning_carried"]:
        asks = _("It was taken over from the cycle before: say whether it is still true.")
        reasons = (asks, *reasons)
    if not any((*answered, *considered)):
        status = Status.NOT_STARTED
    else:
        status = Status.IN_PROGRESS if reasons else Status.DONE
    return StepState(
        key="positioning",
        status=status,
        facts=_facts(sum(answered), sum(considered), dimensions),
        reasons=reasons,
        next=_("write the positioning") if reasons else "",
        next_href=address("positioning:page", **plan.place) if reasons else "",
    )


def _facts(answered: int, considered: int, dimensions: int) -> tuple[Fact, ...]:
    return (
        Fact(ngettext("%(count)s question", "%(count)s questions", answered) % {"count": answered}),
        Fact(
            ngettext("%(count)s consideration", "%(count)s considerations", considered)
            % {"count": considered}
        ),
        Fact(
            ngettext("%(count)s dimension", "%(count)s dimensions", dimensions)
            % {"count": dimensions}
        ),
    )


def _reasons(answered: list[bool], considered: list[bool], unjudged: int) -> tuple[str, ...]:
    reasons = []
    if not answered[0]:
        reasons.append(_("It does not say yet why the department was set up."))
    if not answered[1]:
        reasons.append(_("It does not say yet what unique value has kept it going."))
    if not answered[2]:
        reasons.append(_("No value dimension is named yet."))
    if unjudged > 0:
        reasons.append(
            ngettext(
                "%(count)s dimension has no measure or no judge.",
                "%(count)s dimensions have no measure or no judge.",
                unjudged,
            )
            % {"count": unjudged}
        )
    if not considered[0]:
        reasons.append(_("It does not say yet what the department does not do."))
    if not considered[1]:
        reasons.append(_("It names nothing yet that will be stopped."))
    return tuple(reasons)

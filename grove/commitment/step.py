"""What step 6 says of itself in the workbook."""

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.commitment.models import Signature
from grove.plans.models import Plan
from grove.plans.steps import Counts, Fact, Status, StepState, count_of
from grove.rounds.models import Thread
from grove.versions.models import Version

_SIGNED = [Signature.State.SIGNED, Signature.State.RESERVED]
_ASKED = Signature.objects.filter(version=OuterRef("pk"))
_LATEST = (
    Signature.objects.filter(version__plan=OuterRef("pk"))
    .order_by()
    .values("version")
    .annotate(asked=Count("pk"), signed=Count("pk", filter=Q(state__in=_SIGNED)))
    .order_by("-version__major", "-version__minor")
)

COUNTS = {
    # Versions that everybody who was asked has signed.
    "commitment_signed": count_of(
        Version.objects.filter(Exists(_ASKED)).exclude(Exists(_ASKED.exclude(state__in=_SIGNED)))
    ),
    "commitment_asked": Coalesce(
        Subquery(_LATEST.values("asked")[:1], output_field=IntegerField()), 0
    ),
    "commitment_given": Coalesce(
        Subquery(_LATEST.values("signed")[:1], output_field=IntegerField()), 0
    ),
    "commitment_open_comments": count_of(Thread.objects.filter(resolved_at=None)),
}


def state(plan: Plan, counts: Counts) -> StepState:
    """Waits for objectives and answered comments; done when everybody asked has signed."""
    page = reverse("commitment:sign_off", kwargs=plan.place)
    asked, given = counts["commitment_asked"], counts["commitment_given"]
    if asked:
        words = ngettext(
            "%(given)d of %(count)d signature", "%(given)d of %(count)d signatures", asked
        ) % {"given": given, "count": asked}
        if given == asked:
            show = Fact(_("Present it"), reverse("present:page", kwargs=plan.place))
            return StepState("sign_off", Status.DONE, (Fact(words, page), show))
        return StepState(
            "sign_off",
            Status.IN_PROGRESS,
            (Fact(words, page),),
            (_("Not everybody who was asked has signed."),),
            _("see who has not signed yet"),
            page,
        )
    unresolved = counts["commitment_open_comments"]
    if not counts["okrs_objectives"]:
        draft = reverse("drafting:page", kwargs=plan.place)
        return StepState("sign_off", Status.WAITS, (Fact(_("Waits for an objective"), draft),))
    if unresolved:
        words = ngettext(
            "Waits for %(count)d open comment", "Waits for %(count)d open comments", unresolved
        ) % {"count": unresolved}
        rounds = reverse("rounds:comments", kwargs=plan.place)
        return StepState("sign_off", Status.WAITS, (Fact(words, rounds),))
    return StepState(
        "sign_off",
        Status.NOT_STARTED,
        (Fact(_("Nobody has been asked to sign yet"), ""),),
        (_("Nobody has been asked to sign."),),
        _("check the plan and ask for signatures"),
        page,
    )

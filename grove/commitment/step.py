"""What step 6 says of itself in the workbook."""

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.commitment.coverage import LEAST, reached
from grove.commitment.models import Confirmation, Confirming, Question, Signature
from grove.look.addresses import address
from grove.org.models import Role
from grove.org.waiting import OF_THE_DEPARTMENT
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
    .order_by("-version__major", "-version__minor", "-version")
)

_CONFIRMING = Confirming.objects.filter(plan=OuterRef("pk")).order_by("pk")
# Everybody who works in a plan's department or below it, seen from a row of the plan.
_PEOPLE = Role.objects.filter(
    name__in=OF_THE_DEPARTMENT,
    department__binned_at=None,
    person__binned_at=None,
    person__is_active=True,
)
_ANSWERED = Confirmation.objects.filter(
    finished__gte=F("confirming__turn"),
    person__in=_PEOPLE.filter(
        department__path__startswith=OuterRef(OuterRef("department__path"))
    ).values("person"),
)

COUNTS = {
    "commitment_people": Coalesce(
        Subquery(
            _PEOPLE.filter(department__path__startswith=OuterRef("department__path"))
            .order_by()
            .annotate(everybody=Value(1))
            .values("everybody")
            .annotate(n=Count("person", distinct=True))
            .values("n"),
            output_field=IntegerField(),
        ),
        0,
    ),
    "commitment_answered": count_of(_ANSWERED, "confirming__plan"),
    "commitment_questions": count_of(Question.objects.filter(reply=""), "confirming__plan")
    + Coalesce(Subquery(_CONFIRMING.values("box__unanswered")[:1]), 0),
    # 0: nobody is asked to confirm yet.
    "commitment_target": Coalesce(Subquery(_CONFIRMING.values("target")[:1]), 0),
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
    """Waits for objectives and answered comments; done when everybody asked has signed, enough
    people have said whether it is clear to them, and every question is answered."""
    page = address("commitment:sign_off", **plan.place)
    asked, given = counts["commitment_asked"], counts["commitment_given"]
    if asked:
        words = ngettext(
            "%(given)d of %(count)d signature", "%(given)d of %(count)d signatures", asked
        ) % {"given": given, "count": asked}
        if given == asked:
            show = Fact(_("Present it"), address("present:page", **plan.place))
            return _signed(plan, counts, Fact(words, page), show)
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
        draft = address("drafting:page", **plan.place)
        return StepState("sign_off", Status.WAITS, (Fact(_("Waits for an objective"), draft),))
    if unresolved:
        words = ngettext(
            "Waits for %(count)d open comment", "Waits for %(count)d open comments", unresolved
        ) % {"count": unresolved}
        rounds = address("rounds:comments", **plan.place)
        return StepState("sign_off", Status.WAITS, (Fact(words, rounds),))
    return StepState(
        "sign_off",
        Status.NOT_STARTED,
        (Fact(_("Nobody has been asked to sign yet"), ""),),
        (_("Nobody has been asked to sign."),),
        _("check the plan and ask for signatures"),
        page,
    )


def _signed(plan: Plan, counts: Counts, signatures: Fact, show: Fact) -> StepState:
    """After the last signature: how far the people are."""
    target, people = counts["commitment_target"], counts["commitment_people"]
    answered, questions = counts["commitment_answered"], counts["commitment_questions"]
    page = address("confirm:coverage", **plan.place)
    if not target:
        asked = Fact(_("Nobody is asked yet whether it is clear"), page)
        return StepState("sign_off", Status.DONE, (signatures, show, asked))
    facts = [signatures, show]
    if people >= LEAST:
        words = _("%(answered)d of %(people)d answered")
        facts.append(Fact(words % {"answered": answered, "people": people}, page))
    reasons = []
    ahead = _("see how far everybody is")
    if not reached(answered, people, target):
        reasons.append(_("Fewer than %(target)d %% have answered.") % {"target": target})
    if questions:
        words = ngettext("%(count)d question open", "%(count)d questions open", questions)
        facts.append(Fact(words % {"count": questions}, page + "#questions"))
        reasons.append(_("Open questions want an answer."))
        ahead = ngettext(
            "answer the open question", "answer %(count)d open questions", questions
        ) % {"count": questions}
    status = Status.IN_PROGRESS if reasons else Status.DONE
    return StepState("sign_off", status, tuple(facts), tuple(reasons), ahead, page)

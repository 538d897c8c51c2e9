"""Step 6: the page to check and sign, the request for signatures, the answer of one signer."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from grove.commitment.actions import TextMovedOn, answer_request, ask_signatures
from grove.commitment.forms import AnswerForm, RequestForm
from grove.commitment.models import Signature
from grove.commitment.queries import moved_on, sign_page
from grove.look.shell import Link
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.versions.holds import holds_of, together
from grove.versions.models import Version


@require_safe
@plan_view(read=Verb.READ)
def sign_off(door: PlanDoor) -> HttpResponse:
    """Check the plan; sign it when asked."""
    return _page(door)


@require_POST
@plan_view(write=Verb.LEAD)
def signature_request(door: PlanDoor) -> HttpResponse:
    """Freeze the version to sign and ask everybody who signs."""
    form = RequestForm(door.request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            version = ask_signatures(
                door.someone, door.plan, data["reason"], data["points_reason"], data["despite"]
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            toast = _("Version %(number)s is frozen, signatures are asked for")
            return door.redirect(
                door.to("commitment:sign_off"), toast % {"number": version.number}, undo=False
            )
    return _page(door, request_form=form, status=422)


@require_POST
@plan_view(write=Verb.SIGN)
def signature(door: PlanDoor) -> HttpResponse:
    """The answer of the person who is signed in, to what they were asked."""
    form = AnswerForm(door.request.POST)
    if not form.is_valid():
        return _page(door, answer_form=form, status=422)
    data = form.cleaned_data
    major, minor, _candidate = data["version"]
    # A version sent back meanwhile has another number; what was read is found by its fingerprint.
    found = Version.objects.filter(plan=door.plan, major=major, minor=minor).order_by("pk")
    found = found.select_related("plan__department", "plan__cycle")
    version = found.filter(fingerprint=data["version_mark"]).last() or found.last()
    if version is None:
        raise Http404
    try:
        answered = answer_request(
            door.someone, version, data["answer"], data["comment"],
            data["version_mark"], data["draft_mark"],
        )  # fmt: skip
    except TextMovedOn as error:
        return _moved_on(door, form, version, error.latest)
    except ValidationError as error:
        form.add_error(None, error)
        return _page(door, answer_form=form, status=422)
    return door.redirect(
        door.to("commitment:sign_off"), _said(answered, version.number), undo=False
    )


def _said(answered: Signature, number: str) -> str:
    words = {
        Signature.State.SIGNED: _("Version %(number)s is signed"),
        Signature.State.RESERVED: _("Version %(number)s is signed with your reservation"),
        Signature.State.CHANGES: _("Your wish for changes in %(number)s is noted"),
    }
    return words[Signature.State(answered.state)] % {"number": number}


def _moved_on(door: PlanDoor, form: AnswerForm, read: Version, latest: Version) -> HttpResponse:
    """The diff instead of a signature; what was typed stays, the form carries fresh marks."""
    newer = latest.number if latest.pk != read.pk else ""
    return _page(
        door,
        answer_form=form,
        status=409,
        diff=moved_on(door.plan, read, latest),
        diff_before=read.number,
        diff_after=newer or _("the draft now"),
        newer=newer,
    )


def _page(
    door: PlanDoor,
    request_form: RequestForm | None = None,
    answer_form: AnswerForm | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    found = sign_page(door.plan, door.someone, may_ask=door.may(Verb.LEAD))
    if answer_form is not None and found.asked is None:
        raise Http404
    lede = ""
    if found.attention:
        lede = ngettext(
            "One thing needs attention before the plan is signed.",
            "%(count)d things need attention before the plan is signed.",
            len(found.attention),
        ) % {"count": len(found.attention)}
    if found.asked is not None and found.asked.complete:
        lede = _("Version %(number)s is signed by everybody who was asked.") % {
            "number": found.asked.number
        }
    return door.render(
        "commitment/sign_off.jinja",
        title=_("Check and sign the %(cycle)s plan") % {"cycle": door.plan.cycle.name},
        page=found,
        status=status,
        holds=together(holds_of(door.plan, found.asking.number))
        if request_form is not None and found.asking
        else (),
        request_form=request_form,
        form=answer_form,
        **({"diff": None, "diff_before": "", "diff_after": "", "newer": ""} | context),
        shell={
            "lede": lede,
            "crumbs": (
                Link(_("Plan %(cycle)s") % {"cycle": door.plan.cycle.name}, door.to("workbook")),
                Link(_("step %(step)d of %(steps)d") % {"step": 6, "steps": 8}, ""),
            ),
        },
    )

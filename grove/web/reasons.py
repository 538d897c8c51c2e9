"""The page on which somebody says why they changed a thing, after they changed it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from grove.org.doors import Door, signed_in
from grove.record.models import Act
from grove.record.reasons import give_reason
from grove.web.past import may_undo


class ReasonForm(forms.Form):
    """Why it was changed, in a line."""

    because = forms.CharField(
        label=gettext_lazy("Why you changed it"),
        max_length=500,
        error_messages={"required": gettext_lazy("Say in one line why, or leave this page.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def reason(door: Door, act: int) -> HttpResponse:
    """Say why one did something; only who did it, and only where no reason stands yet."""
    done = get_object_or_404(Act, pk=act)
    if not may_undo(door, done) or done.actor_id != door.someone.pk:
        raise PermissionDenied
    back = _back(door)
    form = ReasonForm(door.request.POST or None)
    if form.is_bound and form.is_valid():
        given = give_reason(door.someone, done, form.cleaned_data["because"])
        said = _("The reason is kept") if given else _("A reason was given already. It stays.")
        return door.redirect(back, said, undo=False)
    changed = dict.fromkeys(done.changes.order_by("id").values_list("label", flat=True))
    return door.render(
        "web/reason.jinja",
        title=_("Why you changed it"),
        page=tuple(changed)[:8],
        form=form,
        back=back,
        status=422 if form.is_bound else 200,
    )


def _back(door: Door) -> str:
    """The page the person comes from, if it is one of ours."""
    asked = door.request.POST.get("next") or door.request.GET.get("next") or ""
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours else "/"

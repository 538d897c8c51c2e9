"""What people type in a round: the share, an answer, an ask, the head's answer, the closing."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.org.models import Department
from grove.plans.models import Plan
from grove.rounds.about import About, find
from grove.rounds.models import Ask
from grove.rounds.models.rounds import MOST, USUAL
from grove.rounds.teams import teams_of
from grove.versions.models import Version

LIMIT = 2_000


class Words(forms.CharField):
    """A text of at most `LIMIT` characters; the message names field, length and limit."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label=label, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "").strip()
        if len(text) > LIMIT:
            raise ValidationError(
                _("%(field)s has %(length)d characters. At most %(limit)d fit: shorten it.")
                % {"field": self.label, "length": len(text), "limit": LIMIT}
            )
        return text


class ShareForm(forms.Form):
    """Which version goes to which teams, by when, with which line."""

    version = forms.ModelChoiceField(Version.objects.none(), label=gettext_lazy("Version"))
    teams = forms.ModelMultipleChoiceField(
        Department.objects.none(),
        label=gettext_lazy("Teams"),
        error_messages={
            "required": gettext_lazy("Choose at least one team of this department."),
            "invalid_choice": gettext_lazy("Choose at least one team of this department."),
            "invalid_pk_value": gettext_lazy("Choose at least one team of this department."),
        },
    )
    due = forms.DateField(
        label=gettext_lazy("Answers by"),
        error_messages={
            "required": gettext_lazy("Say by which day the teams answer."),
            "invalid": gettext_lazy("Write the day as 2027-06-30."),
        },
    )
    planned = forms.TypedChoiceField(
        label=gettext_lazy("Rounds planned"),
        coerce=int,
        empty_value=str(USUAL),
        required=False,
        choices=[(str(number), str(number)) for number in range(1, MOST + 1)],
        error_messages={"invalid_choice": gettext_lazy("Plan one to four rounds.")},
    )
    line = Words(gettext_lazy("Line to the teams"), required=False)

    def __init__(self, data: Any = None, *, plan: Plan, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        versions: Any = self.fields["version"]
        versions.queryset = (
            Version.objects.filter(plan=plan)
            .select_related("plan__department", "plan__cycle")
            .defer("content")
            .order_by("-major", "-minor")
        )
        missing = _("Choose a version of this plan.")
        versions.error_messages |= {"required": missing, "invalid_choice": missing}
        teams: Any = self.fields["teams"]
        teams.queryset = teams_of(plan.department)


class AgreeForm(forms.Form):
    """Agrees, or agrees with a reservation, which has words."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=[("agrees", "agrees"), ("reserved", "reserved")],
        error_messages={
            "required": gettext_lazy("Choose one of the answers."),
            "invalid_choice": gettext_lazy("Choose one of the answers."),
        },
    )
    reservation = Words(gettext_lazy("Reservation"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answer") == "reserved" and not data.get("reservation"):
            if "reservation" not in self.errors:
                self.add_error("reservation", _("Write what your reservation is."))
        elif data.get("answer") == "agrees" and data.get("reservation"):
            self.add_error(
                "answer", _("You wrote a reservation. Choose “we agree with a reservation”.")
            )
        return data


class AskForm(forms.Form):
    """One ask: what kind, about what, in words."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What you ask"),
        choices=Ask.Kind.choices,
        error_messages={
            "required": gettext_lazy("Choose what you ask."),
            "invalid_choice": gettext_lazy("Choose what you ask."),
        },
    )
    about = forms.CharField(label=gettext_lazy("About"), required=False, max_length=40)
    text = Words(
        gettext_lazy("In your words"),
        error_messages={"required": gettext_lazy("Write what you ask for, then send it.")},
    )

    def __init__(self, data: Any = None, *, plan: Plan, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.plan = plan

    def clean_about(self) -> About:
        code = self.cleaned_data["about"].strip()
        about = find(self.plan, code)
        if about is None:
            raise ValidationError(
                _("%(code)s is nothing in this plan. Choose one of the list.") % {"code": code}
            )
        return about


class VerdictForm(forms.Form):
    """The head's answer to an ask; `wording` is what the line should say from now on."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Answer"),
        choices=[(state, state) for state in ("taken", "partly", "declined")],
        error_messages={
            "required": gettext_lazy("Choose taken, partly or declined."),
            "invalid_choice": gettext_lazy("Choose taken, partly or declined."),
        },
    )
    reason = Words(
        gettext_lazy("Reason"),
        error_messages={
            "required": gettext_lazy("Write why: the team reads it beside your answer.")
        },
    )
    wording = forms.CharField(label=gettext_lazy("New wording"), required=False, max_length=10_000)
    before = forms.CharField(required=False)


class ClosingForm(forms.Form):
    """Why a round is closed all the same, and the note of the version it ends with."""

    reason = Words(gettext_lazy("Why it is closed all the same"), required=False)
    note = Words(gettext_lazy("Note"), required=False)
    points_reason = Words(gettext_lazy("Why more than 100 points"), required=False)

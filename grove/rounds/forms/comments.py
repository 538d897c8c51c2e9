"""What people type in a thread."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Act
from grove.rounds.about import About, find, name
from grove.rounds.mentions import mentioned, named

LIMIT = 10_000


class CommentForm(forms.Form):
    """One contribution, and whom it calls."""

    text = forms.CharField(
        label=gettext_lazy("Comment"),
        max_length=LIMIT,
        error_messages={"required": gettext_lazy("Write what you want to say, then send it.")},
    )
    mention = forms.CharField(label=gettext_lazy("Call somebody"), required=False, max_length=500)

    def __init__(self, data: Any = None, *, people: Sequence[Person] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.people = people
        self.mentioned: list[Person] = []

    def clean_mention(self) -> str:
        typed = str(self.cleaned_data["mention"])
        self.mentioned, unknown = named(typed, self.people)
        if unknown:
            raise ValidationError(
                _("%(name)s cannot read this plan. Choose somebody from the list.")
                % {"name": unknown[0][:60]}
            )
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.mentioned += [
            person
            for person in mentioned(cleaned.get("text", ""), self.people)
            if person not in self.mentioned
        ]
        return cleaned


class ThreadForm(CommentForm):
    """The first contribution, with what it is about."""

    about = forms.CharField(label=gettext_lazy("About"), required=False, max_length=40)
    quoted = forms.CharField(
        label=gettext_lazy("The words in question"), required=False, max_length=500
    )

    def __init__(self, data: Any = None, *, plan: Plan, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.plan = plan

    def clean_about(self) -> About:
        return about_of(self.plan, self.cleaned_data["about"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        about, quoted = cleaned.get("about"), cleaned.get("quoted")
        if isinstance(about, About) and quoted and about.texts and about.place(quoted)[1] is None:
            self.add_error(
                "quoted",
                _("These words do not stand in %(what)s. Copy them from there, or leave it empty.")
                % {"what": name(about.code)},
            )
        return cleaned


class ResolutionForm(forms.Form):
    """One line about what came of it, or the change that did it."""

    line = forms.CharField(label=gettext_lazy("What came of it"), max_length=500, required=False)
    change = forms.CharField(label=gettext_lazy("The change"), max_length=20, required=False)

    def __init__(self, data: Any = None, *, plan: Plan, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.plan = plan

    def clean_change(self) -> Act | None:
        typed = self.cleaned_data["change"]
        if not typed:
            return None
        number = int(typed) if typed.isascii() and typed.isdigit() else 0
        act = Act.objects.filter(pk=number, scope=self.plan.scope).first()
        if act is None:
            raise ValidationError(_("This change is none of this plan. Choose one of the list."))
        return act

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("line") or cleaned.get("change") or self.errors):
            self.add_error("line", _("Say in one line what came of it, or choose the change."))
        return cleaned


def about_of(plan: Plan, typed: str) -> About:
    """The thing of a plan with this code. Raises ValidationError."""
    code = typed.strip()
    about = find(plan, code)
    if about is None:
        raise ValidationError(
            _("%(code)s is nothing in this plan. Choose one of the list.") % {"code": code}
        )
    return about

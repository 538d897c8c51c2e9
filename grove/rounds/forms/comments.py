"""What people type in a thread."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.plans.models import Plan
from grove.rounds.about import About, find

LIMIT = 10_000


class CommentForm(forms.Form):
    """One contribution."""

    text = forms.CharField(
        label=gettext_lazy("Comment"),
        max_length=LIMIT,
        error_messages={"required": gettext_lazy("Write what you want to say, then send it.")},
    )


class ThreadForm(CommentForm):
    """The first contribution, with what it is about."""

    about = forms.CharField(label=gettext_lazy("About"), required=False, max_length=20)
    quoted = forms.CharField(
        label=gettext_lazy("The words in question"), required=False, max_length=500
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


class ResolutionForm(forms.Form):
    """One line about what came of it."""

    line = forms.CharField(
        label=gettext_lazy("What came of it"),
        max_length=500,
        error_messages={"required": gettext_lazy("Say in one line what came of it.")},
    )

"""What people type when they suggest new words, a new number or a day for one field."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.health.numbers import NumberField
from grove.okrs.fields import DayField, TextField
from grove.positioning.forms import WordsField
from grove.rounds.about import ANSWERS, POSITIONING
from grove.rounds.forms.comments import CommentForm
from grove.versions.fields import Settable
from grove.versions.labels import field_label
from grove.versions.schema import Sort
from grove.versions.snapshot import plain_number

# Whoever may comment may suggest these; the first one is what the thing says in short.
SUGGESTED: dict[str, tuple[str, ...]] = {
    "okrs.objective": ("title", "why_now", "points"),
    "okrs.keyresult": (
        *("text", "baseline", "target", "due", "commit_point", "stretch_point"),
        *("guard_metric", "data_source"),
    ),
    "needs.need": ("words", "weight"),
    POSITIONING: ANSWERS,
}


class SuggestionForm(CommentForm):
    """The new value, and why; `seen` is what the field said when the page was made."""

    seen = forms.CharField(required=False, max_length=60_000)

    def __init__(self, data: Any = None, *, target: Settable, model: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.target, self.model = target, model
        self.fields["text"].error_messages["required"] = _(
            "Say in a line why; it stands beside the change when it is accepted."
        )
        self.fields["after"] = _field_for(target)

    def clean_after(self) -> Any:
        """The value as a version keeps it."""
        value, sort = self.cleaned_data["after"], self.target.field.sort
        column = self.model._meta.get_field(self.target.field.name)
        longest = getattr(column, "max_length", None)
        if sort is Sort.TEXT and longest and len(value) > longest:
            raise ValidationError(
                _("%(field)s has %(length)d characters; at most %(limit)d fit. Shorten the text.")
                % {"field": self.fields["after"].label, "length": len(value), "limit": longest}
            )
        if value is None:
            return None
        if sort is Sort.NUMBER:
            return plain_number(value)
        return value.isoformat() if sort is Sort.DATE else value

    @property
    def base(self) -> Any:
        """What the field said when the page was made; None when the form does not say."""
        try:
            seen = json.loads(self.cleaned_data.get("seen") or "null")
        except ValueError:
            return None
        return seen if isinstance(seen, str) else None


class AcceptanceForm(forms.Form):
    """The result that was shown, so that nothing else is accepted."""

    seen = forms.CharField(required=False, max_length=60_000, label=gettext_lazy("Result"))

    @property
    def result(self) -> Any:
        """The value agreed to; None when the form does not say."""
        try:
            return json.loads(self.cleaned_data.get("seen") or "null")
        except ValueError:
            return None


def _field_for(target: Settable) -> forms.Field:
    label = field_label(target.section, target.field)
    name, sort = target.field.name, target.field.sort
    if sort is Sort.DATE:
        return DayField(label)
    if sort is Sort.NUMBER:
        return NumberField(label, whole=name in ("points", "weight"))
    if target.section.key in ("positioning", "needs"):
        return WordsField(label=label, required=False)
    return TextField(label)

"""What people type on the page of a week and on the brief."""

import unicodedata
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.needs.forms import people_of
from grove.okrs.models import KeyResult
from grove.org.models import Department
from grove.positioning.forms import WordsField
from grove.weekly.models import Mood, Priority

AHEAD = timedelta(weeks=4)


def _one_line(**options: Any) -> WordsField:
    return WordsField(longest=200, **options)


class PriorityForm(forms.Form):
    """One thing that matters, its rank, whose it is, and what it is for."""

    text = _one_line(label=gettext_lazy("Priority"))
    rank = forms.TypedChoiceField(
        label=gettext_lazy("Rank"), choices=Priority.Rank.choices, coerce=int, initial=1
    )
    who = forms.ModelChoiceField(
        label=gettext_lazy("Who"), queryset=Department.objects.none(), required=False
    )
    key_result = forms.ModelChoiceField(
        label=gettext_lazy("Supports"), queryset=KeyResult.objects.none(), required=False
    )

    def __init__(self, data: Any, *, plans: list[int], team: Department, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        who, result = self.fields["who"], self.fields["key_result"]
        assert isinstance(who, forms.ModelChoiceField)
        assert isinstance(result, forms.ModelChoiceField)
        who.queryset = people_of(team)
        result.queryset = KeyResult.objects.filter(plan__in=plans).select_related("objective")


class _Day(forms.DateField):
    """A day as people write it, full-width digits too; the message names the value."""

    def to_python(self, value: Any) -> Any:
        text = unicodedata.normalize("NFKC", str(value or "")).strip()
        try:
            return super().to_python(text)
        except forms.ValidationError:
            words = _("%(field)s: “%(value)s” is no day. Write it as 2026-11-23.")
            told = {"field": self.label, "value": text[:40]}
            raise forms.ValidationError(words % told) from None


class UpcomingForm(forms.Form):
    """Something that is coming, and its day."""

    on = _Day(label=gettext_lazy("Day"))
    text = WordsField(label=gettext_lazy("What is coming"), longest=120)

    def __init__(self, data: Any, *, week: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.week = week

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        last = self.week + AHEAD + timedelta(days=6)
        if not self.week <= day <= last:
            raise forms.ValidationError(
                _("%(day)s is not within the next four weeks. Choose a day until %(last)s.")
                % {"day": day.isoformat(), "last": last.isoformat()}
            )
        return day


class MoodForm(forms.Form):
    """How the team feels."""

    state = forms.ChoiceField(label=gettext_lazy("Mood"), choices=Mood.State.choices)
    words = WordsField(label=gettext_lazy("In words"), longest=200, required=False)


class WinForm(forms.Form):
    """What went well."""

    text = _one_line(label=gettext_lazy("Win"))


class ConfidenceForm(forms.Form):
    """Another confidence for one key result."""

    key_result = forms.ModelChoiceField(queryset=KeyResult.objects.none())
    confidence = forms.IntegerField(label=gettext_lazy("Confidence"), min_value=0, max_value=10)

    def __init__(self, data: Any, *, results: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["key_result"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = results

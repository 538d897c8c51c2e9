"""What the close accepts: a reason, a note, groups, votes, a lesson, which failure came back."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from grove.closing.actions.retrospective import MOST_MINUTES
from grove.closing.models import Sort
from grove.okrs.models import Objective
from grove.plans.models import Plan
from grove.positioning.forms import WordsField
from grove.rounds.forms.meetings import WholeField


class ReasonForm(forms.Form):
    """Why closed values are opened again."""

    because = WordsField(label=gettext_lazy("Why they are opened again"), longest=500)


class NoteForm(forms.Form):
    """One note of a retrospective."""

    objective = forms.ModelChoiceField(
        label=gettext_lazy("Objective"), queryset=Objective.objects.none()
    )
    sort = forms.ChoiceField(
        label=pgettext_lazy("retrospective", "Kind of note"), choices=Sort.choices
    )
    text = WordsField(label=pgettext_lazy("retrospective", "Note"), longest=500)
    signed = forms.BooleanField(label=gettext_lazy("Sign it with my name"), required=False)

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["objective"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Objective.objects.filter(plan=plan)
        field.error_messages["invalid_choice"] = _("Choose an objective of this plan.")
        self.fields["sort"].error_messages["invalid_choice"] = _(
            "“%(value)s” is no kind of note. Choose keep, change, stop or surprise."
        )


class TimerForm(forms.Form):
    """How many minutes everybody writes."""

    minutes = WholeField(label=gettext_lazy("Minutes"), low=1, high=MOST_MINUTES)


class LessonForm(forms.Form):
    """A lesson that leaves the retrospective; `of` is the objective it is about."""

    text = WordsField(label=pgettext_lazy("learned", "Lesson"), longest=1000)
    of = forms.ModelChoiceField(queryset=Objective.objects.none(), required=False)

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["of"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Objective.objects.filter(plan=plan)


def number_of(typed: str) -> int:
    """A number as a form sends it, 0 for anything else."""
    plain = typed.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else 0

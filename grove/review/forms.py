"""What step 3 accepts: a grade, a final value, a failure, a lesson, last year's goals as text."""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from grove.health.numbers import NumberField
from grove.measure.errors import NotAGrade
from grove.measure.grade import check_grade
from grove.measure.numbers import read_number
from grove.okrs.fields import OwnerField
from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan
from grove.positioning.forms import WordsField
from grove.review.models import Failure, Grade

LONGEST_PASTE = 256 * 1024
GRADES = tuple(f"{tenth / 10:.1f}" for tenth in range(11))


class GradeField(forms.Field):
    """A grade as chosen or typed, full-width digits too; empty: not graded."""

    def to_python(self, value: Any) -> Decimal | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        number = read_number(typed) if len(typed) < 20 else None
        try:
            check_grade(number if number is not None else Decimal(-1))
        except NotAGrade:
            raise forms.ValidationError(
                _("The grade is %(value)s. Choose 0.0 to 1.0 in steps of 0.1.")
                % {"value": typed[:40]}
            ) from None
        return number


class VerdictField(forms.Field):
    """Carry on, change, stop or done; empty: not decided."""

    def to_python(self, value: Any) -> str:
        typed = str(value or "").strip()
        if typed and typed not in Grade.Verdict.values:
            raise forms.ValidationError(
                _("“%(value)s” is no verdict. Choose carry on, change, stop or done.")
                % {"value": typed[:40]}
            )
        return typed


class GradeForm(forms.Form):
    """The human side of one old key result; only what was sent is changed.

    An owner who does not write the plan grades and says what was learned; the verdict stays with
    those who write it.
    """

    value = GradeField(label=gettext_lazy("Grade"), required=False)
    because = WordsField(label=gettext_lazy("Because"), required=False)
    learned = WordsField(label=gettext_lazy("What did we learn"), required=False)
    cause = WordsField(label=gettext_lazy("What was the cause"), required=False)
    reach = forms.ChoiceField(
        label=gettext_lazy("Was it a stretch"), choices=Grade.Reach.choices, required=False
    )
    verdict = VerdictField(label=gettext_lazy("Does it go on"), required=False)

    def __init__(self, *args: Any, decides: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reach"].error_messages["invalid_choice"] = _(
            "“%(value)s” is no answer. Choose one of the two."
        )
        if not decides:
            del self.fields["verdict"]

    @property
    def sent(self) -> dict[str, Any]:
        """The cleaned values of the fields that were sent."""
        return {name: value for name, value in self.cleaned_data.items() if name in self.data}


class FinalValueForm(forms.Form):
    """Where a key result ended, in its own unit; 1 or 0 for yes or no."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = NumberField(_("Final value"), required=True)


class FailureForm(forms.Form):
    """A failure: what happened, its first cause, the guard and who keeps it; never who did it."""

    happened = WordsField(label=gettext_lazy("What happened"))
    cause = WordsField(label=gettext_lazy("Why (first cause)"), required=False)
    found_by = WordsField(label=gettext_lazy("Found by"), longest=200, required=False)
    guard = WordsField(label=pgettext_lazy("failure", "Guard"), required=False)
    check_when = WordsField(label=gettext_lazy("When it is checked"), longest=200, required=False)
    watch_words = WordsField(label=gettext_lazy("What to watch"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State"), choices=Failure.State.choices, required=False
    )

    def __init__(self, plan: Plan, *args: Any, partial: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partial = partial
        self.fields["guard_owner"] = OwnerField(_("Owner of the guard"), plan)
        self.fields["state"].error_messages["invalid_choice"] = _(
            "“%(value)s” is no state of a failure. Choose one of the list."
        )

    def full_clean(self) -> None:
        """A field that was not sent is not asked for when a failure is edited."""
        if self.is_bound and self.partial:
            for name, field in self.fields.items():
                field.required = field.required and name in self.data
        super().full_clean()

    def clean_watch_words(self) -> str:
        """One word or phrase a line, each once."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["watch_words"].splitlines())
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def clean_state(self) -> str:
        return self.cleaned_data["state"] or Failure.State.OPEN

    @property
    def sent(self) -> dict[str, Any]:
        """The cleaned values of the fields that were sent."""
        return {name: value for name, value in self.cleaned_data.items() if name in self.data}


class StateForm(forms.Form):
    """The state of a failure."""

    state = forms.ChoiceField(choices=Failure.State.choices)


class LessonForm(forms.Form):
    """A lesson in one sentence."""

    text = WordsField(label=pgettext_lazy("learned", "Lesson"))


class UsedLessonForm(LessonForm):
    """A lesson, and the line of its plan that rests on it: its code, or nothing."""

    def __init__(
        self, data: Any = None, *, lines: Sequence[Objective | KeyResult] = (), **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.lines = {line.short_code: line for line in lines}
        self.fields["line"] = forms.ChoiceField(
            label=_("Line that rests on it"),
            required=False,
            choices=[("", ""), *((code, code) for code in self.lines)],
            error_messages={
                "invalid_choice": _("%(value)s is no line of this plan. Choose one from the list.")
            },
        )

    @property
    def line(self) -> Objective | KeyResult | None:
        return self.lines.get(self.cleaned_data["line"])


class FreshForm(forms.Form):
    """Three questions for a department without a last cycle; one thing a line."""

    worked = WordsField(label=gettext_lazy("What worked"), required=False)
    failed = WordsField(label=gettext_lazy("What failed"), required=False)
    not_again = WordsField(label=gettext_lazy("What not to repeat"), required=False)


class PasteForm(forms.Form):
    """Last year's objectives and key results as text."""

    text = WordsField(label=gettext_lazy("Last year’s OKRs"), longest=LONGEST_PASTE)


class MoveForm(forms.Form):
    """One place up or down."""

    move = forms.ChoiceField(choices=[("up", "up"), ("down", "down")])


def numbers_of(values: list[str]) -> set[int]:
    """The ids among what a form sent; anything else is left out."""
    plain = (unicodedata.normalize("NFKC", value).strip()[:18] for value in values)
    return {int(value) for value in plain if value.isascii() and value.isdigit()}

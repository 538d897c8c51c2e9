"""What positioning accepts: texts with a stated limit, dimensions, statement, a lead's answer."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST = 10_000


class WordsField(forms.CharField):
    """A text of a person: any script, lines kept, at most `longest` characters.

    The message names the field, its length and the limit.
    """

    def __init__(self, *, label: Any, longest: int = LONGEST, **kwargs: Any) -> None:
        self.longest = longest
        super().__init__(label=label, **kwargs)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value: str) -> None:
        if self.required and not value:
            raise forms.ValidationError(_("%(field)s: write a few words.") % {"field": self.label})
        if len(value) > self.longest:
            raise forms.ValidationError(
                _("%(field)s has %(length)s characters; %(limit)s is the most. Shorten it.")
                % {
                    "field": self.label,
                    "length": f"{len(value):,}",
                    "limit": f"{self.longest:,}",
                }
            )


class PositioningForm(forms.Form):
    """The answers; only those that were sent are changed."""

    why_set_up = WordsField(label=gettext_lazy("Why the department was set up"), required=False)
    unique_value = WordsField(label=gettext_lazy("Unique value"), required=False)
    we_do = WordsField(label=gettext_lazy("We do"), required=False)
    we_do_not = WordsField(label=gettext_lazy("We do not do"), required=False)
    we_are_building = WordsField(label=gettext_lazy("We are building"), required=False)
    will_stop = WordsField(label=gettext_lazy("What you will stop"), required=False)
    read_aloud = WordsField(label=gettext_lazy("What they said"), required=False)

    @property
    def sent(self) -> dict[str, str]:
        """The cleaned answers among the fields that were sent."""
        return {name: text for name, text in self.cleaned_data.items() if name in self.data}


class StatementForm(forms.Form):
    """The statement in the head's own words."""

    statement = WordsField(label=gettext_lazy("Statement"))


class DimensionForm(forms.Form):
    """A value dimension: its name, its measure, its judge."""

    name = WordsField(label=gettext_lazy("Dimension"), longest=200)
    measured_by = WordsField(label=gettext_lazy("Measured by"), longest=200, required=False)
    judged_by = WordsField(label=gettext_lazy("Judged by"), longest=200, required=False)


class ParallelAnswerForm(forms.Form):
    """A lead's own answer; an empty one takes it back."""

    text = WordsField(label=gettext_lazy("Your own answer"), required=False)


class MoveForm(forms.Form):
    """One place up or down."""

    move = forms.ChoiceField(choices=[("up", "up"), ("down", "down")])


def seen_revision(data: Any) -> int:
    """The revision a form was opened on; 0 when it names none."""
    text = str(data.get("revision", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def labels(form: forms.Form | type[forms.Form]) -> dict[str, str]:
    """What a form calls its fields, for the merge page."""
    return {name: str(field.label) for name, field in form.base_fields.items()}


def take_over(form: forms.Form, error: ValidationError) -> None:
    """What an action refused, at its field; what belongs to no field at the top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, found in error.error_dict.items():
        form.add_error(name if name in form.fields else None, found)

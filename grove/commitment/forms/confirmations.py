"""What people send when they confirm a plan, and what the head sends back."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.commitment.models import Confirmation

UNDERSTOOD, QUESTION = "understood", "question"
LONGEST_QUESTION = 2_000
LONGEST_LINE = 300


class _Words(forms.CharField):
    """A few lines of text, at most `limit` characters; says its own name when it is too long."""

    def __init__(self, label: Any, limit: int = LONGEST_QUESTION) -> None:
        super().__init__(label=label, required=False)
        self.limit = limit

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        if len(text) > self.limit:
            raise forms.ValidationError(
                _("%(field)s has %(length)d characters. At most %(limit)d fit: shorten it.")
                % {"field": self.label, "length": len(text), "limit": self.limit}
            )
        return text


class ObjectiveForm(forms.Form):
    """Clear, or a question (with or without a name), and the line for oneself.

    With `answered` only the line is new: the answer was given before.
    """

    mark = forms.CharField(max_length=16)
    answer = forms.ChoiceField(
        label=gettext_lazy("Is this clear to you?"),
        choices=[(UNDERSTOOD, UNDERSTOOD), (QUESTION, QUESTION)],
        required=False,
    )
    question = _Words(gettext_lazy("Your question"))
    unnamed = forms.BooleanField(required=False)
    line = _Words(gettext_lazy("What will you do differently because of it?"), LONGEST_LINE)

    def __init__(self, *args: Any, answered: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answered = answered

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.answered or self.errors:
            return data
        if not data.get("answer"):
            self.add_error("answer", _("Choose one: you understand it, or you have a question."))
        elif data["answer"] == QUESTION and not data.get("question"):
            self.add_error("question", _("Write your question."))
        elif data["answer"] == UNDERSTOOD and data.get("question"):
            self.add_error(
                "answer",
                _("You wrote a question. Choose “I have a question”, or empty the field."),
            )
        return data


class QuestionForm(forms.Form):
    """One more question."""

    question = _Words(gettext_lazy("Your question"))
    unnamed = forms.BooleanField(required=False)

    def clean_question(self) -> str:
        return _required(self.cleaned_data["question"], _("Write your question."))


class CommitmentForm(forms.Form):
    """Commit, or not yet and why."""

    commitment = forms.ChoiceField(
        label=gettext_lazy("Do you commit?"),
        choices=[(one.value, one.value) for one in Confirmation.Commitment],
        required=False,
    )
    because = _Words(gettext_lazy("Because"))

    def clean_commitment(self) -> str:
        return _required(
            self.cleaned_data["commitment"], _("Choose one: you commit, or not yet and why.")
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        if data["commitment"] == Confirmation.Commitment.NOT_YET and not data["because"]:
            self.add_error("because", _("Write what is still in the way."))
        if data["commitment"] == Confirmation.Commitment.COMMIT and data["because"]:
            self.add_error(
                "commitment", _("You wrote why not yet. Choose “Not yet”, or empty the field.")
            )
        return data


class ReplyForm(forms.Form):
    """The head's answer to a question."""

    reply = _Words(gettext_lazy("Your answer"))

    def clean_reply(self) -> str:
        return _required(self.cleaned_data["reply"], _("Write your answer."))


class SettleForm(forms.Form):
    """Clear now, or asked again."""

    clear = forms.ChoiceField(
        label=gettext_lazy("Is it clear now?"),
        choices=[("yes", "yes"), ("no", "no")],
        required=False,
    )
    question = _Words(gettext_lazy("What is still open?"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        if not data["clear"]:
            self.add_error("clear", _("Choose one: it is clear, or you ask again."))
        elif data["clear"] == "no" and not data["question"]:
            self.add_error("question", _("Write what is still open."))
        elif data["clear"] == "yes" and data["question"]:
            self.add_error(
                "clear", _("You wrote a question. Choose “I ask again”, or empty the field.")
            )
        return data


class TargetForm(forms.Form):
    """How many per cent of the people should have answered."""

    target = forms.CharField(label=gettext_lazy("Target coverage"), required=False)

    def clean_target(self) -> int:
        typed = self.cleaned_data["target"].strip().rstrip("%％").strip()
        number = int(typed) if typed.isdecimal() and len(typed) < 5 else 0
        if not 1 <= number <= 100:
            raise forms.ValidationError(
                _("“%(value)s” is no share. Write a whole number from 1 to 100.")
                % {"value": self.cleaned_data["target"][:20]}
            )
        return number


def _required(text: str, words: str) -> str:
    if not text:
        raise forms.ValidationError(words)
    return text

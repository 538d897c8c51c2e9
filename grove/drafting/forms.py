"""What people type in step 4: they parse and explain, actions decide and write."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.drafting.queries.catalogue import direction_words
from grove.okrs.fields import NumberField, OwnerField, TextField, ThemesField
from grove.okrs.forms import RecordForm
from grove.okrs.models import Objective
from grove.okrs.queries import PlanTree
from grove.okrs.words import objective_labels, theme_choices
from grove.plans.models import Plan


class NewObjectiveForm(RecordForm):
    """A new objective with what is known of it."""

    partial = False

    def __init__(self, plan: Plan, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        labels = objective_labels()
        self.fields["title"] = TextField(labels["title"], required=True)
        self.fields["kind"] = forms.ChoiceField(
            label=labels["kind"], required=False, choices=[("", ""), *Objective.Kind.choices]
        )
        self.fields["why_now"] = TextField(labels["why_now"])
        self.fields["owner"] = OwnerField(labels["owner"], plan)
        self.fields["themes"] = ThemesField(label=labels["themes"], required=False)
        self.fields["points"] = NumberField(labels["points"], whole=True)


class NewKeyResultForm(RecordForm):
    """The sentence of a new key result."""

    partial = False

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["text"] = TextField(_("New key result"), required=True)


class LeaveOutForm(RecordForm):
    """Why a theme is left out."""

    partial = False

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["left_out_because"] = TextField(_("Why it is left out"), required=True)


class NotDoingForm(RecordForm):
    """A line of what is not done: what, why, when to look again."""

    partial = False

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["title"] = TextField(_("What we do not do"), 300, required=True)
        self.fields["why"] = TextField(_("Why"))
        self.fields["revisit"] = TextField(_("Look again"), 120)


class PointsForm(RecordForm):
    """The run share and each objective's points: `run`, `O1` …, with `revision-O1` beside it."""

    partial = False

    def __init__(
        self, tree: PlanTree, data: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["run"] = NumberField(_("Run the business"), required=True, whole=True)
        for row in tree.objectives:
            self.fields[row.short_code] = NumberField(row.short_code, whole=True)

    def seen(self, code: str) -> int:
        """The revision of an objective that the form was opened on."""
        sent = str(self.data.get(f"revision-{code}") or "")
        return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0


class OwnMetricForm(RecordForm):
    """An entry of a department's own."""

    partial = False

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        required = gettext_lazy("Choose one of the list.")
        messages = {"required": required, "invalid_choice": required}
        self.fields["name"] = TextField(_("Name"), 200, required=True)
        self.fields["theme"] = forms.ChoiceField(
            label=_("Theme"), choices=theme_choices(), error_messages=messages
        )
        self.fields["definition"] = TextField(_("Definition"))
        self.fields["formula"] = TextField(_("Formula"))
        self.fields["unit"] = TextField(_("Unit"), 40)
        self.fields["direction"] = forms.ChoiceField(
            label=_("Better direction"),
            choices=list(direction_words().items()),
            error_messages=messages,
        )
        self.fields["guard"] = TextField(_("Guard metric"), 200)
        self.fields["source"] = TextField(_("Data source"), 300)

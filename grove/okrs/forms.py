"""Forms of objectives and key results: they parse and explain, actions decide and write."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.health.numbers import NumberField
from grove.needs.models import Need
from grove.okrs.actions import StageInput
from grove.okrs.fields import (
    ConfidenceField,
    DayField,
    HealthGuardField,
    OwnerField,
    TeamField,
    TextField,
    ThemesField,
)
from grove.okrs.models import Objective, Stage
from grove.okrs.words import (
    key_result_labels,
    kind_words,
    objective_labels,
    pace_words,
    theme_choices,
    trust_word,
)
from grove.plans.models import Plan

STAGE_ROWS = 7


class RecordForm(forms.Form):
    """A form of one record: it carries the revision it was opened on and knows what was sent.

    `submitted` holds only the fields that came with the request, so that a form of one field and
    the full page post to the same address.
    """

    partial = True

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, auto_id="id_%s", **kwargs)

    @property
    def revision(self) -> int:
        """The revision the form was opened on; 0 when it carries none that can be read."""
        sent = str(self.data.get("revision") or "")
        return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0

    @property
    def because(self) -> str:
        """Why the record is changed, in the writer's words; empty when nothing was said."""
        return str(self.data.get("because") or "").replace("\0", "").strip()

    @property
    def submitted(self) -> dict[str, Any]:
        """Cleaned values of the fields that were sent."""
        return {name: self.cleaned_data[name] for name in self.fields if self.was_sent(name)}

    def was_sent(self, name: str) -> bool:
        return name in self.data or f"{name}-sent" in self.data

    def full_clean(self) -> None:
        """A field that was not sent is not judged (unless the form is only sent as a whole)."""
        if self.is_bound and self.partial:
            for name, field in self.fields.items():
                field.required = field.required and self.was_sent(name)
        super().full_clean()

    def refuse(self, error: ValidationError) -> None:
        """Take over what an action refused, field by field."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)

    @property
    def errors_by_field(self) -> dict[str, list[str]]:
        """Messages for autosave."""
        return {name: [str(text) for text in texts] for name, texts in self.errors.items()}


class ObjectiveForm(RecordForm):
    """All fields of an objective."""

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


class KeyResultForm(RecordForm):
    """All own fields of a key result."""

    def __init__(self, plan: Plan, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        labels = key_result_labels()
        fields = self.fields
        fields["text"] = TextField(labels["text"], required=True)
        fields["kind"] = forms.ChoiceField(
            label=labels["kind"], required=False, choices=[("", ""), *kind_words().items()]
        )
        fields["baseline"] = NumberField(labels["baseline"])
        fields["baseline_due"] = DayField(labels["baseline_due"])
        fields["target"] = NumberField(labels["target"])
        fields["tolerance"] = NumberField(labels["tolerance"])
        fields["commit_point"] = NumberField(labels["commit_point"])
        fields["stretch_point"] = NumberField(labels["stretch_point"])
        fields["unit"] = TextField(labels["unit"], 40)
        fields["due"] = DayField(labels["due"])
        fields["owner"] = OwnerField(labels["owner"], plan)
        fields["theme"] = forms.ChoiceField(
            label=labels["theme"], required=False, choices=[("", ""), *theme_choices()]
        )
        fields["metric"] = TextField(labels["metric"], 40)
        fields["weight"] = NumberField(labels["weight"], whole=True)
        fields["guard_metric"] = TextField(labels["guard_metric"], 200)
        fields["health_guard"] = HealthGuardField(labels["health_guard"], plan)
        fields["needs_team"] = TeamField(labels["needs_team"], plan)
        fields["data_source"] = TextField(labels["data_source"], 300)
        fields["pace"] = forms.ChoiceField(
            label=labels["pace"], required=False, choices=[("", ""), *pace_words().items()]
        )

    @property
    def submitted(self) -> dict[str, Any]:
        values = super().submitted
        for name, nothing in (("weight", 1), ("pace", "steady")):
            if name in values and values[name] in (None, ""):
                values[name] = nothing
        return values


class CheckpointsForm(RecordForm):
    """The value expected at the end of each quarter: q1 … q4."""

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for quarter in range(1, 5):
            label = _("Quarter %(number)d") % {"number": quarter}
            self.fields[f"q{quarter}"] = NumberField(label)

    @property
    def values(self) -> dict[int, Decimal | None]:
        """Quarter → value, for what was sent."""
        return {int(name[1:]): value for name, value in self.submitted.items()}


class StagesForm(RecordForm):
    """Seven rows of a stage's name, its evidence and the day it was reached; empty rows are left
    out."""

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for row in range(1, STAGE_ROWS + 1):
            words = {"number": row}
            name_limit = Stage._meta.get_field("name").max_length or 200
            self.fields[f"name{row}"] = TextField(_("Stage %(number)d") % words, name_limit)
            self.fields[f"evidence{row}"] = TextField(
                _("Evidence of stage %(number)d") % words, 300
            )
            self.fields[f"reached{row}"] = DayField(_("Day stage %(number)d was reached") % words)

    @property
    def stages(self) -> list[StageInput]:
        """What was typed, top to bottom."""
        rows = [
            StageInput(
                self.cleaned_data.get(f"name{row}", ""),
                self.cleaned_data.get(f"evidence{row}", ""),
                self.cleaned_data.get(f"reached{row}"),
            )
            for row in range(1, STAGE_ROWS + 1)
        ]
        return [row for row in rows if row.name or row.evidence or row.reached_on]


class ReadingForm(RecordForm):
    """A value measured on a day."""

    partial = False

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["on"] = DayField(_("Day"), required=True)
        self.fields["value"] = NumberField(_("Value"), required=True)
        self.fields["trust"] = forms.ChoiceField(
            label=_("Evidence"),
            required=False,
            choices=[(trust, trust_word(trust)) for trust in ("typed", "linked")],
        )
        self.fields["source"] = TextField(_("Source"), 300)
        self.fields["note"] = TextField(_("Note"))


class NewObjectiveForm(RecordForm):
    """The wording of a new objective."""

    partial = False

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["title"] = TextField(objective_labels()["title"], required=True)


class NewKeyResultForm(RecordForm):
    """The sentence of a new key result."""

    partial = False

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["text"] = TextField(key_result_labels()["text"], required=True)


class ParentForm(RecordForm):
    """The code of what an objective supports."""

    partial = False

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["parent"] = TextField(_("Code of what it supports"), 40, required=True)


class OwnForm(RecordForm):
    """Why an objective is a team's own; empty takes the statement back."""

    partial = False

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["own_because"] = TextField(objective_labels()["own_because"])


class ConfidenceForm(RecordForm):
    """The owner's own word on an objective; empty leaves it to its key results."""

    partial = False

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["confidence"] = ConfidenceField(
            label=objective_labels()["confidence"], required=False
        )


class NeedForm(RecordForm):
    """A need of the same plan."""

    partial = False

    def __init__(self, plan: Plan, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["need"] = forms.ModelChoiceField(
            queryset=Need.objects.filter(plan=plan), label=_("Need")
        )
        missing = _("Choose a need of this plan.")
        self.fields["need"].error_messages |= {"required": missing, "invalid_choice": missing}

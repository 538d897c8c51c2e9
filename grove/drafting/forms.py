"""What people type in step 4: they parse and explain, actions decide and write."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.drafting.queries.catalogue import direction_words
from grove.health.numbers import NumberField
from grove.measure.numbers import read_number
from grove.okrs.fields import OwnerField, TextField, ThemesField
from grove.okrs.forms import RecordForm
from grove.okrs.models import Objective
from grove.okrs.queries import PlanTree
from grove.okrs.words import objective_labels, theme_choices
from grove.plans.models import Plan
from grove.quality.configuration import WORDS, table_of
from grove.quality.files.source import Fault
from grove.quality.lexicon.marks import OPEN
from grove.quality.registry import RULES
from grove.quality.settings import LIMITS


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


class HouseRulesForm(forms.Form):
    """How the reviewer is set: rules, limits, the house's own words; one a line.

    before   what is set now; `said` is the table that a `grove.toml` would hold
    """

    def __init__(self, before: Mapping[str, Any], data: Mapping[str, Any] | None = None) -> None:
        self.before = dict(before)
        glossary = self.before.get("glossary", {})
        shown = {
            "select": "\n".join(self.before.get("select", [])),
            "ignore": "\n".join(self.before.get("ignore", [])),
            "lexicon": "\n".join(
                f"{name} = {', '.join(words)}"
                for name, words in self.before.get("lexicon", {}).items()
            ),
            "limits": "\n".join(
                f"{name} = {value:g}" for name, value in self.before.get("limits", {}).items()
            ),
            **{name: "\n".join(glossary.get(name, [])) for name in WORDS},
        }
        super().__init__(data, initial=shown)
        labels = {
            "select": _("Only these rules"),
            "ignore": _("Rules left out"),
            "limits": _("Limits"),
            "metrics": _("Names of metrics"),
            "systems": _("Names of systems"),
            "codenames": _("Code names"),
            "teams": _("Names of teams"),
            "lexicon": _("Further words for the word lists"),
        }
        for name, label in labels.items():
            self.fields[name] = forms.CharField(label=label, required=False, max_length=10_000)

    def value(self, name: str) -> str:
        """What a field shows: as typed, else as it is set."""
        return str(self[name].value() or "")

    def clean_select(self) -> list[str]:
        """Codes, prefixes or names of the only rules that speak; empty: every rule does."""
        return self._rules("select")

    def clean_ignore(self) -> list[str]:
        """Codes, prefixes or names of rules left out."""
        return self._rules("ignore")

    def clean_lexicon(self) -> dict[str, list[str]]:
        """Lines such as `task = yeet, 点火`."""
        found: dict[str, list[str]] = {}
        for line in self.cleaned_data["lexicon"].splitlines():
            if not line.strip():
                continue
            name, equals, typed = (part.strip() for part in line.partition("="))
            words = [word.strip() for word in typed.replace("，", ",").split(",") if word.strip()]
            if name not in OPEN or not equals or not words:
                raise ValidationError(
                    _("“%(value)s” is no word list. Write one a line, such as task = yeet, yolo.")
                    % {"value": line.strip()[:60]}
                )
            found.setdefault(name, []).extend(words)
        return found

    def _rules(self, field: str) -> list[str]:
        words = self.cleaned_data[field].replace(",", " ").replace("，", " ").split()
        for word in words:
            if not is_rule(word):
                raise ValidationError(
                    _("“%(value)s” is no rule. Enter a code such as KR210, or KR2 for a group.")
                    % {"value": word[:40]}
                )
        return list(words)

    def clean_limits(self) -> dict[str, float]:
        """Lines such as `results-many = 6`."""
        found: dict[str, float] = {}
        for line in self.cleaned_data["limits"].splitlines():
            if not line.strip():
                continue
            name, _equals, typed = (part.strip() for part in line.partition("="))
            value = read_number(typed)
            if name not in LIMITS or value is None or value < 0:
                raise ValidationError(
                    _("“%(value)s” is no limit. Write one a line, such as results-many = 6.")
                    % {"value": line.strip()[:60]}
                )
            found[name] = float(value)
        return found

    @property
    def said(self) -> dict[str, Any]:
        """The table to keep; only of a valid form."""
        cleaned = self.cleaned_data
        glossary = {
            name: [word.strip() for word in cleaned[name].splitlines() if word.strip()]
            for name in WORDS
        }
        table: dict[str, Any] = {
            "select": cleaned["select"],
            "ignore": cleaned["ignore"],
            "limits": cleaned["limits"],
            "glossary": {name: words for name, words in glossary.items() if words},
            "lexicon": cleaned["lexicon"],
        }
        return {name: value for name, value in table.items() if value}


class PastedRulesForm(forms.Form):
    """A whole `grove.toml`, pasted in. `said` is the table to keep."""

    KEPT = ("select", "ignore", "limits", "glossary", "lexicon")

    def __init__(self, language: str, data: Mapping[str, Any] | None = None) -> None:
        self.language = language
        super().__init__(data)
        empty = _("There is nothing in it. Paste a grove.toml, or its part that counts.")
        self.fields["toml"] = forms.CharField(
            label=_("A grove.toml, pasted in"),
            max_length=200_000,
            error_messages={"required": empty},
        )

    def clean_toml(self) -> dict[str, Any]:
        """What it sets; what only a command line needs (lang, year, fail-level) is left out."""
        try:
            table = table_of(self.cleaned_data["toml"])
        except Fault as fault:
            fault.language = self.language
            place = {"line": fault.line, "column": fault.column, "says": fault.message}
            raise ValidationError(
                _("Line %(line)d, column %(column)d: %(says)s") % place
                if fault.line
                else fault.message
            ) from fault
        wrong = [
            word
            for name in ("select", "ignore")
            for word in table.get(name, ())
            if not is_rule(word)
        ]
        if wrong:
            raise ValidationError(
                _("“%(value)s” is no rule. Enter a code such as KR210, or KR2 for a group.")
                % {"value": wrong[0][:40]}
            )
        return {name: table[name] for name in self.KEPT if table.get(name)}

    @property
    def said(self) -> dict[str, Any]:
        """The table to keep; only of a valid form."""
        found: dict[str, Any] = self.cleaned_data["toml"]
        return found


def is_rule(word: str) -> bool:
    """Whether a word is the name of a rule, its code, or the beginning of codes."""
    return bool(word) and any(
        rule.name == word.lower() or rule.code.startswith(word.upper()) for rule in RULES
    )

"""What people type about a meeting: when, where and with whom; items; lines."""

import unicodedata
import zoneinfo
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from grove.okrs.fields import DayField
from grove.positioning.forms import WordsField
from grove.rounds.models import Meeting, Note
from grove.rounds.models.agenda import LONGEST_TITLE
from grove.rounds.models.meetings import LONGEST, SHORTEST
from grove.rounds.models.notes import LONGEST_LINE
from grove.rounds.people import Invitee, chosen


class ClockField(forms.Field):
    """A time of day as 14:00, full-width digits too."""

    def to_python(self, value: Any) -> time | None:
        typed = unicodedata.normalize("NFKC", str(value or "")).strip()
        if not typed:
            return None
        try:
            return datetime.strptime(typed[:5], "%H:%M").time()
        except ValueError as error:
            raise ValidationError(
                _("%(field)s is “%(value)s”. Enter hours and minutes, such as 14:00.")
                % {"field": self.label, "value": typed[:40]}
            ) from error


class WholeField(forms.Field):
    """A whole number between two bounds."""

    def __init__(self, *, label: Any, low: int, high: int, **kwargs: Any) -> None:
        super().__init__(label=label, **kwargs)
        self.low, self.high = low, high

    def to_python(self, value: Any) -> int | None:
        typed = unicodedata.normalize("NFKC", str(value or "")).strip()
        if not typed:
            return None
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else -1
        if not self.low <= number <= self.high:
            raise ValidationError(
                _("%(field)s is “%(value)s”. Enter a whole number from %(low)d to %(high)d.")
                % {
                    "field": self.label,
                    "value": typed[:40],
                    "low": self.low,
                    "high": self.high,
                }
            )
        return number


class PeopleField(forms.Field):
    """Some of the people that are offered, by their ids."""

    widget = forms.SelectMultiple

    def __init__(self, *, label: Any, people: Sequence[Invitee], **kwargs: Any) -> None:
        super().__init__(label=label, **kwargs)
        self.people = people

    def to_python(self, value: Any) -> Any:
        found, unknown = chosen(self.people, [str(one) for one in value or ()])
        if unknown:
            raise ValidationError(
                _("%(field)s: “%(value)s” is nobody of this department. Choose from the list.")
                % {"field": self.label, "value": unknown[0][:40]}
            )
        return found


class MeetingForm(forms.Form):
    """A meeting. Time and time zone become one moment, `starts_at`."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=Meeting.Kind.choices,
        error_messages={
            "required": gettext_lazy("Kind: choose 1:1 or alignment."),
            "invalid_choice": gettext_lazy("Kind: “%(value)s” is neither 1:1 nor alignment."),
        },
    )
    clock = ClockField(label=pgettext_lazy("of day", "Time"))
    time_zone = WordsField(label=gettext_lazy("Time zone"), longest=60)
    minutes = WholeField(label=gettext_lazy("Minutes"), low=SHORTEST, high=LONGEST)
    place = WordsField(label=pgettext_lazy("meeting", "Where"), longest=300, required=False)
    party = WordsField(label=gettext_lazy("With, as a title"), longest=200, required=False)

    def __init__(self, data: Any = None, *, people: Sequence[Invitee], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["day"] = DayField(_("Day"), required=True)
        self.fields["people"] = PeopleField(label=_("With whom"), people=people)
        self.fields["people"].error_messages["required"] = _("Choose at least one person to meet.")
        for name in ("day", "clock", "minutes"):
            self.fields[name].error_messages["required"] = _(
                "%(field)s is empty. A meeting needs it."
            ) % {"field": self.fields[name].label}

    def clean_time_zone(self) -> str:
        name = str(self.cleaned_data["time_zone"]).strip()
        if zone(name) is None:
            raise ValidationError(
                _(
                    "“%(value)s” is no time zone."
                    " Enter a name such as Asia/Shanghai or Europe/Paris."
                )
                % {"value": name[:40]}
            )
        return name

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, clock, name = data.get("day"), data.get("clock"), data.get("time_zone")
        if day is None or clock is None or not name:
            return data
        there = zone(name)
        assert there is not None
        try:
            moment = datetime.combine(day, clock, tzinfo=there)
            real = moment.astimezone(zoneinfo.ZoneInfo("UTC")).astimezone(there)
        except OverflowError:
            self.add_error("day", _("This day is too far away. Choose one of the next years."))
            return data
        if real.replace(tzinfo=None) != moment.replace(tzinfo=None):
            self.add_error(
                "clock",
                _(
                    "At %(time)s the clocks of %(zone)s are put forward that day."
                    " Choose another time."
                )
                % {"time": f"{clock:%H:%M}", "zone": name},
            )
        data["starts_at"] = moment
        return data

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes besides kind and people."""
        names = ("starts_at", "time_zone", "minutes", "place", "party")
        return {name: self.cleaned_data[name] for name in names}

    @property
    def labels(self) -> dict[str, str]:
        return {name: str(field.label) for name, field in self.fields.items()}


class CancellationForm(forms.Form):
    """Why a meeting does not take place."""

    because = WordsField(label=gettext_lazy("Why"), longest=500)


class ItemForm(forms.Form):
    """Something to talk about, and for how long."""

    title = WordsField(label=gettext_lazy("What to talk about"), longest=LONGEST_TITLE)
    minutes = WholeField(label=gettext_lazy("Minutes"), low=1, high=240, required=False)

    def clean_title(self) -> str:
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean_minutes(self) -> int:
        return self.cleaned_data["minutes"] or 5


DECISION = "decision"


class NoteForm(forms.Form):
    """One line, and what it is: a note, a decision, an action, a question, a parked thought."""

    text = WordsField(label=gettext_lazy("Your line"), longest=LONGEST_LINE)
    kind = forms.ChoiceField(
        choices=[*Note.Kind.choices, (DECISION, "")],
        required=False,
        label=gettext_lazy("Kind"),
        error_messages={
            "invalid_choice": gettext_lazy("Kind: “%(value)s” is none of the five kinds.")
        },
    )

    def __init__(self, data: Any = None, *, people: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.fields["due"] = DayField(pgettext("deadline", "By"))
        self.fields["who"] = forms.CharField(required=False, label=_("Who"), max_length=20)

    def clean_text(self) -> str:
        text = " ".join(str(self.cleaned_data["text"]).split())
        if not text:
            raise ValidationError(_("Write your line, then add it."))
        return text

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Note.Kind.NOTE

    def clean_who(self) -> Any:
        key = self.cleaned_data["who"].strip()
        if key and key not in self.people:
            raise ValidationError(
                _("“%(value)s” is not in this meeting. Choose from the list.") % {"value": key}
            )
        return self.people.get(key)


def zone(name: str) -> zoneinfo.ZoneInfo | None:
    """The time zone of that name, or None."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None

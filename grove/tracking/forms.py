"""What people type while the year runs, read row by row."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from grove.measure.numbers import read_number
from grove.okrs.models import KeyResult, Reading
from grove.org.models import Department
from grove.tracking.actions import Answer, Call, Right, Update
from grove.tracking.models import CheckIn

SAME = frozenset({"=", "＝"})
FIELDS = ("value", "confidence", "note", "done", "deadline", "due", "because")
HELP = ("help-for", "help-team", "help-text")
LONGEST = 10_001  # characters kept of a field: more is refused, and not kept a second time


class CheckInForm:
    """The rows of a check-in as typed. A row in which nothing was said is left out.

    last        the last check-in of each key result, which tells whether a row was touched
    week        the Monday the rows are about
    automatic   values that a source filled in and nobody changed: they keep their source
    teams       who can be asked for help, by code
    """

    def __init__(
        self,
        typed: Mapping[str, str],
        rows: Sequence[KeyResult],
        last: Mapping[int, CheckIn],
        week: date,
        automatic: Mapping[int, tuple[Decimal, str]],
        teams: Mapping[str, Department],
    ) -> None:
        names = [f"{field}-{row.short_code}" for row in rows for field in FIELDS]
        self.typed = as_typed(typed, (*names, *HELP))
        self._steady = typed.get("steady") == "on"
        self._same = typed.get("all") == "same"
        self._week = week
        self.errors: dict[str, list[str]] = {}
        self.updates: list[Update] = []
        self.answers: list[Answer] = []
        self.calls: list[Call] = []
        for row in rows:
            self._read(row, last.get(row.pk), automatic.get(row.pk))
            self._answer(row)
        self._call({row.short_code: row for row in rows}, teams)

    def is_valid(self) -> bool:
        """Whether every row that says something says it well."""
        return not self.errors

    def _read(
        self, row: KeyResult, last: CheckIn | None, automatic: tuple[Decimal, str] | None
    ) -> None:
        code = row.short_code
        value, confidence, note, done = (
            self.typed[f"{field}-{code}"].strip() for field in FIELDS[:4]
        )
        number = None if value in SAME else read_number(value)
        if last and last.week == self._week:
            said = (number in (last.value, None) and value, confidence, note, done == "on")
            if said == (value, str(last.confidence), last.note, last.done):
                return
        elif not (value or note or done) and confidence in (
            "",
            str(last.confidence) if last else "",
        ):
            self._untouched(row, last, automatic)
            return
        if not value:
            self.errors[f"value-{code}"] = [
                _("%(code)s has a note or a confidence but no value. Enter it, or = for the same.")
                % {"code": code}
            ]
        elif number is None and value not in SAME:
            self.errors[f"value-{code}"] = [
                _("%(code)s: “%(value)s” is no number. Enter one such as 8.1, or = for the same.")
                % {"code": code, "value": value[:40]}
            ]
        if not confidence.isdecimal() or not confidence.isascii() or int(confidence[:4]) > 10:
            self.errors[f"confidence-{code}"] = [
                _("%(code)s: the confidence is “%(value)s”. Choose a whole number from 0 to 10.")
                % {"code": code, "value": confidence[:20]}
                if confidence
                else _("%(code)s has no confidence. Choose a whole number from 0 to 10.")
                % {"code": code}
            ]
        if self.errors.keys() & {f"value-{code}", f"confidence-{code}"}:
            return
        untouched = automatic is not None and number == automatic[0]
        self.updates.append(
            Update(
                row,
                number,
                int(confidence),
                note,
                done == "on",
                Reading.Trust.AUTOMATIC if untouched else Reading.Trust.TYPED,
                automatic[1] if untouched and automatic else "",
            )
        )

    def _untouched(
        self, row: KeyResult, last: CheckIn | None, automatic: tuple[Decimal, str] | None
    ) -> None:
        """Nothing was typed: it is confirmed with all others, or steady, or nothing was said."""
        if last is None:
            return
        if automatic and automatic[0] == last.value and (self._steady or self._same):
            value, source, trust = *automatic, Reading.Trust.AUTOMATIC
            self.updates.append(Update(row, value, last.confidence, "", last.done, trust, source))
        elif self._same:
            self.updates.append(Update(row, None, last.confidence, "", last.done))

    def _answer(self, row: KeyResult) -> None:
        code = row.short_code
        outcome = self.typed[f"deadline-{code}"].strip()
        if outcome:
            because = self.typed[f"because-{code}"]
            self.answers.append(Answer(row, outcome, because, read_day(self.typed[f"due-{code}"])))

    def _call(self, rows: Mapping[str, KeyResult], teams: Mapping[str, Department]) -> None:
        about, team, text = (self.typed[name].strip() for name in HELP)
        if not text:
            return
        if about not in rows:
            self.errors["help-for"] = [_("Choose the key result that is blocked.")]
        if team and team not in teams:
            self.errors["help-team"] = [_("Choose a team of the list, or the head.")]
        if about in rows and (not team or team in teams):
            self.calls.append(Call(rows[about], teams.get(team), text))


class CorrectionForm:
    """The right values of check-ins that can no longer be edited; empty rows are left out."""

    def __init__(self, typed: Mapping[str, str], said: Sequence[CheckIn]) -> None:
        names = [f"{field}-{row.key_result.short_code}" for row in said for field in FIELDS]
        self.typed = as_typed(typed, names)
        self.errors: dict[str, list[str]] = {}
        self.rights: list[Right] = []
        for row in said:
            code = row.key_result.short_code
            value, because = (
                self.typed[f"{field}-{code}"].strip() for field in ("value", "because")
            )
            number = read_number(value)
            if number is not None:
                self.rights.append(Right(row, number, because))
            elif value or because:
                self.errors[f"value-{code}"] = [
                    _("%(code)s: “%(value)s” is no number. Enter one such as 8.1.")
                    % {"code": code, "value": value[:40]}
                ]


def as_typed(typed: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """These fields as they were typed, without what no database keeps."""
    return {name: typed.get(name, "")[:LONGEST].replace("\x00", "") for name in names}


def read_day(text: str) -> date | None:
    """A day as a browser sends it; None for anything else."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None

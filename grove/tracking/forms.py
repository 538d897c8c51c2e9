"""What people type while the year runs, read row by row."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from grove.measure.numbers import read_number
from grove.okrs.models import KeyResult, Reading
from grove.tracking.actions import Update
from grove.tracking.models import CheckIn

SAME = frozenset({"=", "＝"})
FIELDS = ("value", "confidence", "note", "done")


class CheckInForm:
    """The rows of a check-in as typed. A row in which nothing was said is left out.

    last        the last check-in of each key result, which tells whether confidence was touched
    automatic   values that a source filled in and nobody changed: they keep their source
    """

    def __init__(
        self,
        typed: Mapping[str, str],
        rows: Sequence[KeyResult],
        last: Mapping[int, CheckIn],
        automatic: Mapping[int, tuple[Decimal, str]],
    ) -> None:
        self.typed = {
            name: typed.get(name, "")[:10_001].replace("\x00", "")
            for row in rows
            for name in (f"{field}-{row.short_code}" for field in FIELDS)
        }
        self._steady = typed.get("steady") == "on"
        self.errors: dict[str, list[str]] = {}
        self.updates: list[Update] = []
        for row in rows:
            self._read(row, last.get(row.pk), automatic.get(row.pk))

    def is_valid(self) -> bool:
        """Whether every row that says something says it well."""
        return not self.errors

    def _read(
        self, row: KeyResult, last: CheckIn | None, automatic: tuple[Decimal, str] | None
    ) -> None:
        code = row.short_code
        value, confidence, note, done = (self.typed[f"{field}-{code}"].strip() for field in FIELDS)
        if not value and not note and confidence in ("", str(last.confidence) if last else ""):
            if self._steady and automatic and last and automatic[0] == last.value:
                source = Reading.Trust.AUTOMATIC
                self.updates.append(
                    Update(row, automatic[0], last.confidence, "", False, source, automatic[1])
                )
            return
        number = None if value in SAME else read_number(value)
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

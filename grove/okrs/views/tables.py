"""The readings of a key result as a table for a spreadsheet: what its chart is drawn from."""

import csv

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from grove.measure.units import trimmed
from grove.okrs.doors import key_result_view
from grove.okrs.models import KeyResult
from grove.okrs.queries import key_result_page
from grove.plans.doors import PlanDoor

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@key_result_view()
def readings_table(door: PlanDoor, key_result: KeyResult) -> HttpResponse:
    """One line a reading, the first first: day, value, expected, confidence, evidence."""
    page = key_result_page(key_result, {})
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{key_result.code}.csv"'
    answer.write("\ufeff")  # spreadsheets take it for UTF-8 only with this
    rows = csv.writer(answer)
    rows.writerow(
        [
            _("Day"),
            _("Value"),
            pgettext("figure", "Expected"),
            _("Unit"),
            _("Confidence"),
            _("Evidence"),
            _("Source"),
            _("Note"),
        ]
    )
    for line in reversed(page.table):
        rows.writerow(
            [
                line.on.isoformat(),
                f"{trimmed(line.amount):f}",
                "" if line.expected_amount is None else f"{trimmed(line.expected_amount):f}",
                _plain(page.row.unit),
                "" if line.confidence is None else line.confidence,
                line.trust,
                _plain(line.source),
                _plain(line.note),
            ]
        )
    return answer


def _plain(text: str) -> str:
    """A text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text

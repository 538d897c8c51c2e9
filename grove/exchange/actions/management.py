"""Importing step 7: the texts of the management plan, seats, path and return."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.exchange.actions.merge import Merge
from grove.exchange.actions.understanding import merge_texts
from grove.management.models import ManagementPlan, PathItem, ReturnLine, Seat
from grove.quality.plan_file import shape
from grove.quality.plan_file.document import Item

SECTION = "management"


def merge_management(merge: Merge) -> None:
    merge_texts(merge, SECTION, ManagementPlan)
    merge.merge_list(SECTION, "seats", shape.SEAT, Seat, lambda one: one.role)

    def key_result(item: Item) -> dict[str, Any]:
        return merge.linked(item, SECTION, "key_result", merge.references.key_result)

    merge.merge_list(SECTION, "path", shape.PATH_ITEM, PathItem, lambda one: one.task, key_result)
    merge.merge_list(
        SECTION,
        "returns",
        shape.RETURN_LINE,
        ReturnLine,
        lambda one: (one.side, one.text),
        key_result,
        _check_return,
    )


def _check_return(line: ReturnLine) -> None:
    if not line.side:
        raise ValidationError(
            {"side": [_("Say whether this is put in or expected back, on a line “side: …”.")]}
        )
    said = [value for value in (line.low, line.likely, line.high) if value is not None]
    if sorted(said) != said:
        raise ValidationError(
            {
                "low": [
                    _("Low, likely and high do not rise: %(values)s. Put them in this order.")
                    % {"values": " → ".join(_plain(value) for value in said)}
                ]
            }
        )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"

"""The mark of an objective: it changes when what the objective says or measures changes. Pure.

People answer an objective as it stands in a signed version. Of a later version they are asked
again only what it touches, so every answer keeps the mark of what was answered.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from grove.versions.schema import BY_KEY, Content, Row, Sort
from grove.versions.snapshot import fingerprint, plain_number
from grove.versions.words import spoken


def marks_of(content: Content) -> list[list[str]]:
    """[code, mark] of every objective, in the order of the plan."""
    return [[row["code"], mark_of(content, row["code"])] for row in content["objectives"]]


def mark_of(content: Content, code: str) -> str:
    """The mark of one objective: of its own fields and those of its key results."""
    objective = next(row for row in content["objectives"] if row["code"] == code)
    results = sorted(
        (row for row in content["key_results"] if row["objective"] == code),
        key=lambda row: str(row["code"]),
    )
    return fingerprint(
        {
            "objective": _said("objectives", objective),
            "key_results": [[row["code"], _said("key_results", row)] for row in results],
        }
    )


def _said(section: str, row: Row) -> Mapping[str, Any]:
    """The fields a comparison looks at, each as a comparison hears it."""
    return {
        field.name: _heard(value) if field.sort is Sort.TEXT else value
        for field in BY_KEY[section].fields
        if (value := row.get(field.name)) not in (None, "", [], ())
    }


def _heard(text: str) -> list[str]:
    return [plain_number(one) if isinstance(one, Decimal) else str(one) for one in spoken(text)]

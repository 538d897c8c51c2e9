"""What a frozen plan consists of: its sections, how their rows are matched, the kind of each field.

The content of a version is JSON without words of any interface language:

    {"schema": 1, "plan": {…}, "positioning": {…}, "needs": [{"id": 7, "code": "N3", …}, …], …}

A single section is one mapping, every other one a list in the plan's own order. `id` and
`revision` say which row of the database it was; they serve matching, and are no part of the
fingerprint.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SCHEMA = 1

Row = Mapping[str, Any]
Content = Mapping[str, Any]


class Sort(StrEnum):
    """What a field holds, and so how two values of it are compared."""

    TEXT = "text"
    NUMBER = "number"  # a decimal as a string, or a whole number
    DATE = "date"  # 2027-06-30
    LIST = "list"  # codes or keys
    NAME = "name"  # a person, a customer, a code
    CHOICE = "choice"  # a key of the method or of a model
    PARTS = "parts"  # a list of rows: checkpoints, stages


class Show(StrEnum):
    """The three groups a comparison can be narrowed to."""

    WORDING = "wording"
    NUMBERS = "numbers"
    LINKS = "links"


_SHOWN_AS = {
    Sort.TEXT: Show.WORDING,
    Sort.NUMBER: Show.NUMBERS,
    Sort.DATE: Show.NUMBERS,
    Sort.PARTS: Show.NUMBERS,
    Sort.LIST: Show.LINKS,
    Sort.NAME: Show.LINKS,
    Sort.CHOICE: Show.LINKS,
}


@dataclass(frozen=True)
class Field:
    """One field of a row. `column` is its name in the history when that differs."""

    name: str
    sort: Sort = Sort.TEXT
    column: str = ""

    @property
    def show(self) -> Show:
        return _SHOWN_AS[self.sort]

    @property
    def recorded_as(self) -> str:
        return self.column or self.name


@dataclass(frozen=True)
class Section:
    """One part of a plan: `match` is the field that makes two rows the same one ("" : single).

    `main` is what a row says in one line, `figure` the field that is told before it.
    """

    key: str
    model: str
    match: str
    main: str
    fields: tuple[Field, ...]
    figure: str = ""

    @property
    def title(self) -> tuple[Field, ...]:
        """The fields that tell a row in one line."""
        return tuple(self.field(name) for name in (self.figure, self.main) if name)

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)


def _texts(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name) for name in names)


def _numbers(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, Sort.NUMBER) for name in names)


def _choices(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, Sort.CHOICE) for name in names)


SECTIONS: tuple[Section, ...] = (
    Section(
        "plan",
        "plans.plan",
        "",
        "department",
        (
            Field("department"),
            Field("sign_by", Sort.DATE),
            Field("run_points", Sort.NUMBER),
        ),
    ),
    Section(
        "positioning",
        "positioning.positioning",
        "",
        "statement",
        _texts(
            "statement",
            "why_set_up",
            "unique_value",
            "we_do",
            "we_do_not",
            "we_are_building",
            "will_stop",
            "read_aloud",
        ),
    ),
    Section(
        "dimensions",
        "positioning.valuedimension",
        "id",
        "name",
        _texts("name", "measured_by", "judged_by"),
    ),
    Section("customers", "needs.customer", "id", "name", _texts("name", "role")),
    Section(
        "needs",
        "needs.need",
        "code",
        "words",
        (
            Field("words"),
            Field("customer", Sort.NAME, "customer_id"),
            Field("quotation"),
            *_choices("level", "perspective"),
            Field("weight", Sort.NUMBER),
            Field("source", Sort.CHOICE),
            Field("source_note"),
            Field("heard_on", Sort.DATE),
            Field("heard_by", Sort.NAME, "heard_by_id"),
            Field("covered_by", Sort.LIST),
            Field("declined_because"),
            Field("declined_by", Sort.NAME, "declined_by_id"),
        ),
    ),
    Section(
        "objectives",
        "okrs.objective",
        "code",
        "title",
        (
            Field("title"),
            Field("kind", Sort.CHOICE),
            Field("why_now"),
            Field("owner", Sort.NAME, "owner_id"),
            Field("themes", Sort.LIST),
            Field("points", Sort.NUMBER),
            Field("needs", Sort.LIST),
            Field("supports", Sort.LIST),
            Field("own_because"),
            Field("goal_group", Sort.CHOICE),
        ),
    ),
    Section(
        "key_results",
        "okrs.keyresult",
        "code",
        "text",
        (
            Field("text"),
            Field("objective", Sort.NAME, "objective_id"),
            Field("kind", Sort.CHOICE),
            Field("baseline", Sort.NUMBER),
            Field("baseline_due", Sort.DATE),
            *_numbers("target", "tolerance", "commit_point", "stretch_point"),
            Field("unit", Sort.CHOICE),
            Field("due", Sort.DATE),
            Field("owner", Sort.NAME, "owner_id"),
            *_choices("theme", "metric"),
            Field("weight", Sort.NUMBER),
            *_texts("guard_metric", "data_source"),
            Field("pace", Sort.CHOICE),
            Field("checkpoints", Sort.PARTS),
            Field("stages", Sort.PARTS),
            Field("needs", Sort.LIST),
        ),
    ),
    Section("not_doing", "drafting.notdoing", "id", "title", _texts("title", "why", "revisit")),
    Section(
        "themes_left_out",
        "drafting.themedecision",
        "theme",
        "left_out_because",
        _texts("left_out_because"),
    ),
    Section(
        "grades",
        "review.grade",
        "key_result",
        "because",
        (
            Field("value", Sort.NUMBER),
            Field("because"),
            Field("verdict", Sort.CHOICE),
            Field("learned"),
        ),
        figure="value",
    ),
    Section(
        "lessons",
        "review.lesson",
        "id",
        "text",
        (
            Field("text"),
            Field("objective", Sort.NAME, "objective_id"),
            Field("carried", Sort.CHOICE),
        ),
    ),
    Section(
        "failures",
        "review.failure",
        "code",
        "happened",
        (
            *_texts("happened", "cause", "found_by", "guard"),
            Field("guard_owner", Sort.NAME, "guard_owner_id"),
            *_texts("check_when", "watch_words"),
            Field("state", Sort.CHOICE),
            Field("key_result", Sort.NAME, "key_result_id"),
        ),
    ),
    Section(
        "management",
        "management.managementplan",
        "",
        "mission",
        _texts("mission", "structure", "development", "not_in_money"),
    ),
    Section(
        "seats",
        "management.seat",
        "id",
        "role",
        (Field("role"), *_numbers("ready_now", "ready_in_a_year")),
    ),
    Section(
        "path",
        "management.pathitem",
        "id",
        "task",
        (
            Field("task"),
            Field("key_result", Sort.NAME, "key_result_id"),
            *_texts("when", "resources", "method"),
        ),
    ),
    Section(
        "returns",
        "management.returnline",
        "id",
        "text",
        (
            Field("side", Sort.CHOICE),
            Field("text"),
            Field("unit", Sort.CHOICE),
            *_numbers("low", "likely", "high"),
            Field("assumption"),
            Field("key_result", Sort.NAME, "key_result_id"),
        ),
    ),
)

BY_KEY = {section.key: section for section in SECTIONS}
BY_MODEL = {section.model: section for section in SECTIONS}

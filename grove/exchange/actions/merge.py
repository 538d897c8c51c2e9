"""The work all parts of an import share: finding values, checking limits, writing what differs."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeVar, cast

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from grove.exchange.actions.references import References
from grove.exchange.outcome import Done, Entry, FieldChange, Outcome, Saying
from grove.exchange.people import People
from grove.plans.models import Plan
from grove.quality.plan_file.document import Document, Item, Problem
from grove.quality.plan_file.shape import Attribute, Noun, Type
from grove.quality.plan_file.values import shortened
from grove.record.actions import Recorder, plain
from grove.record.models import Recorded

R = TypeVar("R", bound=Recorded)
LONGEST_TEXT = 10_000
GAP = 1024.0


class Merge:
    """One import on its way through the plan. Problems are collected; nothing is kept with one."""

    def __init__(self, act: Recorder, plan: Plan, document: Document, remove: bool) -> None:
        self.act = act
        self.plan = plan
        self.document = document
        self.remove = remove
        self.people = People(plan)
        self.references = References(plan)
        self.problems: list[Problem] = []
        self.outcome = Outcome()
        self.created: set[tuple[type[Recorded], int]] = set()

    def problem(self, line: int, text: str, message: str) -> None:
        self.problems.append(Problem(line, shortened(text), message))

    def removes(self, section: str) -> bool:
        """Whether what this section does not mention is to go."""
        return self.remove and section in self.document.sections

    def values(
        self, item: Item, noun: Noun, model: type[Recorded], *without: str
    ) -> dict[str, Any]:
        """The record's fields as the item says them; checked one by one."""
        said: dict[str, Any] = {}
        for attribute in (noun.head, *noun.attributes):
            name = attribute.key
            if name in without or attribute.type in (Type.LIST, Type.CODES, Type.CODE):
                continue
            field = cast("models.Field[Any, Any]", model._meta.get_field(name))
            if attribute is noun.head:
                if item.head:
                    said[name] = item.head
            elif name in item.values:
                value = item.values[name]
                said[name] = (
                    self._person(item, attribute)
                    if (attribute.type is Type.PERSON)
                    else _empty(field)
                    if value is None
                    else value
                )
            elif self.remove:
                said[name] = _empty(field)
            if name in said:
                self._check(item, attribute, field, said[name])
        return said

    def write(
        self,
        record: R,
        values: dict[str, Any],
        item: Item,
        noun: Noun,
        check: Callable[[R], None] | None = None,
        say: Callable[[R], Saying] | None = None,
    ) -> R | None:
        """Create a new record, or change what differs. None when it cannot stand as it is said.

        say   what the words of a record that is new, or has new ones, were read as
        """
        before = len(self.problems)
        new = record.pk is None
        old = {} if new else {name: getattr(record, name) for name in values}
        differs = [name for name in values if _differs(record, name, values[name])]
        # Checked with the new values, written with the recorder: it must see the old ones first.
        for name in differs:
            setattr(record, name, values[name])
        if (new or differs) and len(self.problems) == before and check is not None:
            try:
                check(record)
            except ValidationError as error:
                self.refused(error, item, noun)
        if any(problem.line in {item.line, *item.lines.values()} for problem in self.problems):
            return None
        if new:
            self.act.create(record)
            self.created.add((type(record), record.pk))
            self.note(Done.ADDED, noun, record, say(record) if say else None)
            return record
        reworded = noun.head.key in differs
        fields = tuple(
            FieldChange(_label(record, noun, name), _shown(old[name]), _shown(values[name]))
            for name in differs
        )
        for name in differs:
            setattr(record, name, old[name])
        back = record.binned_at is not None
        if back:
            self.act.restore(record)
        if differs:
            self.act.change(record, **{name: values[name] for name in differs})
        if back or differs:
            done = Done.BROUGHT_BACK if back else Done.CHANGED
            saying = say(record) if say and reworded else None
            self.outcome.entries.append(Entry(done, _noun(noun), record.label, fields, saying))
        return record

    def refused(self, error: ValidationError, item: Item, noun: Noun, key: str = "") -> None:
        """Put what an action or check refused on the line that says it."""
        messages: dict[str, list[str]] = (
            error.message_dict
            if hasattr(error, "error_dict")
            else {NON_FIELD_ERRORS: error.messages}
        )
        for name, texts in messages.items():
            line = item.line_of(key or name)
            for text in texts:
                self.problem(line, item.head or item.code, text)

    def note(self, done: Done, noun: Noun, record: Recorded, saying: Saying | None = None) -> None:
        self.outcome.entries.append(Entry(done, _noun(noun), record.label, saying=saying))

    def mark_changed(self, record: Recorded, noun: Noun, key: str) -> None:
        """Say that the things below a record changed; nothing more for one that is new."""
        if (type(record), record.pk) not in self.created:
            change = FieldChange(_label(record, noun, key), "", "")
            self.outcome.entries.append(Entry(Done.CHANGED, _noun(noun), record.label, (change,)))

    def linked(
        self, item: Item, section: str, key: str, find: Callable[[str], Any]
    ) -> dict[str, Any]:
        """A field that names something else by its code; a code that names nothing is a problem."""
        if key not in item.values:
            return {key: None} if self.removes(section) else {}
        text = item.values[key]
        found = find(text) if text else None
        if text and found is None:
            self.problem(
                item.line_of(key),
                text,
                _("“%(value)s” names nothing in this company. Look up the code, or clear the line.")
                % {"value": shortened(text)},
            )
        return {key: found}

    def leave(
        self, section: str, rows: Iterable[R], noun: Noun, bin: Callable[[R], None] | None = None
    ) -> None:
        """Things the file does not mention: kept and listed, or removed when that was asked for."""
        for row in rows:
            if not self.removes(section):
                self.note(Done.KEPT, noun, row)
                continue
            self.note(Done.REMOVED, noun, row)
            if bin is not None:
                bin(row)
            else:
                self.act.bin(row)

    def once(self, items: list[Item], key: Callable[[Item], Any]) -> list[Item]:
        """The items without those that are there twice, which are a problem."""
        seen: dict[Any, Item] = {}
        for item in items:
            name = key(item)
            if name and name in seen:
                self.problem(
                    item.line,
                    item.code or item.head,
                    _("This is there twice, first on line %(line)d. Keep one of them.")
                    % {"line": seen[name].line},
                )
            else:
                seen[name or id(item)] = item
        return list(seen.values())

    def merge_list(
        self,
        section: str,
        part: str,
        noun: Noun,
        model: type[R],
        key: Callable[[Any], Any],
        extra: Callable[[Item], dict[str, Any]] | None = None,
        check: Callable[[R], None] | None = None,
    ) -> None:
        """A list of things without codes, found again by their words, in the order of the file."""
        if section not in self.document.sections:
            return
        rows = list(model.objects.filter(plan=self.plan))
        free = list(rows)
        placed: list[R] = []
        for item in self.document.lists.get(part, []):
            values = self.values(item, noun, model) | (extra(item) if extra else {})
            probe = model(
                plan=self.plan,
                **{noun.head.key: item.head},
                **{name: value for name, value in values.items() if name != noun.head.key},
            )
            record = next((row for row in free if key(row) == key(probe)), None)
            if record is not None:
                free.remove(record)
            else:
                record = model(plan=self.plan)
            written = self.write(record, values, item, noun, check)
            if written is not None:
                placed.append(written)
        self.leave(section, free, noun)
        self.place(placed, noun)

    def place(self, rows: Sequence[Any], noun: Noun) -> None:
        """Put rows into the order they stand in; those that are in order keep their places."""
        old = [row for row in rows if (type(row), row.pk) not in self.created]
        in_order = all(_place(a) < _place(b) for a, b in pairwise(old))
        if in_order and list(rows[: len(old)]) == old:
            last = old[-1].position if old else 0.0
            for row in rows[len(old) :]:
                last += GAP
                self.act.change(row, position=last)
            return
        before = {row.pk: at for at, row in enumerate(sorted(old, key=_place), start=1)}
        after = {row.pk: at for at, row in enumerate(old, start=1)}
        for row in old:
            if before[row.pk] != after[row.pk]:
                place = FieldChange(_("place"), str(before[row.pk]), str(after[row.pk]))
                self.outcome.entries.append(Entry(Done.CHANGED, _noun(noun), row.label, (place,)))
        for number, row in enumerate(rows, start=1):
            self.act.change(row, position=number * GAP)

    def _person(self, item: Item, attribute: Attribute) -> Any:
        text = item.values[attribute.key]
        if text is None:
            return None
        found = self.people.find(text)
        if found is None:
            self.problem(
                item.line_of(attribute.key),
                text,
                _(
                    "Nobody here is called “%(name)s”, or more than one is. Write the name as in"
                    " Settings › People, or the e-mail."
                )
                % {"name": shortened(text)},
            )
        return found

    def _check(
        self, item: Item, attribute: Attribute, field: "models.Field[Any, Any]", value: Any
    ) -> None:
        line, word = item.line_of(attribute.key), attribute.word(get_language() or "en")
        if isinstance(value, str):
            limit = field.max_length or LONGEST_TEXT
            if len(value) > limit:
                self.problem(
                    line,
                    value,
                    _(
                        "%(field)s has %(length)d characters; at most %(limit)d fit."
                        " Shorten the text."
                    )
                    % {"field": word, "length": len(value), "limit": limit},
                )
            if "\x00" in value:
                self.problem(
                    line,
                    "",
                    _("%(field)s contains a character that cannot be kept. Delete it.")
                    % {"field": word},
                )
        elif isinstance(value, Decimal) and isinstance(field, models.DecimalField):
            digits = field.max_digits - field.decimal_places
            exponent = value.as_tuple().exponent
            fine = isinstance(exponent, int) and -exponent <= field.decimal_places
            if not fine or abs(value) >= Decimal(10) ** digits:
                self.problem(
                    line,
                    str(value),
                    _(
                        "%(field)s has too many digits. %(whole)d fit before the point and"
                        " %(after)d behind it."
                    )
                    % {"field": word, "whole": digits, "after": field.decimal_places},
                )


def _place(row: Any) -> tuple[float, int]:
    return row.position, row.pk


def _differs(record: Recorded, name: str, value: Any) -> bool:
    field = cast("models.Field[Any, Any]", record._meta.get_field(name))
    probe = type(record)()
    setattr(probe, name, value)
    return bool(plain(record, field) != plain(probe, field))


def _empty(field: "models.Field[Any, Any]") -> Any:
    """What a field holds while nobody has said anything."""
    return None if field.null else field.get_default()


def _noun(noun: Noun) -> str:
    return noun.called(get_language() or "en")


def _label(record: Recorded, noun: Noun, name: str) -> str:
    for attribute in (noun.head, *noun.attributes):
        if attribute.key == name:
            return attribute.word(get_language() or "en")
    return str(cast("models.Field[Any, Any]", record._meta.get_field(name)).verbose_name)


def _shown(value: Any) -> str:
    if value is None or value == "" or value == []:
        return "–"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)

"""A plan as JSON: the records of `grove.quality.plan` by their own names.

The file holds a plan, or a list of objectives or of key results. A key result is an object, or just
its sentence. What a key result says besides its text are its fields.
"""

from decimal import Decimal
from types import NoneType
from typing import Any, NamedTuple, get_args

from grove.measure.day import date
from grove.quality.files.filling import filled
from grove.quality.files.positions import Lines, Pairs, Text, read_json
from grove.quality.files.source import Fault, Source
from grove.quality.files.words import owners
from grove.quality.plan import Fields, KeyResult, Objective, Place, Plan
from grove.quality.record import members

ALIASES = {
    "title": "text",
    "objective": "text",
    "key_result": "text",
    "krs": "key_results",
    "owner": "owners",
    "baseline": "start",
    "by": "due",
    "data_source": "source",
    "guard_metric": "guard",
}
# The text of a fault by what is wanted.
WANTS = {
    str: "wants_text",
    bool: "wants_truth",
    int: "wants_whole",
    Decimal: "wants_number",
    date: "wants_day",
}
HIDDEN = frozenset({"place", "fields", "year", "glossary", "file", "loose"})


def read_plan(file: str, typed: list[str], year: int | None) -> Source:
    """The plan of a file. Raises Fault with the place of what is wrong."""
    text = "\n".join(typed)
    reader = _Reader(file, text, year)
    plan = reader.plan(read_json(file, text.removeprefix("\ufeff")))
    return Source(file=file, lines=typed, plan=plan)


class Member(NamedTuple):
    """A member of an object: its name in the records, its value, and where its key stands."""

    name: str
    value: Any
    at: int


class _Reader:
    """Goes down the content along the annotations of the records."""

    def __init__(self, file: str, text: str, year: int | None) -> None:
        self.file = file
        self.lines = Lines(text)
        self.year = year
        self.at = 0
        self.codes = {"O": 0, "K": 0}

    def plan(self, raw: Any) -> Plan:
        if isinstance(raw, list) and not isinstance(raw, Pairs):
            objectives, loose = [], []
            for one in raw:
                if _is_objective(one):
                    objectives.append(self._record(Objective, one))
                else:
                    loose.append(self._key_result(one))
            return Plan(objectives=tuple(objectives), loose=tuple(loose), file=self.file)
        own = self._pairs(raw, Plan)
        lists = [value for name, value, _at in own if name == "key_results"]
        loose = [self._key_result(one) for value in lists for one in self._list(value)]
        plan: Plan = self._record(Plan, [one for one in own if one.name != "key_results"])
        plan.loose, plan.file, plan.place = tuple(loose), self.file, Place(file=self.file, line=1)
        return plan

    def _record(self, kind: type, raw: Any) -> Any:
        if kind is KeyResult:
            return self._key_result(raw)
        if isinstance(raw, str) and "text" in members(kind):
            raw = Pairs([("text", raw)])
        values: dict[str, Any] = {}
        known = members(kind)
        for key, value, at in self._pairs(raw, kind):
            self.at = at
            if key not in known or key in HIDDEN:
                words = sorted(known.keys() - HIDDEN)
                raise self._fault("unknown_member", name=key, known=words)
            values[key] = self._value(known[key], value, key)
        if kind is Objective:
            values.setdefault("code", self._code("O"))
            values["place"] = self._place(values.get("text"))
            values["key_results"] = values.get("key_results", ())
            if len(values.keys() - {"code", "place", "text", "key_results"}):
                values.setdefault("kind", "")
        if "title" in known and "text" not in known and "title" in values:
            values["title"] = str(values["title"])
        return self._made(kind, values)

    def _key_result(self, raw: Any) -> KeyResult:
        if isinstance(raw, str):
            raw = Pairs([("text", raw)])
        own, said = members(KeyResult), {}
        values: dict[str, Any] = {}
        fields = members(Fields)
        for key, value, at in self._pairs(raw, KeyResult):
            self.at = at
            if key in fields:
                said[key] = self._value(fields[key], value, key)
            elif key in own and key not in HIDDEN and key != "objective":
                values[key] = self._value(own[key], value, key)
            else:
                words = sorted({"code", "text"} | fields.keys())
                raise self._fault("unknown_member", name=key, known=words)
        values.setdefault("code", self._code("K"))
        values["place"] = self._place(values.get("text"))
        if said:
            said = filled(str(values.get("text", "")), said, self.year)
            values["fields"] = Fields(**said)
        result: KeyResult = self._made(KeyResult, values)
        return result

    def _code(self, letter: str) -> str:
        self.codes[letter] += 1
        return f"{letter}{self.codes[letter]}"

    def _made(self, kind: type, values: dict[str, Any]) -> Any:
        try:
            return kind(**values)
        except TypeError as error:
            raise self._fault("as_said", text=str(error)) from error

    def _pairs(self, raw: Any, kind: type) -> list[Member]:
        if isinstance(raw, list) and raw and isinstance(raw[0], Member):
            return raw
        if not isinstance(raw, Pairs):
            raise self._fault("wants_object", kind=kind.__name__)
        found: list[Member] = []
        known = members(kind)
        for key, value in raw:
            if isinstance(key, Text):
                self.at = key.at
            plain = str(key)
            name = plain if plain in known else ALIASES.get(plain, plain)
            if any(name == other for other, _value, _at in found):
                raise self._fault("twice", name=key)
            found.append(Member(name, value, self.at))
        return found

    def _list(self, raw: Any) -> list[Any]:
        if isinstance(raw, Pairs) or not isinstance(raw, list):
            raise self._fault("wants_list")
        return raw

    def _value(self, wanted: Any, raw: Any, key: str) -> Any:
        if isinstance(raw, Text):
            self.at = raw.at
        kinds = get_args(wanted)
        if NoneType in kinds:
            if raw is None:
                return None
            rest = [one for one in kinds if one is not NoneType]
            return self._value(rest[0], raw, key)
        if kinds and kinds[-1] is Ellipsis:
            if isinstance(raw, str) and kinds[0] is str:
                return owners(raw) if key in ("owner", "owners") else (raw,)
            return tuple(self._value(kinds[0], one, key) for one in self._list(raw))
        return self._plain(wanted, raw, key)

    def _plain(self, wanted: Any, raw: Any, key: str) -> Any:
        if wanted is str and isinstance(raw, str):
            return raw
        if wanted is bool and isinstance(raw, bool):
            return raw
        if isinstance(raw, bool):
            raise self._fault("no_yes_no", name=key)
        if wanted is int and isinstance(raw, int):
            return raw
        if wanted is Decimal and isinstance(raw, (int, Decimal)):
            return self._number(Decimal(raw), key)
        if wanted is date and isinstance(raw, str):
            try:
                return date.fromisoformat(raw)
            except ValueError as error:
                raise self._fault("no_day", name=key, text=raw) from error
        if wanted in WANTS:
            raise self._fault(WANTS[wanted], name=key)
        return self._record(wanted, raw)

    def _number(self, number: Decimal, key: str) -> Decimal:
        if not number.is_finite() or abs(number.adjusted()) > 18:
            raise self._fault("too_large", name=key)
        return number

    def _place(self, text: Any) -> Place:
        if not isinstance(text, Text):
            return Place(file=self.file, line=self.lines.of(self.at)[0])
        line, column = self.lines.of(text.at)
        exact = text.raw == text
        return Place(file=self.file, line=line, column=column, width=len(text.raw), exact=exact)

    def _fault(self, what: str, **values: object) -> Fault:
        line, column = self.lines.of(self.at)
        return Fault(self.file, line, column, what, **values)


def _is_objective(raw: Any) -> bool:
    return isinstance(raw, Pairs) and any(
        key in ("key_results", "krs", "objective") for key, _ in raw
    )

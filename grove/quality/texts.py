"""The texts of rules in both languages, from the .toml beside each rule; read when first shown."""

import sys
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from grove.measure.day import date
from grove.quality.finding import Amount, Finding, Theme
from grove.quality.record import record
from grove.quality.rule import Rule
from grove.quality.typed import Any

EN, ZH = "en", "zh"
LANGUAGES = (EN, ZH)
LONGEST_QUOTE = 200  # characters of a line that a sentence repeats


class RuleTextError(Exception):
    """The .toml of a rule lacks something; the message names file and key."""


@record
class Both:
    """One text in both languages."""

    en: str
    zh: str

    def __call__(self, language: str) -> str:
        return self.zh if language[:2].lower() == ZH else self.en


@record
class Case:
    """How one kind of hit of a rule is said. template: words to fill in, where there are some."""

    title: Both
    says: Both
    template: Both | None


@record
class RuleTexts:
    """Everything a rule says of itself.

    label    its title where no finding is at hand: without placeholders
    cases    by the name a hit gives; "" is always there
    fires, quiet   examples by language: a line, or a small plan (Markdown or JSON)
    """

    title: Both
    label: Both
    what: Both
    why: Both
    instead: Both
    source: Both
    cases: Mapping[str, Case]
    fires: Mapping[str, tuple[str, ...]]
    quiet: Mapping[str, tuple[str, ...]]


@cache
def texts(rule: Rule) -> RuleTexts:
    """The texts of one rule, with its examples. Raises RuleTextError."""
    import tomllib

    path = _path(rule)
    with open(path, "rb") as file:
        raw = tomllib.load(file)
    place = path.rpartition("/")[2]
    return _texts(raw, place, _examples(raw, "fires", place), _examples(raw, "quiet", place))


@cache
def said(rule: Rule) -> RuleTexts:
    """The same without examples: what a finding needs, in a tenth of the time."""
    path = _path(rule)
    with open(path, encoding="utf-8") as file:
        raw = _sentences(file.read().split("\n"))
    return _texts(raw, path.rpartition("/")[2], {}, {})


def _path(rule: Rule) -> str:
    module = sys.modules[rule.check.__module__]
    return f"{str(module.__file__).removesuffix('.py')}.toml"


def _sentences(lines: list[str]) -> dict[str, Any]:
    """The `key.language = "…"` lines of such a file, by its tables; long texts are passed over."""
    top: dict[str, Any] = {"cases": {}}
    table, inside = top, False
    for line in lines:
        if line.count('"""') % 2:
            inside = not inside
        elif not inside and line.startswith("[cases."):
            table = top["cases"].setdefault(line.strip()[7:-1], {})
        elif not inside and line.endswith('"'):
            key, _equals, value = line.partition(" = ")
            name, _dot, language = key.partition(".")
            if language in LANGUAGES and value[:1] == '"':
                plain = value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
                table.setdefault(name, {})[language] = plain
    return top


def _texts(
    raw: Mapping[str, Any],
    place: str,
    fires: Mapping[str, tuple[str, ...]],
    quiet: Mapping[str, tuple[str, ...]],
) -> RuleTexts:
    title = _both(raw, "title", place)
    first = Case(
        title=title, says=_both(raw, "says", place), template=_maybe(raw, "template", place)
    )
    cases = {"": first}
    for name, found in raw.get("cases", {}).items():
        where = f"{place}, cases.{name}"
        cases[name] = Case(
            title=_maybe(found, "title", where) or title,
            says=_maybe(found, "says", where) or first.says,
            template=_maybe(found, "template", where) or first.template,
        )
    return RuleTexts(
        title=title,
        label=_maybe(raw, "label", place) or title,
        what=_both(raw, "what", place),
        why=_both(raw, "why", place),
        instead=_both(raw, "instead", place),
        source=_both(raw, "source", place),
        cases=cases,
        fires=fires,
        quiet=quiet,
    )


class Told:
    """A finding in words: a heading, its sentence, why it matters, and what to do instead.

    template    words to fill in that would clear it; "" where there are none
    """

    __slots__ = ("instead", "says", "template", "title", "why")

    def __init__(self, title: str, says: str, why: str, instead: str, template: str) -> None:
        self.title = title
        self.says = says
        self.why = why
        self.instead = instead
        self.template = template


def told(finding: Finding, language: str) -> Told:
    """What its rule's texts say of a finding, with its values in the reader's language.

    It is the same for every line that shares the hit.
    """
    hit = finding.hit
    plain, filled = _wording(finding.rule, hit.case, language)
    if not filled:
        return plain
    values = {"words": _quoted(hit.words)}
    for name, value in hit.values.items():
        values[name] = _quoted(value if type(value) is str else written(value, language))
    title, says, template = plain.title, plain.says, plain.template
    return Told(
        title.format_map(values) if "{" in title else title,
        says.format_map(values) if "{" in says else says,
        plain.why,
        plain.instead,
        template.format_map(values) if "{" in template else template,
    )


def _quoted(value: str) -> str:
    """A value for a sentence: not all of a line as long as a book."""
    return value if len(value) <= LONGEST_QUOTE else f"{value[: LONGEST_QUOTE - 1]}…"


@cache
def _wording(rule: Rule, case: str, language: str) -> tuple[Told, bool]:
    """The texts of one case of a rule, and whether they have places for values."""
    its = said(rule)
    one = its.cases[case]
    title, says = one.title(language), one.says(language)
    template = one.template(language) if one.template else ""
    plain = Told(title, says, its.why(language), its.instead(language), template)
    return plain, "{" in title + says + template


def written(value: object, language: str) -> str:
    """A value of a finding as people write it."""
    if type(value) is str:
        return value
    if isinstance(value, Both):
        return value(language)
    if isinstance(value, Amount):
        return _amount(value, language)
    if isinstance(value, Theme):
        from grove.quality.plan_file.choices import THEME

        return THEME.write(str(value), language)
    if isinstance(value, date):
        if language[:2].lower() == ZH:
            return f"{value.year}年{value.month}月{value.day}日"
        return f"{value.day} {value:%b} {value.year}"
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, (tuple, list)):
        return ("、" if language[:2].lower() == ZH else ", ").join(
            written(one, language) for one in value
        )
    return f"{value:g}" if isinstance(value, float) else str(value)


def _amount(amount: Amount, language: str) -> str:
    from grove.measure.errors import MeasureError
    from grove.measure.units import write

    try:
        return write(amount.value, amount.unit, language).replace("\u00a0", " ")
    except MeasureError:  # beyond what is computed with, and shown nevertheless
        return f"{amount.value} {amount.unit}".strip()


def _both(raw: Mapping[str, Any], key: str, place: str) -> Both:
    found = _maybe(raw, key, place)
    if found is None:
        raise RuleTextError(f"{place}: {key} is missing")
    return found


def _maybe(raw: Mapping[str, Any], key: str, place: str) -> Both | None:
    if key not in raw:
        return None
    sides = raw[key]
    try:
        en, zh = sides[EN].strip(), sides[ZH].strip()
    except (KeyError, TypeError, AttributeError) as error:
        raise RuleTextError(f"{place}: {key} needs en and zh") from error
    if not en or not zh:
        raise RuleTextError(f"{place}: {key} is empty in one language")
    return Both(en=en, zh=zh)


def _examples(raw: Mapping[str, Any], key: str, place: str) -> dict[str, tuple[str, ...]]:
    try:
        return {language: tuple(raw[key][language]) for language in LANGUAGES}
    except KeyError as error:
        raise RuleTextError(f"{place}: {key} needs examples in en and zh") from error

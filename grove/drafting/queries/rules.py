"""The rules of the reviewer as pages: all of them by group, one of them, and how they are set."""

import json
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.quality.lexicon.marks import OPEN
from grove.quality.registry import RULES, rule_of
from grove.quality.rule import Rule
from grove.quality.settings import LIMITS
from grove.quality.texts import texts

NAMES = ("code", "name", "title", "text")  # what stands first in a line of an example
UNTITLED = frozenset(("objectives", "key_results"))


@dataclass(frozen=True)
class RuleLine:
    code: str
    name: str
    title: str
    level: str
    href: str


@dataclass(frozen=True)
class RuleGroup:
    title: str
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True)
class RulePage:
    """One rule. `fires` and `quiet` come with their language's tag."""

    code: str
    name: str
    title: str
    level: str
    at_freeze: str
    what: str
    why: str
    instead: str
    source: str
    fires: tuple[tuple[str, str], ...]
    quiet: tuple[tuple[str, str], ...]
    limits: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HousePage:
    """How the reviewer is set: `toml` says the same for a repository; lists names word lists."""

    limits: tuple[tuple[str, str], ...]
    lists: tuple[str, ...]
    toml: str


def level_word(level: str) -> str:
    """Error, warning, advice or question, in words."""
    return {
        "error": pgettext("level of a finding", "error"),
        "warning": pgettext("level of a finding", "warning"),
        "advice": pgettext("level of a finding", "advice"),
        "question": pgettext("level of a finding", "question"),
    }[level]


def rules_page(language: str) -> tuple[RuleGroup, ...]:
    """All rules under the headings of their groups, in their order."""
    headings = {
        "OBJ": _("Objectives"),
        "KR2": _("Key results"),
        "SMT": _("Owner, date and evidence"),
        "SET": _("Set and focus"),
        "ALN": _("Alignment"),
        "BAL": _("Balance"),
        "LRN": _("Learning"),
        "PRC": _("Process"),
    }
    return tuple(
        RuleGroup(
            heading,
            tuple(_line(rule, language) for rule in RULES if rule.code.startswith(prefix)),
        )
        for prefix, heading in headings.items()
    )


def rule_page(word: str, language: str) -> RulePage:
    """A rule by its code or its name. Raises KeyError."""
    rule = rule_of(word)
    said = texts(rule)
    return RulePage(
        code=rule.code,
        name=rule.name,
        title=said.label(language),
        level=level_word(rule.level),
        at_freeze=level_word(rule.at_freeze) if rule.at_freeze else "",
        what=said.what(language),
        why=said.why(language),
        instead=said.instead(language),
        source=said.source(language),
        fires=_examples(said.fires, language),
        quiet=_examples(said.quiet, language),
        limits=tuple((name, f"{LIMITS[name]:g}") for name in rule.limits),
    )


def house_page(said: dict[str, Any]) -> HousePage:
    """The limits there are with their defaults, and the settings as a file says them."""
    return HousePage(
        limits=tuple((name, f"{value:g}") for name, value in LIMITS.items()),
        lists=OPEN,
        toml=as_toml(said),
    )


def as_toml(said: dict[str, Any]) -> str:
    """What a `grove.toml` would say."""
    lines = [f"{name} = {_array(said[name])}" for name in ("select", "ignore") if said.get(name)]
    for table in ("limits", "glossary", "lexicon"):
        if said.get(table):
            lines += ["", f"[{table}]"]
            lines += [
                f"{name} = {_array(value) if isinstance(value, list) else f'{value:g}'}"
                for name, value in said[table].items()
            ]
    return "\n".join(lines).strip()


def _array(words: list[str]) -> str:
    return f"[{', '.join(_quoted(word) for word in words)}]"


def _quoted(word: str) -> str:
    plain = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _line(rule: Rule, language: str) -> RuleLine:
    return RuleLine(
        code=rule.code,
        name=rule.name,
        title=texts(rule).label(language),
        level=level_word(rule.level),
        href=reverse("rule", args=[rule.code]),
    )


def outlined(example: str) -> str:
    """A plan as JSON, as its lines: who reads about a rule need not read JSON."""
    if example.lstrip()[:1] not in "{[":
        return example.strip()
    return "\n".join(_outline(json.loads(example), 0))


def _outline(value: Any, depth: int) -> list[str]:
    pad = "  " * depth
    if isinstance(value, list):
        return [line for one in value for line in _outline(one, depth)]
    if not isinstance(value, dict):
        return [f"{pad}{value}"]
    named = [str(value[key]) for key in NAMES if key in value]
    rest = {key: one for key, one in value.items() if key not in NAMES}
    plain = {key: one for key, one in rest.items() if not _nested(one)}
    said = ", ".join(f"{key}: {_plain(one)}" for key, one in plain.items())
    head = " ".join(named) + (f" ({said})" if named and said else said)
    lines = [f"{pad}{head}"] if head else []
    deeper = depth + bool(head)
    for key, one in rest.items():
        if _nested(one):
            titled = key not in UNTITLED
            lines += [f"{'  ' * deeper}{key}:"] if titled else []
            lines += _outline(one, deeper + titled)
    return lines


def _nested(value: Any) -> bool:
    listed = isinstance(value, list) and any(isinstance(one, dict) for one in value)
    return isinstance(value, dict) or listed


def _plain(value: Any) -> str:
    return " + ".join(map(str, value)) if isinstance(value, list) else str(value)


def _examples(by_language: Any, language: str) -> tuple[tuple[str, str], ...]:
    """Those in the reader's language first."""
    both = (("en", "en"), ("zh-Hans", "zh"))
    return tuple(
        (tag, outlined(example))
        for tag, key in (both[::-1] if language.startswith("zh") else both)
        for example in by_language[key]
    )

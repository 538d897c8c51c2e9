"""All rules, in the order of their codes. A rule is not there until it stands in this list."""

from functools import cache

from grove.quality.rule import Rule
from grove.quality.rules.key_result import kr206_direction_conflict

RULES: tuple[Rule, ...] = (kr206_direction_conflict.RULE,)


def rule_of(word: str) -> Rule:
    """The rule of a code or a name. Raises KeyError."""
    return _by_word()[word.strip().lower()]


@cache
def _by_word() -> dict[str, Rule]:
    return {word.lower(): rule for rule in RULES for word in (rule.code, rule.name)}

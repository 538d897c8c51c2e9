"""All rules, in the order of their codes. A rule is not there until it stands in this list."""

from functools import cache

from grove.quality.rule import Rule
from grove.quality.rules.comments import (
    ign901_ignore_without_reason,
    ign902_ignore_unknown_rule,
    ign903_ignore_unused,
)
from grove.quality.rules.key_result import kr206_direction_conflict

RULES: tuple[Rule, ...] = (kr206_direction_conflict.RULE,)

# What can be wrong with comments that silence a rule. They are about files, so no plan has them.
COMMENTS: tuple[Rule, ...] = (
    ign901_ignore_without_reason.RULE,
    ign902_ignore_unknown_rule.RULE,
    ign903_ignore_unused.RULE,
)


def rule_of(word: str) -> Rule:
    """The rule of a code or a name. Raises KeyError."""
    return _by_word()[word.strip().lower()]


@cache
def _by_word() -> dict[str, Rule]:
    return {word.lower(): rule for rule in (*RULES, *COMMENTS) for word in (rule.code, rule.name)}

"""All rules, in the order of their codes. A rule is not there until it stands in a list.

The lists are `wording` and `records`; a review of bare text never loads the second.
"""

from functools import cache

from grove.quality import records, wording
from grove.quality.rule import Rule
from grove.quality.rules.comments import (
    ign901_ignore_without_reason,
    ign902_ignore_unknown_rule,
    ign903_ignore_unused,
)

GROUPS = ("OBJ", "KR", "SMT", "SET", "ALN", "BAL", "LRN", "PRC")


def _order(rule: Rule) -> tuple[int, str]:
    return GROUPS.index(rule.code.rstrip("0123456789")), rule.code


RULES: tuple[Rule, ...] = tuple(sorted((*wording.RULES, *records.RULES), key=_order))

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

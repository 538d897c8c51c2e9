"""The keys by which code and database know the parts of the method, in their order.

Content words them; it may neither add to them nor drop one.
"""

from __future__ import annotations

from grove.method.model import Group

THEMES = ("BG", "DQ", "TC", "DA", "EF", "SE", "OB", "TP", "IN")
PERSPECTIVES = ("customer", "internal_process", "learning_growth", "financial")
LEVELS = ("company", "business", "department")
QUESTIONS = ("purpose", "value", "judgement")
CONSIDERATIONS = ("boundary", "steering", "business_value")
GROUPS: tuple[Group, ...] = ("understand", "write", "align", "finish", "track")
STEPS = (
    "positioning",
    "needs",
    "review",
    "draft",
    "iterate",
    "sign_off",
    "management",
    "track",
)
KINDS = (
    "increase",
    "decrease",
    "hold_above",
    "hold_below",
    "hold_within",
    "count",
    "milestone",
    "yes_no",
    "unknown_start",
)
SECTIONS = ("function", "goals", "team", "path", "roi")

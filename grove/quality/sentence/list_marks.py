"""What only marks a line as one of a list: 1. （2） - KR1： 三、 · and its full stop."""

import re
from functools import cache

BEGINS = frozenset("-*•·–—(0123456789ko一二三四五六七八九十目关第")
ENDS = frozenset("。;")


@cache
def _pattern() -> "re.Pattern[str]":
    number = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
    named = "(?:o[0-9]{1,2}[ -]?)?(?:kr|key result|关键结果|目标|第)"
    return re.compile(
        r"(?:[-*•·–—]\s+)?"
        rf"(?:\((?:{number})\)|(?:{number})(?:\)|[.、](?![0-9]))"
        rf"|{named} ?(?:{number}|[0-9]\.[0-9]{{1,2}}) ?(?:条|项)?[:.、)]"
        r"|[-*•·–—]\s)\s*"
    )


def without_marks(text: str) -> str:
    """The same text in lower case, as long, with blanks for what marks the line."""
    found = _pattern().match(text) if text[:1] in BEGINS else None
    if found is not None and found.end() < len(text):
        text = " " * found.end() + text[found.end() :]
    if text[-1:] in ENDS:
        text = f"{text[:-1]} "
    return text

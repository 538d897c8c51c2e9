"""The words that frame a key result: where it points, what keeps, what counts, what is passed."""

import re

_UP = (
    r"\b(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|grow(?:s|n|ing)?|lift(?:s|ed|ing)?"
    r"|boost(?:s|ed|ing)?|expand(?:s|ed|ing)?|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)"
    r"|rises?)\b"
    r"|提升|提高|增加|增长|扩大|扩展|上升|翻倍|翻番|翻一番|升[到至]|涨[到至]"
)
_DOWN = (
    r"\b(?:cut(?:s|ting)?|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)"
    r"|drop(?:s|ped|ping)?|shrink(?:s|ing)?|shorten(?:s|ed|ing)?|halv(?:e|es|ed|ing)|fall(?:s|ing)?"
    r"|slash(?:es|ed|ing)?|down)\b"
    r"|降低|下降|降[到至为幅]|减少|减半|减[到至]|缩短|缩减|压缩|压降|压到|收敛|削减"
)
DIRECTION = re.compile(f"(?P<up>{_UP})|(?P<down>{_DOWN})", re.IGNORECASE)

HOLD = re.compile(
    r"\b(?:keep(?:s|ing)?|kept|hold(?:s|ing)?|held|maintain(?:s|ed|ing)?|sustain(?:s|ed|ing)?|stays?"
    r"|remains?)\b|保持|维持|稳定在|守住|不低于|控制在",
    re.IGNORECASE,
)

PASS = re.compile(
    r"^\W{0,40}(?:(?:we|to)\s)?(?:pass|complete|finish|launch|ship|obtain|achieve|get|earn|deliver|publish"
    r"|release|renew)(?:es|ed|d|s|ing)?\b|^\W{0,40}(?:通过|完成|取得|获得|拿到|上线|发布|交付|建成|落地)",
    re.IGNORECASE,
)

# What comes back every period is neither passed once nor counted up.
RECURRING = re.compile(
    r"\b(?:every|each|weekly|daily|monthly|quarterly|per)\b|每[天日周月季年]|每个[月季]",
    re.IGNORECASE,
)

PEOPLE = frozenset(
    (
        "people persons engineers developers managers leads successors architects analysts "
        "designers testers hires newcomers candidates members interns mentors colleagues seniors"
    ).split()
)

# Between the two numbers of a change, from A to B.
TO = re.compile(
    r"\s{0,3},?\s{0,3}(?:→|-{1,3}>|={1,2}>|>{2}|(?:(?:down|up)\s{1,2})?to|up\sto"
    r"|(?:逐步|进一步|稳步)?(?:提升|提高|上升|增加|增长|扩大|扩展|升高|升|涨|降低|下降|减少|缩短|缩减|压缩|压降"
    r"|收敛|削减|降|减|缩|压|改善|优化|改|变|调整|恢复)?(?:到|至|为|成))\s{0,3}",
    re.IGNORECASE,
)
# The same, when "from" stands before the first number: a few words may come between.
TO_AFTER_FROM = re.compile(
    r"(?:\s{1,2}[a-z][a-z'-]{0,24}){0,4}\s{1,2}(?:(?:down|up)\s)?to\s{1,2}"
    r"|[^\d,.;。]{0,8}(?:到|至|为|→)\s{0,2}",
    re.IGNORECASE,
)
FROM = re.compile(r"(?:\bfrom|从|由|自)\s{0,2}$", re.IGNORECASE)
# Between the two numbers when the start comes second: "to B (currently A)", "达到 B(现 A)".
WAS = re.compile(
    r"\s{0,2}[(,;\[]?\s{0,2}(?:(?:up|down)\s)?(?:from|currently|now|today|was|previously|at present"
    r"|当前|目前|现状|现在|现|原来|原|去年|上年|基线|起点)(?:\s(?:is|at))?\s{0,2}(?:值|为|是|:)?\s{0,2}",
    re.IGNORECASE,
)
TARGET_BEFORE = re.compile(
    r"(?:\b(?:to|reach(?:es|ed|ing)?|hits?|target(?:\sof)?|goal(?:\sof)?|=)|达到|达|到|至|为|目标[::]?)\s{0,3}$",
    re.IGNORECASE,
)
BY_BEFORE = re.compile(r"\bby\s{1,2}$", re.IGNORECASE)
# A Chinese verb straight before the number, without 到 or 至: 下降四成, 提升 5 个百分点.
VERB_BEFORE = re.compile(
    r"(?P<up>提升|提高|增加|增长|扩大|上升|多|涨)(?:了|约)?\s?$"
    r"|(?P<down>降低|下降|减少|缩短|缩减|压缩|压降|削减|降|减)(?:了|约)?\s?$"
)
BETWEEN = re.compile(r"(?:\bbetween|在|于)\s{0,2}$", re.IGNORECASE)
AND = re.compile(r"\s{0,2}(?:and|to|到|至|-|~)\s{0,2}", re.IGNORECASE)

# Relative goals in one word, with their change in percent.
RELATIVE_WORDS: tuple[tuple["re.Pattern[str]", int], ...] = (
    (re.compile(r"\bhalv(?:e|es|ed|ing)\b|\b(?:in|by) half\b|减半|折半|砍半", re.IGNORECASE), -50),
    (
        re.compile(r"\bdoubl(?:e|es|ed|ing)\b|\btwice\b|翻倍|翻番|翻一番", re.IGNORECASE),
        100,
    ),
    (re.compile(r"\btripl(?:e|es|ed|ing)\b", re.IGNORECASE), 200),
)
FRACTION = re.compile(r"\bby (?:a|one)[ -](?P<part>third|quarter|fifth|tenth)\b", re.IGNORECASE)
PARTS = {"third": "33.33", "quarter": "25", "fifth": "20", "tenth": "10"}

COUNT_BEFORE = re.compile(r"(?:^|[A-Za-z\u4e00-\u9fff:,])\s{0,3}$")

# A span of time that may be a deadline as well as a target: 在 3 个月内, within 2 quarters.
LONG_SPANS = frozenset({"month", "quarter", "year"})
AT_ZH = re.compile(r"在\s?$")

# What stands around the subject of a sentence and is not part of it.
LEADING = re.compile(
    r"^\W{0,3}(?:"
    + _UP
    + "|"
    + _DOWN
    + r"|(?:keep|hold|maintain|bring|improve|get|reach)\b|将|把|使|让)\s{0,3}(?:the\s)?",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"(?:[\s,:(]{1,3}|\b(?:from|to|at|by|is|are|of|below|down|stays?|and|between)\b|从|由|自|保持在?|每[天日周月季年]|维持在?|稳定在"
    r"|控制在|在|目标|提升|提高|达到|增加|降低|下降|减少|缩短|降|减|到|至|为|达|[-=→>])$",
    re.IGNORECASE,
)

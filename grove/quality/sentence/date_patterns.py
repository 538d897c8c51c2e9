"""The ways in which a date is written, in both languages, each with what it means."""

import re

from grove.quality.sentence.days import (
    MONTHS,
    Builder,
    day_month,
    dotted_day,
    end_month,
    half,
    in_month,
    iso_day,
    mid_month,
    mid_year,
    quarter,
    slashed_day,
    year_end,
    zh_day,
    zh_month,
)

_MONTH = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:,?\s?(?:of\s)?(?P<y>20\d\d)(?![\d%]))?"
_PREP = r"(?:\b(?P<prep>by|before|until|till|due|on|in|during|no later than)\s{1,2})?(?:the\s)?"
_END = r"(?P<end>(?:the\s)?(?:end|close)\s(?:of\s)?(?:the\s)?)"
_ORD = r"(?:st|nd|rd|th)?"
_ZH_BEFORE = r"(?:之前|以前|前|截止|为止|止)"


def _pattern(text: str) -> "re.Pattern[str]":
    return re.compile(text, re.IGNORECASE)


_STOP = r"(?=\s{0,2}(?:$|[,.;:!?)\]。;、]))"
_ZH_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_Q = (
    r"(?:q(?P<q>[1-4])|(?P<q2>[1-4])q"
    r"|(?P<word>first|second|third|fourth|last|1st|2nd|3rd|4th)\squarter)(?![A-Za-z0-9])"
)
_ZQ = r"(?:第?\s?(?P<zq>[一二三四1-4])\s?季度|q(?P<q>[1-4]))\s{0,2}"
_ZY = r"(?<![明去次前后])(?:(?P<y>20\d\d)\s?年?\s?|今年|本年度?)?"

# A pattern is tried only where one of its hints occurs: most sentences name one date or none.
_Q_HINT = ("q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q", "quarter")
_ZQ_HINT = ("季度", "q1", "q2", "q3", "q4")

PATTERNS: tuple[tuple["re.Pattern[str]", Builder, bool, tuple[str, ...]], ...] = (
    (
        _pattern(
            r"(?:截[至止])?[到至]?(?P<y>20\d\d)\s?年\s?(?P<m>" + _ZH_N + r")\s?月(?=\s?[,.;。、]|$)"
        ),
        zh_month,
        False,
        ("月",),
    ),
    (
        _pattern(
            _PREP + r"(?<![\d./-])(?P<y>20\d\d)(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
            r"(?![\d%])\s?(?P<zbefore>" + _ZH_BEFORE + ")?"
        ),
        iso_day,
        False,
        ("20",),
    ),
    (
        _pattern(
            _PREP + r"(?<![\w.,-])(?P<d>\d{1,2})" + _ORD + r"(?:\sof)?[\s-]{1,2}" + _MONTH + _YEAR
        ),
        day_month,
        False,
        MONTHS,
    ),
    (
        _pattern(
            _PREP + r"\b" + _MONTH + r"\s{1,2}(?P<d>\d{1,2})" + _ORD + r"(?![\d%.\w])" + _YEAR
        ),
        day_month,
        False,
        MONTHS,
    ),
    (_pattern(_PREP + _END + _MONTH + _YEAR), end_month, False, MONTHS),
    (_pattern(_PREP + r"\bmid[\s-]" + _MONTH + _YEAR), mid_month, False, MONTHS),
    (
        _pattern(
            r"\b(?P<prep>by|before|until|till|due|in|during)\s{1,2}"
            + _MONTH
            + r"(?!\s{1,2}\d{1,2}(?!\d))"
            + _YEAR
        ),
        in_month,
        False,
        MONTHS,
    ),
    (_pattern(_PREP + _END + _Q + _YEAR), quarter, False, _Q_HINT),
    (
        _pattern(
            r"\b(?P<prep>by|before|until|till|due|in|during)\s{1,2}(?:the\s)?"
            + _Q
            + r"(?P<after>\send\b)?"
            + _YEAR
        ),
        quarter,
        False,
        _Q_HINT,
    ),
    (
        _pattern(r"(?<![\w-])" + _Q + r"(?P<after>\send\b)?" + _YEAR + _STOP),
        quarter,
        False,
        _Q_HINT,
    ),
    (
        _pattern(
            _ZY + _ZQ + r"(?P<zafter>结束之?前|结束|末前?|底前?|内|之前|以前|前)(?P<zbefore>)"
        ),
        quarter,
        False,
        _ZQ_HINT,
    ),
    (_pattern(_ZY + _ZQ + _STOP), quarter, False, _ZQ_HINT),
    (
        _pattern(
            _PREP + r"(?:" + _END + r")?\b(?P<half>h[12]|[12]h|first half|second half)\b" + _YEAR
        ),
        half,
        False,
        ("h1", "h2", "1h", "2h", "half"),
    ),
    (
        _pattern(_ZY + r"(?P<half>上半年|下半年)(?:结束|末|底|内)?(?P<zbefore>之前|以前|前)?"),
        half,
        False,
        ("半年",),
    ),
    (
        _pattern(
            _PREP + r"(?:" + _END + r"(?:year|cycle|(?P<y>20\d\d))\b|\byear[\s-]end\b|\beoy\b)"
        ),
        year_end,
        False,
        ("end", "eoy", "close"),
    ),
    (_pattern(r"\b(?:all|whole) year(?:[\s-]round)?\b|\byear-round\b"), year_end, True, ("year",)),
    (_pattern(r"\bin (?P<y>20\d\d)\b"), year_end, True, ("in 20",)),
    (_pattern(_PREP + r"(?:\bmid[\s-]year\b|\bmiddle of the year\b)"), mid_year, False, ("year",)),
    (
        _pattern(
            _ZY
            + r"(?<![\d.个])(?P<m>"
            + _ZH_N
            + r")\s?月份?\s?(?:(?P<d>"
            + _ZH_N
            + r")\s?[日号]|(?P<zend>底|末)|(?P<zin>内|中旬|(?=之前|以前|前)))\s?(?P<zbefore>"
            + _ZH_BEFORE
            + ")?"
        ),
        zh_day,
        False,
        ("月",),
    ),
    (
        _pattern(
            r"(?<![明去次前后每])(?:(?P<y>20\d\d)\s?|今|本)?年(?:底|末|终|内)(?P<zbefore>之前|以前|前)?"
        ),
        year_end,
        False,
        ("年",),
    ),
    (_pattern(r"全年"), year_end, True, ("全年",)),
    (
        _pattern(r"(?<![明去次前后每])(?:(?P<y>20\d\d)\s?|今|本)?年中(?:之前|以前|前)?"),
        mid_year,
        False,
        ("年中",),
    ),
    (
        _pattern(
            r"\b(?P<prep>by|before|until|till|due|on)\s{1,2}(?P<a>\d{1,2})/(?P<b>\d{1,2})"
            r"(?:/(?P<y>20\d\d))?(?![\d/%])"
        ),
        slashed_day,
        False,
        ("/",),
    ),
    (
        _pattern(r"(?<![\d/.])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>20\d\d)(?!\d)"),
        slashed_day,
        False,
        ("/",),
    ),
    (
        _pattern(r"(?<![\d/.])(?P<a>\d{1,2})/(?P<b>\d{1,2})\s?(?P<zbefore>之前|以前|前)"),
        slashed_day,
        False,
        ("/",),
    ),
    (
        _pattern(_PREP + r"(?<![\d/.])(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<y>20\d\d)(?!\d)"),
        dotted_day,
        False,
        (".20",),
    ),
)

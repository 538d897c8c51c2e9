"""Dates in a sentence, both languages: which days a phrase may mean, never a guess between two."""

import re
from dataclasses import dataclass
from datetime import date

from grove.quality.sentence.date_patterns import PATTERNS
from grove.quality.sentence.days import YearMissing

_STOPS = re.compile(r"\s{0,2}(?:$|[,.;:!?)\]。;、])")
_HINTS = {
    hints: re.compile("|".join(map(re.escape, hints)), re.IGNORECASE) for *_, hints in PATTERNS
}


@dataclass(frozen=True, slots=True)
class DateHit:
    """A phrase that names a day. One candidate is a reading, two an ambiguity, none impossible.

    firm: said as a deadline ("by …", "…前"); weak: only a stretch of time ("all year").
    """

    start: int
    end: int
    candidates: tuple[date, ...]
    firm: bool = False
    weak: bool = False
    year_missing: bool = False


def find_dates(text: str, year: int | None) -> list[DateHit]:
    """Every date phrase of a normalised text, in order, none overlapping; longest wins."""
    hits: list[DateHit] = []
    hinted = {hints for hints, hint in _HINTS.items() if hint.search(text)}
    for pattern, build, weak, hints in PATTERNS:
        if hints not in hinted:
            continue
        for found in pattern.finditer(text):
            groups = found.groupdict()
            prep = groups.get("prep")
            if _is_another_word(found, groups):
                continue
            firm = bool(prep and prep.lower() not in ("in", "during", "on")) or bool(
                groups.get("zbefore")
            )
            try:
                candidates = build(found, year)
            except YearMissing:
                hits.append(DateHit(found.start(), found.end(), (), firm, weak, True))
            else:
                hits.append(DateHit(found.start(), found.end(), candidates, firm, weak))
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[DateHit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _is_another_word(found: "re.Match[str]", groups: dict[str, str | None]) -> bool:
    """10 may, h1 headings: a month or half in name only, with no word that makes it a date."""
    if groups.get("prep") or groups.get("end"):
        return False
    month = groups.get("mon")
    if month in ("may", "mar", "march"):
        return True
    half = groups.get("half")
    return bool(half and half.isascii() and not _STOPS.match(found.string, found.end()))

"""Dates in a sentence, both languages: which days a phrase may mean, never a guess between two."""

from grove.quality.sentence import date_digits, date_names
from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.tokens import Tokens

READERS = {
    "month": date_names.month,
    "quarter": date_names.quarter,
    "halfyear": date_names.half_year,
    "eoq": date_names.year_end,
    "yearend": date_names.year_end,
    "midyear": date_names.year_end,
    "allyear": date_names.year_end,
    "nextyear": date_names.other_time,
    "stretch": date_names.other_time,
    "vague_date": date_names.vague_time,
    "#": date_digits.number_day,
    "/": date_digits.slash_day,
    "yue": date_names.month_zh,
    "jidu": date_names.quarter_zh,
}


def find_dates(tokens: Tokens, year: int | None) -> list[DateHit]:
    """Every date phrase in order, none overlapping. Their tokens become "date" (or "now")."""
    hits: list[DateHit] = []
    after = 0
    for at in tokens.dated:
        if at <= after and after:
            continue
        read = READERS.get(tokens.kind[at])
        hit = read(tokens, at, year) if read else None
        if hit is not None:
            if hit.first <= after and after:
                continue
            hits.append(hit)
            after = hit.last
    for hit in hits:
        _take_out(tokens, hit)
    return hits


def _take_out(tokens: Tokens, hit: DateHit) -> None:
    kind = "now" if hit.role == "past" else "date"
    for at in range(hit.first, hit.last + 1):
        tokens.kind[at] = kind
    at = hit.last + 1
    while tokens.start[at] < hit.end and tokens.kind[at] != "eos":
        if tokens.end[at] <= hit.end:
            tokens.kind[at] = kind
        else:  # 前完成: only its beginning belongs to the date
            tokens.start[at] = hit.end
        at += 1

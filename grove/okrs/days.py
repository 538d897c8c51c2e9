"""Reading one day as people type it into a field: 2027-06-30 · 30 Jun 2027, in full width too."""

from datetime import date

from grove.quality.normalise import normalise
from grove.quality.sentence.dates import find_dates
from grove.quality.sentence.tokens import tokenise

LONGEST = 40


def read_day(text: str) -> date | None:
    """The day that the whole text is; None if it is not one day without doubt, or impossible.

    A day without its year is not read. Longer than 40 characters is not read.
    """
    if len(text) > LONGEST:
        return None
    plain = normalise(text.strip()).text.strip()
    hits = find_dates(tokenise(plain.lower()), None)
    if len(hits) != 1:
        return None
    hit = hits[0]
    whole = hit.start == 0 and hit.end == len(plain)
    if not whole or hit.weak or hit.year_missing or len(hit.candidates) != 1:
        return None
    return hit.candidates[0]

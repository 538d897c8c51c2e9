"""Reading one number as people type it into a field: 1,200 · １２.５ · 3万 · 4.2M · −3."""

import re
import unicodedata
from decimal import Decimal

LONGEST = 40
MULTIPLIERS = {
    "": Decimal(1),
    "k": Decimal(10) ** 3,
    "m": Decimal(10) ** 6,
    "bn": Decimal(10) ** 9,
    "b": Decimal(10) ** 9,
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "百": Decimal(10) ** 2,
    "千": Decimal(10) ** 3,
    "万": Decimal(10) ** 4,
    "萬": Decimal(10) ** 4,
    "百万": Decimal(10) ** 6,
    "千万": Decimal(10) ** 7,
    "亿": Decimal(10) ** 8,
    "億": Decimal(10) ** 8,
}
_NUMBER = re.compile(
    r"([+-]?)(\d{1,3}(?:,\d{3}){1,5}|\d{1,18})((?:\.\d{1,18})?) ?([a-z]{0,8}|[百千万萬亿億]{0,2})"
)


def read_number(text: str) -> Decimal | None:
    """The number that the whole text is, exactly; None if it is not one number without doubt.

    "4,2" is not read: it may be 4.2 or a slip of 42. Longer than 40 characters is not read.
    """
    if len(text) > LONGEST:
        return None
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    plain = plain.replace("−", "-").replace("–", "-").replace("\u2019", "")
    found = _NUMBER.fullmatch(plain)
    if not found:
        return None
    sign, whole, fraction, word = found.groups()
    factor = MULTIPLIERS.get(word)
    if factor is None:
        return None
    value = Decimal(sign + whole.replace(",", "") + fraction) * factor
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value

"""Halves of a year told from hours by their capital: 2H27, 1H 2027; but 2h27 is how long."""

_HALVES = ("1H", "2H")
_PARTED = "/-' "
_LEADS_ON = ("→", "->", "=>", ">", "to ")


def keeps_halves(typed: str, low: str) -> str:
    """The text in lower case, but for the capital of a half that goes on to its year.

    typed   the same with its capitals, character for character
    """
    for half in _HALVES:
        at = typed.find(half)
        while at >= 0:
            if (at == 0 or not typed[at - 1].isalnum()) and _is_of_year(typed, at + len(half)):
                low = f"{low[: at + 1]}H{low[at + len(half) :]}"
            at = typed.find(half, at + len(half))
    return low


def _is_of_year(typed: str, at: int) -> bool:
    """Whether a year ends here, in two digits or in four, and nothing goes on from it."""
    parted = typed[at : at + 1] in _PARTED and at < len(typed)
    at += parted
    end = at
    while end < len(typed) and typed[end].isdecimal() and end < at + LONGEST:
        end += 1
    year = typed[at:end]
    if len(year) == 2 and parted and typed[at - 1] == " ":
        return False  # 2H 27 is hours and minutes as well
    near = year.startswith("20") if len(year) == 4 else len(year) == 2 and "24" <= year <= "39"
    joined = typed[end : end + 1].isalnum()
    return near and not (joined or typed[end : end + 4].lstrip().startswith(_LEADS_ON))


LONGEST = 5  # digits

"""Numbers of an upgrade are names: from PostgreSQL 13 to 16, CMMI 2 → 3, MySQL 5.7 升级 8.0."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import TARGET
from grove.quality.sentence.tokens import Tokens


def without_versions(
    tokens: Tokens, quantities: list[Quantity], names: list[int]
) -> list[Quantity]:
    """Without the second half of "from PostgreSQL 13 to 16", whose first is part of a name."""
    return [
        one
        for one in quantities
        if not (
            (one.role == TARGET or tokens.word[one.first - 1].endswith("升级"))
            and not one.unit
            and any(_goes_on(tokens, name, one.first) for name in names)
        )
    ]


def _goes_on(tokens: Tokens, name: int, at: int) -> bool:
    """From PostgreSQL 13 to 16, CMMI 2 → 3."""
    if not 0 < at - name < 8:
        return False
    if tokens.word[at - 1].endswith("升级"):
        return True  # MySQL 5.7 升级 8.0
    if tokens.word[at - 1] in ("到", "至", "为") and tokens.word[at - 2].endswith("升级"):
        return True  # 把 MySQL 5.7 升级到 8.0
    return _from_before(tokens, name) or (at - name == 2 and tokens.kind[name + 1] == "arrow")


def _from_before(tokens: Tokens, name: int) -> bool:
    return "from" in tokens.kind[max(0, name - 4) : name]

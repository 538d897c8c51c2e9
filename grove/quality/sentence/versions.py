"""Numbers of an upgrade are names: from PostgreSQL 13 to 16, CMMI 2 → 3, MySQL 5.7 升级 8.0."""

from grove.quality.sentence.names import UPGRADES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CIRCUMSTANCE, TARGET
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import DESIGNATORS


def without_versions(
    tokens: Tokens, quantities: list[Quantity], names: list[int]
) -> list[Quantity]:
    """Without the second half of "from PostgreSQL 13 to 16", whose first is part of a name."""
    return [
        one
        for one in quantities
        if not (
            (
                one.role == TARGET
                or (one.role == CIRCUMSTANCE and "." in tokens.word[one.first])
                or _is_changed(tokens, one.first - 1)
            )
            and not one.unit
            and any(_goes_on(tokens, name, one.first) for name in names)
        )
    ]


_CHANGED = (
    "升级",
    *(
        f"{verb}{to}"
        for verb in ("升", "升级", "迁", "迁移", "换", "更换", "切", "切换", "替换", "改", "过渡")
        for to in "到至为成"
    ),
)


def _is_changed(tokens: Tokens, at: int) -> bool:
    end = tokens.end[at]
    return tokens.text[end - 1 : end] in _LAST and tokens.text.endswith(_CHANGED, 0, end)


_ROWS = frozenset(("of", "for", "in", "on", "all"))
_LAST = frozenset("到至成为级")


def _goes_on(tokens: Tokens, name: int, at: int) -> bool:
    """From PostgreSQL 13 to 16, CMMI 2 → 3."""
    if not 0 < at - name < 8:
        return False
    straight = tokens.word[at - 1].endswith("升级") or "#" not in tokens.kind[name + 1 : at]
    if straight and _is_changed(tokens, at - 1):
        return True  # MySQL 5.7 升级 8.0, JDK 8 应用全部迁到 17
    if at - name == 2 and tokens.kind[name + 1] == "to" and tokens.latin:
        if tokens.word[name] == "1" and tokens.kind[name - 2] in _ROWS:
            return True  # 100 % of KPI 1 to 20
        if tokens.kind[name - 2] == "from":
            return True  # from iOS 16.4 to 17.2
        if tokens.word[name - 1] in DESIGNATORS and _is_dotted(tokens.word[name], tokens.word[at]):
            return True  # Kubernetes 1.27 to 1.31
        return not UPGRADES.isdisjoint(tokens.word[max(1, name - 4) : name])
    return _from_before(tokens, name) or (at - name == 2 and tokens.kind[name + 1] == "arrow")


def _is_dotted(one: str, other: str) -> bool:
    """1.27 and 1.31: of the same release."""
    return "." in one and one.partition(".")[0] == other.partition(".")[0] and "." in other


def _from_before(tokens: Tokens, name: int) -> bool:
    return "from" in tokens.kind[max(0, name - 4) : name]

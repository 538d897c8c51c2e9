"""A rule: code, readable name, level, scope and the one function that decides."""

from collections.abc import Callable, Iterable

from grove.quality.finding import HOLDS_BACK, Hit, Level
from grove.quality.typed import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from grove.quality.plan import Around, KeyResult, Objective

Scope = Literal["objective", "key_result", "line", "plan", "time"]
OBJECTIVE: Final = "objective"
KEY_RESULT: Final = "key_result"
LINE: Final = "line"  # one line, whether objective or key result
PLAN: Final = "plan"  # a whole set: many lines at once
TIME: Final = "time"  # a set and what came before it, or stands beside it

OfObjective = Callable[["Objective", "Around"], Iterable[Hit]]
OfKeyResult = Callable[["KeyResult", "Around"], Iterable[Hit]]
OfPlan = Callable[["Around"], Iterable[Hit]]
OfLine = Callable[["Objective | KeyResult", "Around"], Iterable[Hit]]
Check = OfObjective | OfKeyResult | OfLine | OfPlan


class Rule:
    """One rule. Its texts and examples stand in the .toml beside the module of its check.

    decides     how: letters of L lexical, S fields, A arithmetic, M metric identity, Q question
    hides       codes of consequences that this root cause hides on the same line
    at_freeze   its level where a version is about to be frozen, where that is another one
    limits      names of the limits it asks `around.limit` for
    needs       masks of marks and `signs`: a line without one of each is not put to it
    """

    __slots__ = (
        "at_freeze",
        "check",
        "code",
        "decides",
        "hides",
        "level",
        "limits",
        "name",
        "needs",
        "scope",
    )

    def __init__(
        self,
        code: str,
        name: str,
        level: Level,
        scope: Scope,
        decides: str,
        check: Check,
        *,
        hides: tuple[str, ...] = (),
        at_freeze: Level | None = None,
        limits: tuple[str, ...] = (),
        needs: tuple[int, ...] = (),
    ) -> None:
        self.code = code
        self.name = name
        self.level = level
        self.scope = scope
        self.decides = decides
        self.check = check
        self.hides = frozenset(hides)
        self.at_freeze = at_freeze
        self.limits = limits
        self.needs = needs

    @property
    def holds_back(self) -> bool:
        """Whether a finding of it can hold back a freeze at all."""
        return self.level in HOLDS_BACK or self.at_freeze in HOLDS_BACK

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.name}>"

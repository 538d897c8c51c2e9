"""What the reviewer says: a `Hit` is what a check saw, a `Finding` is that with its rule."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache

from grove.quality.typed import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from hashlib import blake2b

    from grove.quality.rule import Rule

Level = Literal["error", "warning", "advice", "question"]
Span = tuple[int, int]

ERROR: Final = "error"  # structure and arithmetic, certain
WARNING: Final = "warning"  # wording, measured precision at least 0.85
ADVICE: Final = "advice"  # below that
QUESTION: Final = "question"  # needs a person's judgement; asked again when the text changes
LEVELS: tuple[Level, ...] = (ERROR, WARNING, ADVICE, QUESTION)
HOLDS_BACK: frozenset[Level] = frozenset({ERROR, WARNING})  # may hold back a freeze

NOTHING: Mapping[str, object] = {}


class Amount(NamedTuple):
    """A number with its unit, among the values of a finding."""

    value: Decimal
    unit: str = ""


class Theme(str):
    """The code of a theme among the values of a finding; people read its name."""

    __slots__ = ()


class Rewrite(NamedTuple):
    """A concrete change of the text: what replaces the span. Safe ones touch form only."""

    span: Span
    replacement: str
    safe: bool = False


class Beside(NamedTuple):
    """Another line to read next to the one a finding is about.

    grade   "0.3" where it has one; note: what else to know of it, as written by somebody
    learned the lesson somebody drew from it; guard: what was agreed so that it does not come again
    """

    code: str
    text: str
    grade: str = ""
    note: str = ""
    learned: str = ""
    guard: str = ""


class Hit:
    """What a check saw. Everything has a default, so a check says only what it knows.

    span     the words concerned, in the text as typed; None: the whole line
    words    what triggered it, as typed
    values   for the placeholders of the rule's texts: texts, numbers, dates
    case     which of the rule's texts says it; "": the first
    level    where it differs from the rule's own
    field    the field that would clear it: "target", "owner", …
    about    for rules about a plan: the code of the line concerned; "": the plan
    basis    for rules about a plan: the text whose change makes the finding a new one
    """

    __slots__ = (
        *("span", "words", "values", "case", "level", "field", "fix", "beside", "about", "basis"),
    )

    def __init__(
        self,
        span: Span | None = None,
        words: str = "",
        values: Mapping[str, object] = NOTHING,
        case: str = "",
        level: Level | None = None,
        field: str = "",
        fix: Rewrite | None = None,
        beside: tuple[Beside, ...] = (),
        about: str = "",
        basis: str = "",
    ) -> None:
        self.span = span
        self.words = words
        self.values = values
        self.case = case
        self.level = level
        self.field = field
        self.fix = fix
        self.beside = beside
        self.about = about
        self.basis = basis


class Finding:
    """A hit with its rule, its level there, and the line it is about ("": the plan).

    basis     the text it is about: as long as that is the same, so is its identity
    Lines that say the same share one hit.
    """

    __slots__ = ("about", "basis", "hit", "level", "rule")

    def __init__(self, rule: "Rule", hit: Hit, level: Level, about: str, basis: str) -> None:
        self.rule = rule
        self.hit = hit
        self.level = level
        self.about = about
        self.basis = basis

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def name(self) -> str:
        return self.rule.name

    @property
    def span(self) -> Span | None:
        return self.hit.span

    @property
    def words(self) -> str:
        return self.hit.words

    @property
    def values(self) -> Mapping[str, object]:
        return self.hit.values

    @property
    def case(self) -> str:
        return self.hit.case

    @property
    def field(self) -> str:
        return self.hit.field

    @property
    def fix(self) -> Rewrite | None:
        return self.hit.fix

    @property
    def beside(self) -> tuple[Beside, ...]:
        return self.hit.beside

    @property
    def holds(self) -> bool:
        """Whether it holds back the freeze of a version."""
        return self.level in HOLDS_BACK

    @property
    def identity(self) -> str:
        """The same as long as the text is: answers, dismissals and baselines are kept by it."""
        return identity(self.rule.code, self.hit.case, self.basis)

    def _said(self) -> tuple[object, ...]:
        hit = self.hit
        return (
            *(self.rule.code, self.level, self.about, self.basis, hit.span, hit.words),
            *(hit.values, hit.case, hit.field, hit.fix, hit.beside),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Finding) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash((self.rule.code, self.about, self.basis))

    def __repr__(self) -> str:
        return f"Finding{self._said()!r}"


def identity(code: str, case: str, basis: str) -> str:
    """A finding's identity: its rule and the text it is about, spacing and case aside."""
    return f"{code}{'.' if case else ''}{case}-{_digest(basis)}"


@lru_cache(4096)  # the findings of one line have one text, and long lists have lines twice
def _digest(basis: str) -> str:
    plain = " ".join(basis.split()).casefold()
    return _hash()(plain.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@cache
def _hash() -> "type[blake2b]":
    from hashlib import blake2b  # loads a library of ciphers, and most runs need no identity

    return blake2b

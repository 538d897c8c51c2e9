"""What is reviewed, as plain records: a plan with its lines, and what came before it.

None always means "not known here": bare text has no owners, so no rule misses one in it. An empty
value means "known to be empty".
"""

from collections.abc import Hashable
from decimal import Decimal

from grove.measure.day import date
from grove.quality.record import lazily, record
from grove.quality.settings import Glossary, Settings
from grove.quality.signs import of_key_result, of_objective
from grove.quality.structure.line import Line
from grove.quality.structure.read import read_line
from grove.quality.typed import Self

NO_WORDS = Glossary()


class Place:
    """Where a text stands in its file: line and column count from 1, columns in characters.

    exact    whether the file has the text letter by letter, so that spans in it have columns
    """

    __slots__ = ("column", "exact", "file", "line", "width")

    def __init__(
        self, line: int, column: int = 1, width: int = 0, file: str = "", exact: bool = True
    ) -> None:
        self.line = line
        self.column = column
        self.width = width
        self.file = file
        self.exact = exact


@record
class Stage:
    """A stage of a milestone."""

    name: str
    evidence: str = ""
    reached: date | None = None


@record
class CheckIn:
    """The last time somebody said where a key result stands. confidence: 0 to 10."""

    on: date
    confidence: int | None = None
    confidence_before: int | None = None
    note: str = ""


@record
class Fields:
    """What the fields of a key result say. Values are in `unit`.

    kind        one of `measure.kinds.Kind`; "": not said
    start_known_by   the day by which an unknown start will have been found
    low, high   the band of a hold within
    owners      people answerable; ("the team",) is nobody
    guard       the counter-metric that shows when this one is bought at another's cost
    source      where the number can be read
    acceptance  what has to be true for a milestone or a yes/no to count
    period_days, lag_days   the measuring period, and how late a value is known; None: at once
    noise       how much the metric moves by itself, in `unit`
    history     earlier values of the same metric, oldest first
    served_by   teams that work on it
    counterpart another team's line that answers this one across teams; "" : none has agreed
    needs_team  another team that has to do its part; "": none
    """

    kind: str = ""
    start: Decimal | None = None
    start_known_by: date | None = None
    target: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    due: date | None = None
    owners: tuple[str, ...] | None = None
    theme: str | None = None
    metric: str = ""
    guard: str | None = None
    source: str | None = None
    acceptance: str = ""
    stages: tuple[Stage, ...] = ()
    needs: tuple[str, ...] = ()
    period_days: int | None = None
    lag_days: int | None = None
    noise: Decimal | None = None
    history: tuple[Decimal, ...] = ()
    served_by: tuple[str, ...] | None = None
    needs_team: str = ""
    counterpart: str = ""
    learning: bool = False
    check_in: CheckIn | None = None


class _Text:
    """A text that is parsed once, when the first rule asks; `review` says the year and words."""

    code: str
    text: str
    place: Place | None
    role = "key_result"
    year: int | None
    glossary: Glossary

    @lazily
    def line(self) -> Line:
        return read_line(self.text, self.role, year=self.year, glossary=self.glossary)


@record
class KeyResult(_Text):
    """A key result. fields: None on bare text, where the sentence is all there is."""

    text: str
    code: str = ""
    place: Place | None = None
    fields: Fields | None = None
    objective: "Objective | None" = None
    year: int | None = None
    glossary: Glossary = NO_WORDS

    signs = of_key_result

    @classmethod
    def of_text(cls, text: str) -> Self:
        """A text by itself, whose line is about to be read: in half the time of a record, and what
        its rules look at again and again is its own, which is quicker than a default of the class.
        """
        one = cls.__new__(cls)
        one.text, one.code, one.fields = text, "", None
        return one

    @lazily
    def kind(self) -> str:
        """The kind as the field says it; on bare text as the sentence reads; "" unknown."""
        if self.fields is not None:
            return self.fields.kind
        kind = self.line.reading.kind
        return kind.value if kind else ""

    @lazily
    def start(self) -> Decimal | None:
        if self.fields is not None:
            return self.fields.start
        start = self.line.reading.start
        return start.value if start else None

    @lazily
    def target(self) -> Decimal | None:
        if self.fields is not None:
            return self.fields.target
        target = self.line.reading.target
        return target.value if target else None

    @lazily
    def unit(self) -> str:
        if self.fields is not None:
            return self.fields.unit
        unit = self.line.reading.unit
        return unit.value if unit else ""

    @lazily
    def due(self) -> date | None:
        if self.fields is not None:
            return self.fields.due
        due = self.line.reading.due
        return due.value if due else None


@record
class Objective(_Text):
    """An objective with its key results.

    kind        "committed", "stretch"; "": not marked; None: bare text
    points      focus points given to it
    needs, supports   codes of needs it serves and of lines above it; None: not known here
    answered    of an objective above: another plan supports it already
    sufficient  a person's answer to "all key results at 1.0: could it still fail?"
    """

    role = "objective"

    text: str
    code: str = ""
    place: Place | None = None
    kind: str | None = None
    owners: tuple[str, ...] | None = None
    themes: tuple[str, ...] | None = None
    points: int | None = None
    needs: tuple[str, ...] | None = None
    supports: tuple[str, ...] | None = None
    answered: bool = False
    goal_group: str = ""
    key_results: tuple[KeyResult, ...] = ()
    year: int | None = None
    glossary: Glossary = NO_WORDS

    signs = of_objective


@record
class Need:
    """Something a customer needs. declined: with a reason, so nobody waits for it."""

    code: str
    text: str
    declined: bool = False
    perspective: str = ""


@record
class PastResult(_Text):
    """A key result of an earlier cycle.

    grade     0 to 1; None: not graded
    verdict   "carry_on", "change", "stop", "done"; "": nobody decided
    carried   the code of the line that takes it on in this plan
    earlier   the grade of the same goal one cycle before that
    values    what was measured of it, oldest first, in `unit`
    """

    code: str
    text: str
    grade: Decimal | None = None
    committed: bool = False
    guard: str = ""
    verdict: str = ""
    learned: str = ""
    because: str = ""
    carried: str = ""
    earlier: Decimal | None = None
    metric: str = ""
    unit: str = ""
    values: tuple[Decimal, ...] = ()
    place: Place | None = None
    year: int | None = None
    glossary: Glossary = NO_WORDS


@record
class Failure(_Text):
    """An entry of the failure register. watch: words that should ring when they come up again."""

    code: str
    text: str
    cause: str = ""
    guard: str = ""
    watch: tuple[str, ...] = ()
    key_result: str = ""
    place: Place | None = None
    year: int | None = None
    glossary: Glossary = NO_WORDS


@record
class Lesson:
    """A lesson of the last cycle. used_by: codes of lines that rest on it; None: not known here."""

    text: str
    carried: bool = True
    used_by: tuple[str, ...] | None = None


@record
class TeamPlan:
    """The plan of a sub-team, or of another team on the same level."""

    name: str
    objectives: tuple[Objective, ...] = ()
    sub_team: bool = True


@record
class Process:
    """How the plan came about, as far as it is known.

    inputs_missing    planning inputs nobody looked at: "positioning", "needs", "review", …
    alignment_records sessions and one-to-ones on record
    presented         shown to the people who work on it
    """

    inputs_missing: tuple[str, ...] = ()
    alignment_records: int | None = None
    presented: bool | None = None


@record
class Plan:
    """Everything a review may look at.

    parent       objectives of the plan above
    themes       codes of the themes there are; themes_left_out: those left out with a reason
    perspectives the perspectives that ought to be looked from; None: not known here
    past         key results of the last cycle; None: not known here, (): there was none
    reviewed     whether the last cycle was reviewed
    capacity     committed work in per cent of what the department has; None: not counted
    run_points   focus points of running the business
    today        the day it is looked at; freezing: the version about to be frozen, such as "2.0"
    """

    objectives: tuple[Objective, ...] = ()
    loose: tuple[KeyResult, ...] = ()  # key results of a list without an objective
    code: str = ""
    title: str = ""
    file: str = ""
    place: Place | None = None
    starts: date | None = None
    ends: date | None = None
    parent: tuple[Objective, ...] = ()
    teams: tuple[TeamPlan, ...] = ()
    needs: tuple[Need, ...] | None = None
    perspectives: tuple[str, ...] | None = None
    themes: tuple[str, ...] | None = None
    themes_left_out: tuple[str, ...] = ()
    past: tuple[PastResult, ...] | None = None
    failures: tuple[Failure, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    reviewed: bool | None = None
    run_points: int | None = None
    capacity: Decimal | None = None
    process: Process | None = None
    today: date | None = None
    freezing: str = ""

    @lazily
    def key_results(self) -> tuple[KeyResult, ...]:
        """All of them, in the order of the plan."""
        below = tuple(result for objective in self.objectives for result in objective.key_results)
        return below + self.loose


class Around:
    """What a rule may look at besides its own line: the plan, and how the review is set.

    measured   earlier values by what they are about, once a rule asked; see `rules.before`
    """

    __slots__ = ("_dated", "freezing", "limit", "measured", "most", "plan", "settings", "today")

    def __init__(self, plan: Plan, settings: Settings) -> None:
        self.plan = plan
        self.settings = settings
        self.limit = settings.limit
        self.most = int(settings.limit("findings-per-line"))
        self.today = plan.today or settings.today
        self.freezing = plan.freezing or settings.freezing
        self._dated: bool | None = None
        self.measured: dict[Hashable, tuple[Decimal, ...]] | None = None

    @property
    def dated(self) -> bool:
        """Whether days are known of this plan at all: its cycle, or the day of one of its lines."""
        if self._dated is None:
            results = self.plan.key_results
            self._dated = self.plan.ends is not None or any(
                one.fields is not None and one.fields.due is not None for one in results
            )
        return self._dated

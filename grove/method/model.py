"""What the method consists of: frozen records that every other room reads and none changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from grove.method.lookup import one

Group = Literal["understand", "write", "align", "finish", "track"]
Direction = Literal["raise", "lower", "keep_above", "keep_below", "keep_within"]
Timing = Literal["leading", "lagging"]
Rhythm = Literal["weekly", "monthly", "quarterly", "yearly"]
QueryKind = Literal["sql", "promql", "git"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages. Neither side is ever empty."""

    en: str
    zh: str

    def __call__(self, language: str) -> str:
        """The Chinese side for every code that starts with "zh" ("zh", "zh-hans"), else English."""
        return self.zh if language[:2].lower() == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the nine themes a plan takes a decision on. `code` is two capitals, e.g. "DQ"."""

    code: str
    name: Text
    explanation: Text
    belongs: Text


@dataclass(frozen=True, slots=True)
class Perspective:
    """A balanced-scorecard perspective: a column of the needs board."""

    key: str
    name: Text
    explanation: Text
    prompt: Text
    optional: bool


@dataclass(frozen=True, slots=True)
class Level:
    """A level on which needs are heard: a row of the needs board."""

    key: str
    name: Text
    explanation: Text
    listen: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three questions of positioning. It has exactly three example answers."""

    key: str
    number: int
    text: Text
    point_of_view: Text
    hint: Text
    examples: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A field that a consideration asks the writer to fill in."""

    key: str
    label: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Consideration:
    """One of the three considerations of positioning. `letter` is A, B or C."""

    key: str
    letter: str
    title: Text
    explanation: Text
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class StepGroup:
    """A heading of the workbook that holds one or more steps."""

    key: Group
    name: Text


@dataclass(frozen=True, slots=True)
class Step:
    """One of the eight steps. `minutes` is the head's typical working time, not the calendar."""

    key: str
    number: int
    group: Group
    title: Text
    short: Text
    purpose: Text
    minutes: int
    carries: Text
    why: Text
    how: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle, and how the software itself keeps it."""

    key: str
    title: Text
    explanation: Text
    kept: Text


@dataclass(frozen=True, slots=True)
class Moment:
    """A year in the history of the idea."""

    year: int
    title: Text
    story: Text


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary. `code` is its name in code, empty where code has none."""

    key: str
    term: Text
    definition: Text
    code: str


@dataclass(frozen=True, slots=True)
class ResultKind:
    """A kind of key result. `formula` says in words how progress is computed."""

    key: str
    name: Text
    explanation: Text
    formula: Text
    example: Text


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """A question to an internal customer. `lines` is the writing space on the printed sheet."""

    key: str
    text: Text
    listen: Text
    lines: int


@dataclass(frozen=True, slots=True)
class Interview:
    """The one-page sheet for a talk with an internal customer."""

    title: Text
    opening: Text
    questions: tuple[InterviewQuestion, ...]
    closing: Text


@dataclass(frozen=True, slots=True)
class ManagementSection:
    """A part of the management plan. `question` is asked when the part is still empty."""

    key: str
    title: Text
    purpose: Text
    question: Text
    filled_from: Text


@dataclass(frozen=True, slots=True)
class Query:
    """An example of how a metric is read, to be adapted to the names of one's own systems."""

    kind: QueryKind
    text: str


@dataclass(frozen=True, slots=True)
class Metric:
    """An entry of the metric catalogue. `guard` shows when the metric is being gamed.

    `guard_ids` name guards that are themselves in the catalogue. `health` marks a level that has
    to hold rather than a change to aim at; `sensitive` one that touches people and needs care.
    """

    id: str
    theme: str
    name: Text
    definition: Text
    formula: Text
    unit: Text
    direction: Direction
    source: Text
    guard: Text
    guard_ids: tuple[str, ...]
    timing: Timing
    rhythm: Rhythm
    minimum_sample: Text
    qualifier: Text
    health: bool
    sensitive: bool
    query: Query
    misuse: Text
    example: Text
    typical_start: Text | None
    typical_target: Text | None


@dataclass(frozen=True, slots=True)
class Method:
    """Everything the method says. A look-up with an unknown key raises KeyError."""

    themes: tuple[Theme, ...]
    perspectives: tuple[Perspective, ...]
    levels: tuple[Level, ...]
    questions: tuple[Question, ...]
    considerations: tuple[Consideration, ...]
    groups: tuple[StepGroup, ...]
    steps: tuple[Step, ...]
    principles: tuple[Principle, ...]
    history: tuple[Moment, ...]
    glossary: tuple[Term, ...]
    kinds: tuple[ResultKind, ...]
    interview: Interview
    management_sections: tuple[ManagementSection, ...]
    metrics: tuple[Metric, ...]

    def theme(self, code: str) -> Theme:
        return one("theme", code, ((theme.code, theme) for theme in self.themes))

    def perspective(self, key: str) -> Perspective:
        return one("perspective", key, ((it.key, it) for it in self.perspectives))

    def level(self, key: str) -> Level:
        return one("level", key, ((it.key, it) for it in self.levels))

    def question(self, key: str) -> Question:
        return one("question", key, ((it.key, it) for it in self.questions))

    def consideration(self, key: str) -> Consideration:
        return one("consideration", key, ((it.key, it) for it in self.considerations))

    def group(self, key: str) -> StepGroup:
        return one("group of steps", key, ((it.key, it) for it in self.groups))

    def step(self, key: str) -> Step:
        return one("step", key, ((it.key, it) for it in self.steps))

    def principle(self, key: str) -> Principle:
        return one("principle", key, ((it.key, it) for it in self.principles))

    def term(self, key: str) -> Term:
        return one("glossary term", key, ((it.key, it) for it in self.glossary))

    def kind(self, key: str) -> ResultKind:
        return one("key result kind", key, ((it.key, it) for it in self.kinds))

    def management_section(self, key: str) -> ManagementSection:
        return one("management section", key, ((it.key, it) for it in self.management_sections))

    def metric(self, id: str) -> Metric:
        return one("metric", id, ((metric.id, metric) for metric in self.metrics))

    def metrics_of(self, theme: str) -> tuple[Metric, ...]:
        """The catalogue's metrics of one theme, in catalogue order."""
        code = self.theme(theme).code
        return tuple(metric for metric in self.metrics if metric.theme == code)

    def steps_of(self, group: str) -> tuple[Step, ...]:
        """The steps under one heading of the workbook, in order."""
        key = self.group(group).key
        return tuple(step for step in self.steps if step.group == key)

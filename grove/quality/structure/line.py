"""A line after its one parse: words with their marks, the predicate, and the way to the places."""

from collections.abc import Sequence

from grove.measure.kinds import Kind
from grove.quality.lexicon.files import Family, families
from grove.quality.lexicon.marks import FAMILY, GUARD_CLAUSE, LATIN, METRIC, NUMBER, OUTCOME
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import Normal, Span, says
from grove.quality.record import lazily
from grove.quality.sentence import DoubtKind, Reading
from grove.quality.settings import Glossary
from grove.quality.typed import Final, NamedTuple

# How a line says what it says.
ORDER: Final = "order"  # "Roll out …", 完成…, also "Rolling out", "Rolled out"
PASSIVE: Final = "passive"  # "… is written", 权限系统上线
NOUN: Final = "noun"  # "a migration plan", 日志平台升级
STATEMENT: Final = "statement"  # somebody or something does or is something

COUNT = Kind.COUNT  # an attribute of an enum class is slow to look up
UNCLEAR = DoubtKind.NUMBER_UNCLEAR
PARTS = word_class("en", "numbers_in_letters")
BY_DEGREES = ("一些", "一点", "台阶", "层楼", "档次", "大步")  # and no figure of a target
KNOWN_LEVELS = in_order("zh", "known_levels")
LISTED = (["."], ["、"], [")"], ["）"])
HAN_DIGITS = "一二两三四五六七八九十百千万亿半几零双单倍成番数"
NO_NUMBER = ("尽", "合理")  # as few as can be, a sensible range: asked about, and no number
NUMBERS_SEEN = frozenset(
    (
        DoubtKind.SEVERAL_NUMBERS,
        DoubtKind.SEVERAL_CHANGES,
        DoubtKind.DIGITS_UNCLEAR,
        DoubtKind.NUMBER_UNCLEAR,
        DoubtKind.RANGE_UNCLEAR,
        DoubtKind.UNITS_DIFFER,
        DoubtKind.NO_CHANGE,
        DoubtKind.DIRECTION_CONFLICT,
        DoubtKind.START_UNCLEAR,
        DoubtKind.TIMES_UNCLEAR,
    )
)
DATES_SEEN = frozenset(
    (
        DoubtKind.DATE_AMBIGUOUS,
        DoubtKind.DATE_IMPOSSIBLE,
        DoubtKind.DATE_UNCLEAR,
        DoubtKind.DATE_UNCLEAR,
        DoubtKind.SEVERAL_DATES,
        DoubtKind.YEAR_MISSING,
        DoubtKind.TIMEFRAME,
    )
)


NO_FAMILIES: dict[str, str] = {}


class Identity(NamedTuple):
    """What a line moves: metric family and the things it is about, in a form that compares.

    two lines are about the same goal when both are equal; see `same_goal` and `touches`
    """

    family: str
    things: frozenset[str]


class Line:
    """words[i] with marks[i] stands at places[i] of the normalised text.

    language   "en" or "zh"
    union      all marks of the line in one
    mood       ORDER, PASSIVE, NOUN, STATEMENT; "" where nothing was recognised
    head       index of the predicate or head noun; -1: none
    verb       the class of the predicate: one of TASK, OUTCOME, UPKEEP, VAGUE, PLAIN; 0: none
    about      marks of the object's head noun; around: of all its words
    first      index of the first word that is no label, date or adverb
    result_at  index of the word that opens a result clause; -1: none
    """

    reading: Reading  # what the grammar reads from it: kind, numbers, dates, each with its place
    measured: bool  # numbers say how much, see `says_how_much`
    spoken: list[str]  # of English: its words before phrases are one
    joined: Sequence[tuple[int, int]] = ()  # of those the first and last of each phrase
    # Answers of modules beside this one, each worked out when first asked.
    task: bool | None
    activity: int | None
    relative: int | None

    def __init__(
        self, text: str, role: str, normal: Normal, language: str, year: int | None, own: Glossary
    ) -> None:
        self.text = text
        self.role = role
        self.normal = normal
        self.language = language
        self.year = year
        self.glossary = own
        self.words: list[str] = []
        self.marks: list[int] = []
        self.lexicon = NO_FAMILIES
        self.mood = ""
        self.head = self.result_at = -1
        self.union = self.verb = self.about = self.around = self.first = 0
        self.task = self.activity = self.relative = None

    @lazily
    def dated(self) -> bool:
        """A day is named, whether or not it could be read for sure."""
        reading = self.reading
        if reading.due is not None:
            return True
        return reading.asks(DATES_SEEN)

    @lazily
    def families(self) -> tuple[str, ...]:
        """Names of the metric families named in it, in order, each once."""
        if not self.union & FAMILY:
            return ()
        found = []
        for at, mark in enumerate(self.marks):
            name = self._named(at) if mark & FAMILY else ""
            if name and name not in found:
                found.append(name)
        return tuple(found)

    @lazily
    def family(self) -> Family | None:
        """The family its numbers are about: "waste share of cloud spend", 云支出的浪费占比.

        In English the first one named, in Chinese the last before the numbers.
        """
        if not self.union & FAMILY:
            return None
        found = ""
        for at, mark in enumerate(self.marks):
            if mark & FAMILY and (name := self._named(at)):
                found = name
                if self.language == "en":
                    break
            elif found and mark & NUMBER:
                break
        return families().get(found)

    def _named(self, at: int) -> str:
        """The family a word names; among Chinese ones also an English word: 消息队列 uptime."""
        word = self.words[at]
        found = self.lexicon.get(word)
        if found is None and self.marks[at] & LATIN and self.language == "zh":
            from grove.quality.lexicon.english import english  # read already, for its marks

            found = english().families.get(word.lower())
        return found or ""

    @lazily
    def identity(self) -> Identity | None:
        """Metric family and affected things; None where no metric is known."""
        from grove.quality.structure.identity import identity_of

        return identity_of(self)

    def find(self, marks: int, start: int = 0) -> int:
        """The index of the first word with one of these marks; -1: there is none."""
        if self.union & marks:
            for at in range(start, len(self.marks)):
                if self.marks[at] & marks:
                    return at
        return -1

    def place(self, first: int, last: int = -1) -> Span:
        """Where words stand in the text as typed. last: index of the last of them."""
        places = self.places
        return self.normal.span(places[first][0], places[last if last > first else first][1])

    def said(self, first: int, last: int = -1) -> str:
        """Words as typed."""
        start, end = self.place(first, last)
        return self.text[start:end]

    @lazily
    def numbers_outside_dates(self) -> list[int]:
        """Indices of numbers that belong to no date the grammar saw."""
        if not self.union & NUMBER:
            return []
        if self.marks[0] & NUMBER and self.words[1:2] in LISTED:
            return self._numbers(1)  # 3. 服务更稳: the third of a list
        return self._numbers(0)

    def _numbers(self, since: int) -> list[int]:
        reading = self.reading
        dates = []
        if reading.doubts:
            dates = [
                doubt.span
                for doubt in reading.doubts
                if doubt.kind in DATES_SEEN
                and not (doubt.kind is DoubtKind.TIMEFRAME and self.union & METRIC)
            ]
        if reading.due:
            dates.append(reading.due.span)
        found: list[int] = []
        if not dates:
            for at, mark in enumerate(self.marks):
                if mark & NUMBER and at >= since:
                    found.append(at)
            return found
        dates.sort()
        next_date = until = 0  # numbers come in order, and so do dates: each is looked at once
        for at, mark in enumerate(self.marks):
            if mark & NUMBER and at >= since:
                start, end = self.place(at)
                while next_date < len(dates) and dates[next_date][0] < end:
                    until = max(until, dates[next_date][1])
                    next_date += 1
                if until <= start:
                    found.append(at)
        return found

    @lazily
    def moves(self) -> bool:
        """A word says that something goes up or down, or which way, and not what must not."""
        return any(mark & OUTCOME and not mark & GUARD_CLAUSE for mark in self.marks)

    @lazily
    def places(self) -> list[Span]:
        """Where the words stand in the normalised text; Chinese knows it from the beginning."""
        index, end = self.normal.low.index, 0
        # Nothing but blanks is between them.
        found = [(start := index(word, end), end := start + len(word)) for word in self.spoken]
        if not self.joined:
            return found
        places: list[Span] = []
        behind = 0
        for first, last in self.joined:
            places += found[behind:first]
            places.append((found[first][0], found[last][1]))
            behind = last + 1
        return places + found[behind:]


def says_how_much(reading: Reading) -> bool:
    """Whether there is a target, a band, a change, or several numbers the grammar holds apart.

    Counts are told from names with a digit by `counts`, from the noun behind them.
    """
    kind = reading.kind
    if kind is not None and kind.value is COUNT:
        return False
    if reading.target is not None or reading.measurable:
        return True
    for doubt in reading.doubts:
        seen = doubt.kind in NUMBERS_SEEN
        if seen and (doubt.kind is not UNCLEAR or _is_figure(reading.text[slice(*doubt.span)])):
            return True
    return False


def _is_figure(words: str) -> bool:
    """Whether words that are asked about are a number: not as few as can be, a sensible level."""
    if words.startswith(NO_NUMBER) or words.endswith(BY_DEGREES):
        return False
    if words.startswith("更") and not any(char.isdigit() for char in words):
        return False  # 更加成熟, 更简单: neither tenths nor one
    if not words.isascii():
        if any(char.isdigit() or char in HAN_DIGITS for char in words):
            return True
        return says(words, KNOWN_LEVELS)  # 降到秒级, 回到去年水平; but not 行业先进水平
    parts = words.lower().split()
    letters = words.isascii() and "".join(parts).isalpha()
    return not letters or not PARTS.isdisjoint(parts)

"""A file under review: findings with their places, less what its comments silence."""

from collections.abc import Iterable
from operator import attrgetter

from grove.quality.files.ignoring import Ignore
from grove.quality.files.source import Source
from grove.quality.finding import WARNING, Finding, Hit
from grove.quality.plan import Place, Plan
from grove.quality.record import lazily, record
from grove.quality.review import review, selected
from grove.quality.rule import Rule
from grove.quality.settings import Settings

NO_REASON, UNKNOWN, UNUSED = "IGN901", "IGN902", "IGN903"


class Located:
    """A finding and where it stands. Columns count characters from 1; `end` is behind the last.

    source      the line as typed
    silenced    the reason a comment in the file gives for letting it be; "": not silenced
    """

    __slots__ = ("column", "end", "file", "finding", "line", "silenced", "source")

    def __init__(
        self, finding: Finding, file: str, line: int, column: int, end: int, source: str
    ) -> None:
        self.finding = finding
        self.file = file
        self.line = line
        self.column = column
        self.end = end
        self.source = source
        self.silenced = ""


@record
class Checked:
    """One file with what was found in it, line by line."""

    source: Source
    found: tuple[Located, ...]

    @lazily
    def open(self) -> tuple[Located, ...]:
        return tuple([one for one in self.found if not one.silenced])


def check(source: Source, settings: Settings) -> Checked:
    """Review a file. A comment without a reason silences nothing, and one too many is reported."""
    plan = source.plan
    places = places_of(plan)
    start = plan.place or Place(file=source.file, line=1)
    found: list[Located] = []
    used: set[Ignore] = set()
    by_line: dict[int, list[Ignore]] = {}
    for ignore in source.ignores:
        by_line.setdefault(ignore.target, []).append(ignore)
    for finding in review(plan, settings):
        one = _located(finding, places.get(finding.about, start), source)
        if source.ignores:
            # What is about the plan as a whole, any comment silences.
            ignores = by_line.get(one.line, ()) if finding.about else source.ignores
            if silencing := _silencing(finding, ignores):
                one.silenced = silencing[-1].because
                used.update(silencing)
        found.append(one)
    for ignore in source.ignores:
        found += _of_comment(ignore, ignore in used, source, settings)
    found.sort(key=attrgetter("line"))
    return Checked(source=source, found=tuple(found))


def places_of(plan: Plan) -> dict[str, Place]:
    """Where every line of a plan stands, by its code."""
    return {one.code: one.place for one in (*plan.objectives, *plan.key_results) if one.place}


def _located(finding: Finding, place: Place, source: Source) -> Located:
    line = source.lines[place.line - 1] if 0 < place.line <= len(source.lines) else ""
    column = place.column
    span = finding.hit.span
    if span is not None and place.exact:
        column, end = column + span[0], column + span[1]
    else:
        end = column + place.width
    if end <= column:
        end = max(len(line) + 1, column + 1) if place.width == 0 else column + 1
    return Located(finding, source.file, place.line, column, end, line)


def _silencing(finding: Finding, ignores: Iterable[Ignore]) -> list[Ignore]:
    """Those of the comments that have a reason and name its rule."""
    return [
        ignore
        for ignore in ignores
        if ignore.because and any(_is(word, finding.code, finding.name) for word in ignore.codes)
    ]


def _is(word: str, code: str, name: str) -> bool:
    return word.lower() == name or word.upper() == code


def _of_comment(ignore: Ignore, used: bool, source: Source, settings: Settings) -> list[Located]:
    """What is wrong with a comment itself."""
    from grove.quality.registry import rule_of

    if not ignore.because or not ignore.codes:
        return _remark(NO_REASON, "", ignore, source, settings)
    unknown = [word for word in ignore.codes if not _known(word)]
    if unknown:
        return _remark(UNKNOWN, ", ".join(unknown), ignore, source, settings)
    chosen = any(selected(rule_of(word), settings) for word in ignore.codes)
    if not used and chosen:
        return _remark(UNUSED, ", ".join(ignore.codes), ignore, source, settings)
    return []


def _remark(
    code: str, words: str, ignore: Ignore, source: Source, settings: Settings
) -> list[Located]:
    from grove.quality.registry import rule_of

    rule: Rule = rule_of(code)
    if not selected(rule, settings):
        return []
    line = source.lines[ignore.line - 1]
    finding = Finding(rule, Hit(words=words), WARNING, "", line)
    return [Located(finding, source.file, ignore.line, ignore.column, ignore.end, line)]


def _known(word: str) -> bool:
    from grove.quality.registry import rule_of

    try:
        rule_of(word)
    except KeyError:
        return False
    return True

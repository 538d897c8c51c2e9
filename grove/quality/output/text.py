"""A report for a terminal: place, rule, the line with the words pointed at, and what to do."""

from collections.abc import Iterator

from grove.quality.checking import Located
from grove.quality.output.columns import pointed
from grove.quality.output.report import Report
from grove.quality.output.words import counted, level_word, say
from grove.quality.texts import told

MOST_RANGES = 12  # of lines that are named; a page of prose is not counted out
COLOURS = {"error": "31", "warning": "33", "advice": "36", "question": "35"}


# What is written of a finding, wherever its line stands: see `_said`.
Said = tuple[str, str, str, str]


def write_text(report: Report, colours: bool) -> Iterator[str]:
    """All findings line by line, then one line that counts them."""
    known: dict[tuple[int, str, str, int, int], Said] = {}
    for one in report.open:
        finding = one.finding
        # A line that comes again shares its hits, and is written as before.
        same = (id(finding.hit), finding.code, one.source, one.column, one.end)
        said = known.get(same)
        if said is None:
            said = known[same] = _said(one, report.language)
        yield _block(one, said, report.language, colours)
    for line in unread(report):
        yield f"{line}\n"
    if report.checked:
        yield f"{summary(report)}\n"


def _block(one: Located, said: Said, language: str, colours: bool) -> str:
    finding = one.finding
    level = level_word(finding.level, language)
    if colours:
        level = f"\x1b[1;{COLOURS[finding.level]}m{level}\x1b[0m"
    about = f" · {finding.about}" if finding.about else ""
    says, source, carets, rest = said
    head = f"{one.file}:{one.line}:{one.column}: {level} {finding.code} {finding.name}{about}"
    if not carets:
        return f"{head}\n  {says}\n{rest}\n"
    blank = " " * len(str(one.line))
    return f"{head}\n  {says}\n  {one.line} | {source}\n  {blank} | {carets}\n{rest}\n"


def _said(one: Located, language: str) -> Said:
    """Its sentence, the line and the carets below it ("" where there is no line), and the rest."""
    finding = one.finding
    colon = "：" if language == "zh" else ": "
    words = told(finding, language)
    source, carets = pointed(one.source, one.column, one.end) if one.source.strip() else ("", "")
    lines = [
        f"  {say('beside', language)}{colon}{' · '.join(filter(None, other))}"
        for other in finding.beside
    ]
    if finding.fix is not None:
        lines.append(f"  {say('try', language)}{colon}{_mended(one)}")
    elif words.template:
        lines.append(f"  {say('try', language)}{colon}{words.template}")
    lines.append(f"  {say('instead', language)}{colon}{words.instead}")
    return words.says, source, carets, "".join(f"{line}\n" for line in lines)


def _mended(one: Located) -> str:
    """The line with the rewrite in it; the new words alone where the line holds other marks."""
    fix, span = one.finding.fix, one.finding.span
    if fix is None:
        return ""
    begins = one.column - 1 - (span[0] if span is not None else 0)  # of the text, in the line
    start, end = begins + fix.span[0], begins + fix.span[1]
    inside = span is not None and 0 <= begins <= start <= end <= len(one.source)
    if not inside or one.source[one.column - 1 : one.end - 1] != one.finding.words:
        return fix.replacement
    return f"{one.source[begins:start]}{fix.replacement}{one.source[end:]}".strip()


def unread(report: Report) -> Iterator[str]:
    """What was typed and not reviewed: lines that list nothing, columns nobody knows."""
    language = report.language
    comma = "、" if language == "zh" else ", "
    for source in (checked.source for checked in report.checked):
        if source.unread:
            key = "line" if len(source.unread) == 1 else "lines"
            ranges = list(_ranges(source.unread))
            more = ["…"] if len(ranges) > MOST_RANGES else []
            lines = say(key, language, lines=comma.join(ranges[:MOST_RANGES] + more))
            place = f"{source.file}{'，' if language == 'zh' else ', '}{lines}"
            yield say("unread", language, place=place)
        if source.left:
            yield say("left", language, names=comma.join(source.left))


def _ranges(numbers: tuple[int, ...]) -> Iterator[str]:
    """1, 4–6, 9."""
    first = last = numbers[0]
    for number in (*numbers[1:], 0):
        if number == last + 1:
            last = number
            continue
        yield str(first) if first == last else f"{first}–{last}"
        first = last = number


def summary(report: Report) -> str:
    language = report.language
    files = len(report.checked)
    plans = [checked.source.plan for checked in report.checked]
    read = any(plan.objectives or plan.loose for plan in plans)
    found = counted(report.counts(), language) or say("clean" if read else "empty", language)
    where = say("file", language) if files == 1 else say("files", language, n=files)
    silenced = sum(1 for checked in report.checked for one in checked.found if one.silenced)
    zh = language == "zh"
    parts = [f"{found}（{where}）" if zh else f"{found} {where}"]
    if report.known:
        parts.append(say("known", language, n=report.known))
    if silenced:
        parts.append(say("silenced", language, n=silenced))
    return ("；" if zh else "; ").join(parts) + ("。" if zh else ".")

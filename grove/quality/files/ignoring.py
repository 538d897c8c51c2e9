"""Comments that silence a rule on one line: `<!-- grove: ignore KR209 because … -->`.

In plain lists `# grove: ignore KR209 because …` does the same. A comment on a line of its own is
about the next line with text; behind a text it is about that line.
"""

from grove.quality.record import record

MARK = "grove:"
OPENINGS = ("<!--", "#", "＃", "//")
VERBS = ("ignore", "忽略")
REASONS = ("because", "因为")


@record
class Ignore:
    """One comment. target: the line it is about. because: the reason; "" where none was given."""

    line: int
    column: int
    end: int
    target: int
    codes: tuple[str, ...]
    because: str


def take_ignores(typed: list[str]) -> tuple[list[str], tuple[Ignore, ...]]:
    """The lines without such comments (same number, same columns), and the comments."""
    if not any(MARK in line for line in typed):
        return typed, ()
    lines = list(typed)
    found: list[Ignore] = []
    for number, line in enumerate(typed, start=1):
        if MARK in line and (one := _read(line, number)):
            lines[number - 1] = line[: one.column - 1].rstrip()
            found.append(one)
    below = {one.line: one for one in found}
    following = 0
    for at in range(len(lines), 0, -1):
        if lines[at - 1].strip():
            following = at
        if at in below:
            below[at].target = following or at
    return lines, tuple(found)


def _read(line: str, number: int) -> Ignore | None:
    mark = line.find(MARK)
    before = line[:mark].rstrip()
    opening = next((one for one in OPENINGS if before.endswith(one)), "")
    if not opening:
        return None
    begins = len(before) - len(opening)
    if opening != "<!--" and begins and not line[begins - 1].isspace():
        return None  # a letter before it: part of an address or a word
    ends = line.find("-->", mark) if opening == "<!--" else -1
    inside = line[mark + len(MARK) : ends if ends >= 0 else len(line)].strip()
    verb = next((one for one in VERBS if inside.startswith(one)), "")
    if not verb:
        return None
    inside = inside[len(verb) :].lstrip(" :：")
    codes, because = inside, ""
    for word in REASONS:
        at = inside.find(word)
        if at >= 0:
            codes, because = inside[:at], inside[at + len(word) :]
            break
    for comma in ",，、;":
        codes = codes.replace(comma, " ")
    return Ignore(
        line=number,
        column=begins + 1,
        end=(ends + 3 if ends >= 0 else len(line)) + 1,
        target=number,
        codes=tuple(codes.split()),
        because=because.strip(" :：.。"),
    )

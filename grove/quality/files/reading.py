"""Which reader a file wants: by the end of its name, and for text by what it looks like."""

from grove.quality.files.source import Fault, Source

STDIN = "-"
BLANK = " \t\u3000\r"


def read_source(file: str, data: bytes, year: int | None = None, language: str = "en") -> Source:
    """A file, read. Raises Fault or Faults with the place of what cannot be read.

    year        of the cycle, for dates without one
    language    of the messages about a plan file
    """
    text = _decoded(file, data)
    typed = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ending = file.rpartition(".")[2].lower()
    first = next((line for line in typed if line.strip()), "").lstrip(BLANK + "\ufeff")
    if ending == "json" or (file == STDIN and first[:1] in ("{", "[") and not _listed(first)):
        from grove.quality.files.json_plan import read_plan

        return read_plan(file, typed, year)
    if ending in ("csv", "tsv"):
        from grove.quality.files.table import read_table

        return read_table(file, typed, year)
    typed[0] = typed[0].removeprefix("\ufeff")
    if first[:1] in ("#", "＃") and _is_plan(typed):
        from grove.quality.files.markdown import read_markdown

        return read_markdown(file, typed, year, language)
    from grove.quality.files.listing import read_listing

    return read_listing(file, typed, year)


def _listed(first: str) -> bool:
    """Whether a line that begins with a bracket is rather a box of a task list."""
    return first[:3].lower() in ("[ ]", "[x]", "[] ")


def _is_plan(typed: list[str]) -> bool:
    """Whether a text has one of the sections of a plan file below a first line with its code."""
    headings = [line.lstrip("#＃").strip() for line in typed if line[:2] in ("##", "＃＃")]
    if not headings:
        return False
    from grove.quality.plan_file.shape import SECTION_WORDS

    return any(SECTION_WORDS.find(heading) for heading in headings)


def _decoded(file: str, data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Fault(file, 0, 0, "no_text") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise Fault(file, line, column, "no_utf8") from error

"""Which reader a file wants: by the end of its name, and for text by what it looks like."""

from grove.quality.files.source import Fault, Source

STDIN = "-"
BLANK = " \t\u3000\r"
LOOKED_AT = 4096  # bytes that tell a binary file
MAGIC = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"GIF8", b"\x1f\x8b")
_EMPTY = BLANK + "\ufeff\u00a0"


def read_source(file: str, data: bytes, year: int | None = None, language: str = "en") -> Source:
    """A file, read. Raises Fault or Faults with the place of what cannot be read.

    year        of the cycle, for dates without one
    language    of the messages about a plan file
    """
    text = decoded(file, data)
    typed = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ending = file.rpartition(".")[2].lower()
    first = next((line for line in typed if line.strip(_EMPTY)), "").lstrip(_EMPTY)
    if ending == "json" or (file == STDIN and first[:1] in ("{", "[") and not _listed(first)):
        from grove.quality.files.json_plan import read_plan

        return read_plan(file, typed, year)
    if ending in ("csv", "tsv"):
        from grove.quality.files.table import read_table

        return read_table(file, typed, year)
    typed[0] = typed[0].removeprefix("\ufeff")
    if ("\t" in first or "," in first) and "|" not in first and _is_table(first):
        from grove.quality.files.table import read_table

        return read_table(file, typed, year)
    if first[:1] in ("#", "＃") and _is_plan(typed):
        from grove.quality.files.markdown import read_markdown

        return read_markdown(file, typed, year, language)
    from grove.quality.files.listing import read_listing

    return read_listing(file, typed, year)


def _listed(first: str) -> bool:
    """Whether a line that begins with a bracket is rather a box of a task list, or a label."""
    letter = first[:1] == "[" and first[1:].lstrip()[:1].isalpha()
    return first[:3].lower() in ("[ ]", "[x]", "[] ") or letter


def _is_table(first: str) -> bool:
    """Whether a pasted text begins with the headings of a table: two that are known, no others.

    A sentence with commas has words that are no heading.
    """
    from grove.quality.files.headings import heading_of

    separator = "\t" if "\t" in first else ","
    cells = [cell for cell in first.split(separator) if cell.strip()]
    known = {heading_of(cell) for cell in cells} - {""}
    if not known & {"objective", "key_result", "text"} or len(known) < 2:
        return False
    return separator != "," or all(len(cell) < 30 for cell in cells)


def _is_plan(typed: list[str]) -> bool:
    """Whether a text has one of the sections of a plan file below a first line with its code."""
    headings = [line.lstrip("#＃").strip() for line in typed if line[:2] in ("##", "＃＃")]
    if not headings:
        return False
    from grove.quality.plan_file.shape import SECTION_WORDS

    return any(SECTION_WORDS.find(heading) for heading in headings)


def decoded(file: str, data: bytes) -> str:
    """The text of a file. Raises Fault with the place where it is no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Fault(file, 1, 1, "no_text") from error
    if b"\0" in data[:LOOKED_AT] and _is_binary(data[:LOOKED_AT]):
        raise Fault(file, *_place(data[: data.find(b"\0")]), "binary")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault(
            file, *_place(data[: error.start]), "no_utf8", text=data[error.start :][:4].hex(" ")
        ) from error


def _is_binary(head: bytes) -> bool:
    """A document, a picture, an archive; not a text into which a stray character got."""
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head)
    return head.startswith(MAGIC) or controls * 10 > len(head)


def _place(before: bytes) -> tuple[int, int]:
    """Line and column, both from 1, behind so many bytes."""
    return before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1

"""A report as Markdown, for a comment below a change or a page in a wiki."""

from collections.abc import Iterator

from grove.quality.checking import Checked
from grove.quality.output.report import Report
from grove.quality.output.text import summary
from grove.quality.output.words import level_word
from grove.quality.texts import told

MARKS = "\\`*_{}[]<>|#"


def write(report: Report) -> Iterator[str]:
    """A heading a file, a list of findings below it."""
    parts = [_file(checked, report.language) for checked in report.checked if checked.open]
    parts += [f"- **{plain(str(fault))}**\n" for fault in report.faults]
    yield "\n".join([*parts, summary(report)]) + "\n"


def _file(checked: Checked, language: str) -> str:
    lines = [f"### {plain(checked.source.file)}", ""]
    for one in checked.open:
        finding = one.finding
        words = told(finding, language)
        lines.append(
            f"- **{one.line}:{one.column}** {level_word(finding.level, language)}"
            f" {finding.code} `{finding.name}` – {plain(words.says)}"
            f" {plain(words.instead)}"
        )
        if one.source.strip():
            lines.append(f"  > {plain(one.source.strip()[:300])}")
        lines += [f"  > {plain(' · '.join(filter(None, other)))}" for other in finding.beside]
    return "\n".join([*lines, ""])


def plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    flat = " ".join(text.split())
    return "".join(f"\\{char}" if char in MARKS else char for char in flat)

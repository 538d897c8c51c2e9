"""`grove parse`: what the grammar reads in a key result. Answered without Django."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from json import dumps
from os import environ
from typing import Any, TextIO

from grove.measure.day import date
from grove.quality.output.columns import width
from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

USAGE = """usage: grove parse [--year 2027] [--lang en|zh] [--format text|json] ["key result" …]

Without a key result, lines are read from standard input. docs/parse.md says what is read."""

USAGE_ZH = """用法：grove parse [--year 2027] [--lang en|zh] [--format text|json] ["关键结果" …]

不写关键结果时，从标准输入逐行读取。读取哪些内容见docs/parse.md。"""

WORDS_EN = {
    "kind": "kind",
    "start": "start",
    "target": "target",
    "low": "from",
    "high": "to",
    "unit": "unit",
    "comparator": "bound",
    "change": "change",
    "deadline": "by",
}
WORDS_ZH = {
    "kind": "类型",
    "start": "起点",
    "target": "目标",
    "low": "下限",
    "high": "上限",
    "unit": "单位",
    "comparator": "界限",
    "change": "变化",
    "deadline": "截止",
}
KINDS = {"relative": ("relative", "相对变化"), "baseline": ("find the start", "先测起点")}
NOTHING_EN, NOTHING_ZH = "nothing was read", "没有读出任何字段"


class _Misused(Exception):
    """The command line was not understood; the text stands in faults.toml."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def main(arguments: Sequence[str], environment: Mapping[str, str] = environ) -> int:
    """Print what was read. 0: done, 2: the command line or the input was not understood."""
    try:
        options, texts = _options(arguments)
        if options.get("help"):
            print(USAGE_ZH if _said(arguments, environment) == "zh" else USAGE)
            return 0
        year = _year(options.get("year"))
        language = _one_of(options, "lang", ("en", "zh"), _terminal_language(environment))
        form = _one_of(options, "format", ("text", "json"), "text")
        lines = _lines(texts)
    except _Misused as error:
        from grove.quality.files.source import told

        language = _said(arguments, environment)
        usage = USAGE_ZH if language == "zh" else USAGE
        print(f"{told(error.key, language, **error.values)}\n\n{usage}", file=sys.stderr)
        return 2
    try:
        _print(lines, year, language, form, sys.stdout)
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _print(lines: Iterable[str], year: int, language: str, form: str, out: TextIO) -> None:
    for line in lines:
        if form == "json":
            print(as_json(told(read_sentence(line, year=year, confirm=True), language)), file=out)
        else:
            print(
                _as_text(told(read_sentence(line, year=year, confirm=True), language), language),
                file=out,
            )


def as_json(value: Any) -> str:
    """JSON on one line; a decimal is written digit by digit, so nothing is rounded."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{dumps(key)}: {as_json(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_json(one) for one in value) + "]"
    return dumps(value, ensure_ascii=False)


def _as_text(read: Mapping[str, Any], language: str) -> str:
    chinese = language == "zh"
    words = WORDS_ZH if chinese else WORDS_EN
    rows = [read["text"]]
    for field, word in words.items():
        value = read[field]
        if value is None:
            continue
        if isinstance(value, Mapping):
            value = f"{value['value']:+f} {value['unit']}".rstrip()
        elif isinstance(value, Decimal):
            value = f"{value:f}"
        start, end = read["spans"][field]
        seen = read["text"][start:end].strip()
        quoted = f"“{seen}”" if seen else ""
        if field == "kind":
            value = _kind(value, chinese)
        rows.append(f"  {_padded(word, 8)}{_padded(value, 18)}{quoted}".rstrip())
    if len(rows) == 1:
        rows.append("  " + (NOTHING_ZH if chinese else NOTHING_EN))
    for asked in read["questions"]:
        rows.append(f"  ? “{asked['words']}”{'：' if chinese else ': '}{asked['says']}")
    return "\n".join(rows)


def _kind(kind: str, chinese: bool) -> str:
    if kind in KINDS:
        return KINDS[kind][chinese]
    from grove.quality.plan_file.choices import KEY_RESULT_KIND

    return KEY_RESULT_KIND.write(kind, "zh" if chinese else "en")


def _padded(text: str, most: int) -> str:
    return text + " " * max(1, most - width(text))


def _options(arguments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    options: dict[str, str] = {}
    texts: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--":
            texts += rest
            break
        name, _, value = word.partition("=")
        if name in ("-h", "--help"):
            options["help"] = "yes"
        elif name in ("--year", "--lang", "--format"):
            if not value and not rest:
                raise _Misused("needs_value", name=name)
            options[name[2:]] = value or rest.pop(0)
        elif word.startswith("--"):
            raise _Misused("no_option", name=word)
        else:
            texts.append(word)
    return options, texts


def _one_of(options: Mapping[str, str], name: str, allowed: Sequence[str], default: str) -> str:
    chosen = options.get(name, default)
    if chosen not in allowed:
        raise _Misused("none_of", name=f"--{name}", text=chosen, known=list(allowed))
    return chosen


def _year(typed: str | None) -> int:
    if typed is None:
        return date.today().year
    if not (typed.isascii() and typed.isdecimal() and 1 <= len(typed) <= 4 and int(typed)):
        raise _Misused("year_option", text=typed)
    return int(typed)


def _lines(texts: Sequence[str]) -> list[str]:
    if not texts or list(texts) == ["-"]:
        if sys.stdin is None or sys.stdin.isatty():
            raise _Misused("say_something")
        return _split(_decoded(sys.stdin.buffer.read()))
    return [line for text in texts for line in _split(text)]


def _split(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _Misused("input_no_utf8", line=line) from error


def _said(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language --lang asks for, or the terminal's, whatever else is wrong."""
    for at, word in enumerate(arguments):
        if word in ("--lang=en", "--lang=zh"):
            return word[-2:]
        if word == "--lang" and arguments[at + 1 : at + 2] in (["en"], ["zh"]):
            return arguments[at + 1]
    return _terminal_language(environment)


def _terminal_language(environment: Mapping[str, str]) -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "en"

"""`grove check FILE…`: reviews files of OKRs, without Django and without a network."""

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import islice

from grove.quality.checking import check
from grove.quality.configuration import Configuration, find_configuration, read_configuration
from grove.quality.files.reading import STDIN, read_source
from grove.quality.files.source import Fault, Faults, told, unopened
from grove.quality.finding import LEVELS
from grove.quality.output.report import FORMATS, NEVER, Report, pieces
from grove.quality.output.words import say
from grove.quality.settings import Settings

USAGE = """\
usage: grove check [options] FILE…     - reads from standard input

Reviews OKRs in Markdown, plain lists, JSON and CSV, in English and Chinese.

  --format FORMAT          text, json, sarif, github, junit, markdown
  --select WORD[,WORD]     only these rules: codes (KR201), prefixes (KR2), names
  --ignore WORD[,WORD]     all but these rules
  --fail-level LEVEL       error, warning (default), advice, question, never
  --lang en|zh             language of the findings (default: of the terminal)
  --year YEAR              the cycle's year, for dates without one
  --freeze VERSION         judge as if this version were to be frozen, such as 2.0
  --baseline FILE          let pass what this file lists
  --write-baseline FILE    write what is found now to this file, and pass
  --config FILE            settings; default: grove.toml or pyproject.toml above
  --watch                  check again whenever a file changes; Ctrl-C ends

exit: 0 nothing at or above the fail level, 1 something, 2 not understood or unreadable
"""
USAGE_ZH = """\
用法：grove check [选项] 文件…     - 表示从标准输入读取

检查Markdown、纯文本列表、JSON和CSV里的OKR，中英文都可以。

  --format 格式            text、json、sarif、github、junit、markdown
  --select 词[,词]         只用这些规则：代码（KR201）、前缀（KR2）、名称
  --ignore 词[,词]         不用这些规则
  --fail-level 级别        error、warning（默认）、advice、question、never
  --lang en|zh             结果用哪种语言（默认随终端）
  --year 年份              周期所在的年份，用于没有写年份的日期
  --freeze 版本            按将要冻结这个版本来判断，如2.0
  --baseline 文件          放过这个文件里列出的问题
  --write-baseline 文件    把现在的问题写进这个文件并通过
  --config 文件            设置；默认是上级文件夹里的grove.toml或pyproject.toml
  --watch                  文件一有变化就重新检查；Ctrl-C结束

退出码：0 没有达到失败级别的问题，1 有，2 看不懂命令或读不了文件
"""
AT_ONCE = 100  # pieces of a report that are written together
TAKES = (
    *("format", "select", "ignore", "fail-level", "lang", "year", "freeze"),
    *("baseline", "write-baseline", "config"),
)


class Usage(Exception):
    """A command line that is not understood; the text stands in faults.toml."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


class Options:
    """The command line, read."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.files: list[str] = []
        self.watch = False
        self.said: dict[str, str] = {}
        rest = list(arguments)
        while rest:
            word = rest.pop(0)
            if word == "--":
                self.files += rest
                break
            if not word.startswith("--"):
                if word.startswith("-") and word != STDIN:
                    raise Usage("no_option", name=word)
                self.files.append(word)
                continue
            name, equals, value = word[2:].partition("=")
            if name == "watch" and not equals:
                self.watch = True
                continue
            if name not in TAKES:
                raise Usage("no_option", name=f"--{name}")
            if not equals:
                if not rest:
                    raise Usage("needs_value", name=f"--{name}")
                value = rest.pop(0)
            if not value.strip():
                raise Usage("needs_value", name=f"--{name}")
            joined = name in ("select", "ignore") and name in self.said
            self.said[name] = f"{self.said[name]},{value}" if joined else value
        self._check()

    def _check(self) -> None:
        if not self.files:
            raise Usage("name_a_file")
        self._one_of("format", FORMATS)
        self._one_of("fail-level", (*LEVELS, NEVER))
        self._one_of("lang", ("en", "zh"))
        year = self.said.get("year", "2000")
        if not (year.isascii() and year.isdigit() and 1 <= int(year[:5]) <= 9999):
            raise Usage("year_option", text=year)
        version = self.said.get("freeze", "1.0")
        if not (version.isascii() and version.replace(".", "", 2).isdigit() and len(version) < 12):
            raise Usage("freeze_option", text=version)
        if self.watch and STDIN in self.files:
            raise Usage("watch_stdin")

    def _one_of(self, name: str, known: Sequence[str]) -> None:
        if name in self.said and self.said[name] not in known:
            raise Usage("none_of", name=f"--{name}", text=self.said[name], known=list(known))

    def words(self, name: str) -> tuple[str, ...]:
        parts = self.said.get(name, "").replace("，", ",").split(",")
        return tuple(part.strip() for part in parts if part.strip())


def main(arguments: Sequence[str]) -> int:
    """Run the command; its exit code."""
    lang = said_language(arguments) or terminal_language(os.environ)
    if "--help" in arguments or "-h" in arguments:
        sys.stdout.write(USAGE_ZH if lang == "zh" else USAGE)
        return 0
    try:
        options = Options(arguments)
        configuration = _configuration(options)
        _known_rules(configuration.settings)
    except Usage as error:
        print(f"grove check: {told(error.key, lang, **error.values)}", file=sys.stderr)
        return 2
    except Fault as fault:
        fault.language = lang
        print(f"grove check: {fault}", file=sys.stderr)
        return 2
    if options.watch:
        from grove.cli.watch import watch

        return watch(options.files, lambda: _once(options, configuration))
    return _once(options, configuration)


def said_language(arguments: Sequence[str]) -> str:
    """What --lang says, before anything else of the command line is understood; "" for nothing."""
    for at, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        if name == "--lang":
            value = value if equals else "".join(arguments[at + 1 : at + 2])
            return value if value in ("en", "zh") else ""
    return ""


def _once(options: Options, configuration: Configuration) -> int:
    lang = options.said.get("lang") or configuration.lang or terminal_language(os.environ)
    form = options.said.get("format", "text")
    settings = configuration.settings
    checked, faults = [], []
    for name in options.files:
        try:
            source = read_source(name, _bytes(name), settings.year, lang)
            checked.append(check(source, settings))
        except Fault as fault:
            faults.append(fault)
        except Faults as several:
            faults += several.faults
    report = Report(
        checked=tuple(checked),
        faults=tuple(faults),
        language=lang,
        fail_level=options.said.get("fail-level") or configuration.fail_level or "warning",
    )
    try:
        report = _against_baseline(report, options)
    except Fault as unusable:  # what it lets pass is not known, so there is nothing to report
        unusable.language = lang
        print(unusable, file=sys.stderr)
        return 2
    for each in report.faults:
        each.language = lang
        print(each, file=sys.stderr)
    code = report.code
    if "write-baseline" in options.said:
        if not report.faults:
            words = say("kept", lang, file=options.said["write-baseline"], n=len(report.open))
            print(words, file=sys.stderr)
        return 2 if report.faults else 0
    _print(pieces(report, form, _colours(form)))
    return code


def _against_baseline(report: Report, options: Options) -> Report:
    if not options.said.keys() & {"baseline", "write-baseline"}:
        return report
    from grove.cli.baseline import less, write

    if "baseline" in options.said:
        report = less(report, options.said["baseline"])
    if "write-baseline" in options.said:
        write(report, options.said["write-baseline"])
    return report


def _configuration(options: Options) -> Configuration:
    path = options.said.get("config")
    found = read_configuration(path) if path else find_configuration(os.getcwd())
    settings = found.settings
    if "select" in options.said:
        settings.select = options.words("select")
    if "ignore" in options.said:
        settings.ignore = (*settings.ignore, *options.words("ignore"))
    if "year" in options.said:
        settings.year = int(options.said["year"])
    settings.freezing = options.said.get("freeze", "")
    if settings.today is None:
        from grove.measure.day import date

        settings.today = date.today()
    return found


def _known_rules(settings: Settings) -> None:
    if not (settings.select or settings.ignore):
        return
    from grove.quality.registry import COMMENTS, RULES

    rules = (*RULES, *COMMENTS)
    for word in (*settings.select, *settings.ignore):
        if not any(
            rule.code.startswith(word.upper()) or word.lower() == rule.name for rule in rules
        ):
            raise Usage("no_rule", name=word)


def _bytes(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read()
    try:
        with open(name, "rb") as file:
            return file.read()
    except OSError as error:
        raise unopened(name, error) from error
    except ValueError as error:  # a name with a NUL in it
        raise Fault(name, 0, 0, "not_opened", text=str(error)) from error


def _print(texts: Iterator[bytes]) -> None:
    """Write to standard output as it is, whatever the terminal says; nobody may be reading."""
    try:
        while together := b"".join(islice(texts, AT_ONCE)):
            sys.stdout.buffer.write(together)
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()


def _colours(form: str) -> bool:
    return form == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def terminal_language(environment: "os._Environ[str]") -> str:
    """zh for zh_CN.UTF-8 and its like, else en."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "en"

"""`grove rule KR201`: what a rule checks, why, and what to do instead; without Django."""

import os
import sys
from collections.abc import Sequence

from grove.cli.check import said_language, terminal_language
from grove.quality.output.explaining import as_json, as_list, as_markdown, as_text
from grove.quality.registry import COMMENTS, RULES, rule_of
from grove.quality.rule import Rule

USAGE = """\
usage: grove rule [--format text|json|markdown] [--lang en|zh] CODE|NAME…
       grove rule --all [--format text|json|markdown] [--lang en|zh]

Explains rules: what each checks, why, examples, what to do, and where it comes from.
"""
USAGE_ZH = """\
用法：grove rule [--format text|json|markdown] [--lang en|zh] 代码|名称…
      grove rule --all [--format text|json|markdown] [--lang en|zh]

说明规则：每条检查什么、为什么、例子、怎么改、出处。
"""
WRITERS = {"text": as_text, "json": as_json, "markdown": as_markdown}


def main(arguments: Sequence[str]) -> int:
    """Run the command; its exit code."""
    lang = said_language(arguments) or terminal_language(os.environ)
    form, everything = "text", False
    chosen: list[Rule] = []
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name in ("--help", "-h"):
            sys.stdout.write(USAGE_ZH if lang == "zh" else USAGE)
            return 0
        if name == "--all":
            everything = True
            continue
        if name in ("--format", "--lang"):
            value = value if equals else (rest.pop(0) if rest else "")
            known = tuple(WRITERS) if name == "--format" else ("en", "zh")
            if value not in known:
                return _stop(lang, "none_of", name=name, text=value, known=known)
            if name == "--format":
                form = value
            continue
        try:
            chosen.append(rule_of(name))
        except KeyError:
            near = _like(name)
            key = "did_you_mean" if near else "neither_code_nor_name"
            return _stop(lang, key, name=name, known=near)
    if everything:
        chosen = [*RULES, *COMMENTS]
    if not chosen:
        return _stop(lang, "name_a_rule")
    text = as_list(chosen, lang) if everything and form == "text" else WRITERS[form](chosen, lang)
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _like(word: str) -> list[str]:
    """The rules somebody may have meant."""
    from difflib import get_close_matches

    names = [one for rule in (*RULES, *COMMENTS) for one in (rule.code, rule.name)]
    return get_close_matches(word.upper(), names, 2) or get_close_matches(word.lower(), names, 2)


def _stop(language: str, key: str, **values: object) -> int:
    from grove.quality.files.source import told

    print(f"grove rule: {told(key, language, **values)}", file=sys.stderr)
    return 2

"""`grove rule KR201`: what a rule checks, why, and what to do instead; without Django."""

import os
import sys
from collections.abc import Sequence

from grove.cli.check import terminal_language
from grove.quality.output.explaining import as_json, as_markdown, as_text
from grove.quality.registry import COMMENTS, RULES, rule_of
from grove.quality.rule import Rule

USAGE = """\
usage: grove rule [--format text|json|markdown] [--lang en|zh] CODE|NAME…
       grove rule --all [--format text|json|markdown] [--lang en|zh]

Explains rules: what each checks, why, examples, what to do, and where it comes from.
"""
WRITERS = {"text": as_text, "json": as_json, "markdown": as_markdown}


def main(arguments: Sequence[str]) -> int:
    """Run the command; its exit code."""
    form, lang, everything = "text", terminal_language(os.environ), False
    chosen: list[Rule] = []
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name in ("--help", "-h"):
            sys.stdout.write(USAGE)
            return 0
        if name == "--all":
            everything = True
            continue
        if name in ("--format", "--lang"):
            value = value if equals else (rest.pop(0) if rest else "")
            known = tuple(WRITERS) if name == "--format" else ("en", "zh")
            if value not in known:
                return _stop(f"{name}: “{value}” is none of {', '.join(known)}.")
            if name == "--format":
                form = value
            else:
                lang = value
            continue
        try:
            chosen.append(rule_of(name))
        except KeyError:
            return _stop(f"“{name}” is neither a code nor a name of a rule.{_like(name)}")
    if everything:
        chosen = [*RULES, *COMMENTS]
    if not chosen:
        return _stop("Name a rule, or --all.")
    text = WRITERS[form](chosen, lang)
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _like(word: str) -> str:
    """The rules somebody may have meant."""
    from difflib import get_close_matches

    names = [one for rule in (*RULES, *COMMENTS) for one in (rule.code, rule.name)]
    near = get_close_matches(word.upper(), names, 2) or get_close_matches(word.lower(), names, 2)
    return f" Did you mean {' or '.join(near)}?" if near else " See: grove rule --all"


def _stop(message: str) -> int:
    print(f"grove rule: {message}", file=sys.stderr)
    return 2

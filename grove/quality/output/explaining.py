"""A rule explained, from its one set of texts: for the terminal, as JSON, as Markdown."""

from collections.abc import Iterable, Sequence

from grove.quality.output.columns import width
from grove.quality.output.words import level_word
from grove.quality.rule import Rule
from grove.quality.settings import LIMITS
from grove.quality.texts import LANGUAGES, texts
from grove.quality.typed import Any

DECIDES = {
    "L": ("the wording", "措辞"),
    "S": ("the fields", "字段"),
    "A": ("arithmetic", "算术"),
    "M": ("what is measured", "指标"),
    "Q": ("a person", "人的判断"),
}
SCOPES = {
    "objective": ("one objective", "单个目标"),
    "key_result": ("one key result", "单个关键结果"),
    "line": ("one objective or key result", "单个目标或关键结果"),
    "plan": ("a whole plan", "整份规划"),
    "time": ("a plan and what came before or beside it", "规划与往期、与其他团队"),
}
HEADS = {
    "what": ("What it checks", "检查什么"),
    "why": ("Why", "为什么"),
    "instead": ("What to do", "怎么改"),
    "fires": ("Fires on", "会提示"),
    "quiet": ("Quiet on", "不提示"),
    "options": ("Options", "可配置项"),
    "source": ("Source", "出处"),
    "decides": ("Decided by", "依据"),
    "hides": ("Hides on the same line", "同一行不再提示"),
    "freeze": ("at a freeze", "定稿时"),
}


def head(name: str, language: str) -> str:
    return HEADS[name][language == "zh"]


def kind_of(rule: Rule, language: str) -> str:
    """Level, level at a freeze, scope and how it decides, on one line."""
    zh = language == "zh"
    colon = "：" if zh else ": "
    level = level_word(rule.level, language)
    if rule.at_freeze:
        level += _aside(
            f"{head('freeze', language)}{colon}{level_word(rule.at_freeze, language)}", zh
        )
    by = ("、" if zh else ", ").join(DECIDES[letter][zh] for letter in rule.decides)
    return f"{level} · {SCOPES[rule.scope][zh]} · {head('decides', language)}{colon}{by}"


def _aside(text: str, zh: bool) -> str:
    return f"（{text}）" if zh else f" ({text})"


def as_list(rules: Sequence[Rule], language: str) -> str:
    """One line a rule."""
    rows = [
        (rule.code, rule.name, level_word(rule.level, language), texts(rule).label(language))
        for rule in rules
    ]
    wide = [max(width(row[at]) for row in rows) for at in range(3)]
    return "".join(
        "  ".join([*(_to(one, most) for one, most in zip(row, wide, strict=False)), row[3]]) + "\n"
        for row in rows
    )


def _to(text: str, most: int) -> str:
    return text + " " * (most - width(text))


def as_text(rules: Sequence[Rule], language: str) -> str:
    """Each rule in full."""
    return "\n".join(_whole(rule, language) for rule in rules)


def _whole(rule: Rule, language: str) -> str:
    said = texts(rule)
    lines = [f"{rule.code} {rule.name}", said.label(language), kind_of(rule, language), ""]
    for name in ("what", "why", "instead"):
        lines += [head(name, language), f"  {getattr(said, name)(language)}", ""]
    for name in ("fires", "quiet"):
        lines.append(head(name, language))
        for example in getattr(said, name)[language]:
            lines += [f"  {line}" for line in example.strip().split("\n")] + [""]
    if rule.limits:
        lines.append(head("options", language))
        lines += [f"  {name} = {LIMITS[name]:g}" for name in rule.limits] + [""]
    lines += [head("source", language), f"  {said.source(language)}"]
    return "\n".join(lines) + "\n"


def as_json(rules: Sequence[Rule], language: str) -> str:
    """A list of objects; texts in both languages, whatever the terminal speaks."""
    import json

    return json.dumps([_object(rule) for rule in rules], ensure_ascii=False, indent=2) + "\n"


def _object(rule: Rule) -> dict[str, Any]:
    said = texts(rule)
    both = {
        name: {language: getattr(said, name)(language) for language in LANGUAGES}
        for name in ("label", "what", "why", "instead", "source")
    }
    return {
        "code": rule.code,
        "name": rule.name,
        "level": rule.level,
        "level_at_freeze": rule.at_freeze or rule.level,
        "scope": rule.scope,
        "decides": rule.decides,
        "hides": sorted(rule.hides),
        "limits": {name: LIMITS[name] for name in rule.limits},
        **both,
        "fires": dict(said.fires),
        "quiet": dict(said.quiet),
    }


def as_markdown(rules: Sequence[Rule], language: str) -> str:
    """One section a rule."""
    return "\n".join(section(rule, language) for rule in rules)


def section(rule: Rule, language: str) -> str:
    """A rule as Markdown, beginning with a heading of the second rank."""
    said = texts(rule)
    lines = [
        f"## {rule.code} {said.label(language)}",
        "",
        f"`{rule.name}` · {kind_of(rule, language)}",
        "",
    ]
    for name in ("what", "why", "instead"):
        lines += [f"{_strong(name, language)}{getattr(said, name)(language)}", ""]
    for name in ("fires", "quiet"):
        lines += [f"**{head(name, language)}**", "", *_examples(getattr(said, name)[language])]
    if rule.limits:
        lines.append(f"**{head('options', language)}** (`[tool.grove.limits]`)")
        lines += ["", *(f"- `{name} = {LIMITS[name]:g}`" for name in rule.limits), ""]
    if rule.hides:
        mark = "、" if language == "zh" else ", "
        lines += [f"{_strong('hides', language)}{mark.join(sorted(rule.hides))}", ""]
    lines += [f"{_strong('source', language)}{said.source(language)}", ""]
    return "\n".join(lines)


def _strong(name: str, language: str) -> str:
    return f"**{head(name, language)}**：" if language == "zh" else f"**{head(name, language)}.** "


def _examples(examples: Iterable[str]) -> list[str]:
    lines: list[str] = []
    for example in examples:
        if "\n" in example.strip():
            kind = "json" if example.lstrip()[:1] in "{[" else "markdown"
            lines += [f"```{kind}", *example.strip().split("\n"), "```", ""]
        else:
            lines += [f"- {example}", ""]
    return lines

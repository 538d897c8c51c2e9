"""The few words of a report besides the rules' own, in both languages."""

from collections.abc import Mapping

from grove.quality.finding import Level

LEVEL: Mapping[Level, tuple[str, str]] = {
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "advice": ("advice", "建议"),
    "question": ("question", "提问"),
}
COUNTED: Mapping[Level, tuple[str, str, str]] = {
    "error": ("1 error", "{n} errors", "{n}个错误"),
    "warning": ("1 warning", "{n} warnings", "{n}个警告"),
    "advice": ("1 piece of advice", "{n} pieces of advice", "{n}条建议"),
    "question": ("1 question", "{n} questions", "{n}个提问"),
}
WORDS: Mapping[str, tuple[str, str]] = {
    "instead": ("Instead", "怎么改"),
    "try": ("Try", "可以写成"),
    "beside": ("Beside it", "对照"),
    "clean": ("Nothing found", "没有发现问题"),
    "empty": ("No objective and no key result", "没有读到目标或关键结果"),
    "files": ("in {n} files", "共{n}个文件"),
    "file": ("in 1 file", "共1个文件"),
    "known": ("{n} already in the baseline", "基线中已有{n}条"),
    "kept": ("Findings that {file} lets pass from now on: {n}.", "{file}今后放过的问题：{n}条。"),
    "silenced": ("{n} ignored with a reason", "{n}条已注明原因忽略"),
    "unread": (
        "Neither an objective nor a key result, and not reviewed: {place}.",
        "既不是目标也不是关键结果，没有审阅：{place}。",
    ),
    "line": ("line {lines}", "第{lines}行"),
    "lines": ("lines {lines}", "第{lines}行"),
    "left": ("Columns that were not read: {names}.", "没有读取的列：{names}。"),
    "whole": ("whole plan", "整份规划"),
    "becomes": ("becomes", "改为"),
}


def say(name: str, language: str, **values: object) -> str:
    return WORDS[name][language[:2] == "zh"].format_map(values)


def level_word(level: Level, language: str) -> str:
    return LEVEL[level][language[:2] == "zh"]


def counted(counts: Mapping[Level, int], language: str) -> str:
    """ "2 errors, 1 warning"; the levels of which there are none are not said."""
    parts = []
    for level, number in counts.items():
        one, many, zh = COUNTED[level]
        if number:
            text = zh if language[:2] == "zh" else one if number == 1 else many
            parts.append(text.format(n=number))
    return ("，" if language[:2] == "zh" else ", ").join(parts)

"""The statement assembled from the answers, in the language the answers are written in.

It is content, not interface: a Chinese plan read by an English reader keeps its Chinese statement.
Answers are joined by their own first words; an answer that does not fit a joint stands as it is.
"""

import re
from collections.abc import Sequence

from grove.look.words import lang_of

# First words that may lose their capital inside a sentence; a name may not.
_JOINING = frozenset(
    "a an the so to because nobody no one we our us it its they their these this in with without "
    "when where every each all only if as by for from on there some what who".split()
)
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f0-9]+(?:['’.,-][A-Za-z\u00c0-\u024f0-9]+)*")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def assemble(why: str, value: str, dimensions: Sequence[str]) -> str:
    """One paragraph from what is there; empty when nothing is."""
    why, value = _flat(why), _flat(value)
    names = [name for one in dimensions if (name := _flat(one).rstrip(".。"))]
    if lang_of(" ".join((why, value, *names))) == "zh-Hans":
        return _chinese(why, value, names)
    return _english(why, value, names)


def length_of(text: str) -> int:
    """How long a statement is as readers count: Chinese characters, words of other scripts."""
    return len(_HAN.findall(text)) + len(_WORD.findall(text))


def _english(why: str, value: str, names: list[str]) -> str:
    parts = []
    if why:
        joined = why.lower().startswith(("so ", "to ", "because ", "in order "))
        parts.append(_sentence(f"We exist {_lowered(why)}" if joined else why, "."))
    if value:
        joined = value.lower().startswith(
            ("nobody ", "no one ", "only ", "without us", "we ", "our ")
        )
        parts.append(
            _sentence(f"We have lasted because {_lowered(value)}" if joined else value, ".")
        )
    if names:
        lowered = [_lowered(name, every=True) for name in names]
        parts.append(f"Our value is judged by {_english_list(lowered)}.")
    return " ".join(parts)


def _chinese(why: str, value: str, names: list[str]) -> str:
    parts = []
    if why:
        joined = why.startswith(("为了", "为", "让", "好让"))
        parts.append(_sentence(f"我们存在，是{_for_whom(why)}" if joined else why, "。"))
    if value:
        joined = value.startswith(("靠", "凭", "因为"))
        parts.append(_sentence(f"我们走到今天，{value}" if joined else value, "。"))
    if names:
        head, last = names[:-1], names[-1]
        listed = f"{'、'.join(head)}和{last}" if head else last
        parts.append(f"我们的价值，从{listed}来衡量。")
    return "".join(parts)


def _for_whom(why: str) -> str:
    return why if why.startswith("为") else f"为了{why.removeprefix('好')}"


def _english_list(names: list[str]) -> str:
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _lowered(text: str, every: bool = False) -> str:
    """Without the capital of its first word, unless that is a name or an acronym."""
    first = text.split(" ", 1)[0]
    if first.lower() in _JOINING or (every and first[1:].islower()):
        return text[:1].lower() + text[1:]
    return text


def _sentence(text: str, stop: str) -> str:
    return text if text.endswith((".", "。", "!", "！", "?", "？", "…", "”", "」")) else text + stop


def _flat(text: str) -> str:
    return " ".join(text.split())

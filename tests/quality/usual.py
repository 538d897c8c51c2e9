"""What is usual around the figures of the labelled sentences.

    python -m tests.quality.usual --write

writes grove/quality/sentence/words/usual.txt from the development sets. `measure_grammar` says of
how many sentences of a set it is asked whether they are read right, and how many of them are.
"""

import sys
from collections import Counter

from grove.quality.normalise import normalise
from grove.quality.sentence.read import _understood
from grove.quality.sentence.unusual import ASPECTS, FILE, aspects
from grove.quality.sentence.word_table import path
from tests.quality.sets import LANGUAGES, unseen_sentences

TWICE = frozenset(("frame",))  # one sentence is no custom: there are few of these
HEAD = """# What stands around the figures of labelled sentences, by aspect: see unusual.py.
# Written by `python -m tests.quality.usual --write`.
"""


def text() -> str:
    """The file, worked out anew."""
    pieces = [HEAD]
    for language in LANGUAGES:
        seen: dict[str, Counter[str]] = {name: Counter() for name in ASPECTS}
        for label in unseen_sentences("development", language):
            draft = _understood(label["text"], label["year"], normalise(label["text"]))
            if draft.taken is None:
                continue
            for name, value in zip(ASPECTS, aspects(draft, draft.taken), strict=True):
                seen[name][value] += 1
        for name, found in seen.items():
            fewest = 2 if name in TWICE else 1
            lines = sorted(value for value, times in found.items() if times >= fewest)
            pieces.append(f"[{language} {name}]\n" + "".join(f"{line}\n" for line in lines))
    return "".join(pieces)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        with open(path(FILE), "w", encoding="utf-8") as file:
            file.write(text())

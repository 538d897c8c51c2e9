"""What `grove parse` answers about a sentence, in a row that a test can write down."""

from typing import Any

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told


def answer(text: str) -> tuple[Any, ...]:
    """Kind, start, target, unit and comparator, and whether something is asked."""
    read = told(read_sentence(text, year=2027))
    values = (read["kind"], read["start"], read["target"], read["unit"], read["comparator"])
    return (*values, bool(read["questions"]))

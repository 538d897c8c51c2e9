"""The words of the sample: TOML files, one folder a language, the same keys in both."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("content")
FILES = (
    "company",
    "before",
    "last",
    "positioning",
    "needs",
    "draft",
    "review",
    "talk",
    "meetings",
    "management",
    "present",
    "rounds",
    "teams",
    "confirm",
    "week",
)
Words = dict[str, Any]


def folder_of(language: str) -> str:
    """The folder of a language as Django writes it: zh for Chinese, else en."""
    return "zh" if language.lower().startswith("zh") else "en"


@cache
def words(language: str) -> Words:
    """All texts of a language: file → table."""
    folder = FOLDER / folder_of(language)
    return {
        name: tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")) for name in FILES
    }

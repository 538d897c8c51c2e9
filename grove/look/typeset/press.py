"""From a typst source and plain data to the bytes of a PDF."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from typst import Compiler

from grove.look.typeset.fonts import fonts_for, installed
from grove.look.words import page_lang

HOUSE = Path(__file__).with_name("house.typ")


def pdf(source: Path, data: Mapping[str, Any]) -> bytes:
    """Set `source` (a .typ file of ours) with `data`, plain JSON values, which it sees as `d`.

    The document's language is the active one. Raises MissingFont when the words cannot be set.
    """
    words = json.dumps(data, ensure_ascii=False)
    given = {"data": words, "fonts": json.dumps(asdict(fonts_for(words))), "lang": page_lang()}
    compiler = Compiler(input=_whole(source), font_paths=installed(), sys_inputs=given)
    made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)
    return made


@cache
def _whole(source: Path) -> bytes:
    return HOUSE.read_bytes() + b"\n" + source.read_bytes()

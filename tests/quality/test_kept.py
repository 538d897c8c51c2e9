"""Tables worked out from word lists are kept, and never outlive what they were made from."""

import os
import sys
from pathlib import Path

import pytest

from grove.quality import kept as kept_module
from grove.quality.kept import kept


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the table of this module is kept; writing is allowed."""
    found = tmp_path / "words.kept"
    monkeypatch.setattr(kept_module, "beside_bytecode", lambda module: str(found))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return found


@pytest.fixture
def words(tmp_path: Path) -> Path:
    found = tmp_path / "words.txt"
    found.write_text("cut, raise", "utf-8")
    return found


def read(words: Path) -> dict[str, int]:
    return {word: len(word) for word in words.read_text("utf-8").split(", ")}


def test_a_list_is_worked_out_once_and_again_when_it_changes(place: Path, words: Path) -> None:
    made = []

    def make() -> dict[str, int]:
        made.append(words.read_text("utf-8"))
        return read(words)

    first = kept(__name__, [str(words)], make)
    assert kept(__name__, [str(words)], make) == first == {"cut": 3, "raise": 5}
    assert len(made) == 1
    words.write_text("cut, lower", "utf-8")  # as long as before
    os.utime(words, ns=(1, 1))
    assert kept(__name__, [str(words)], make) == {"cut": 3, "lower": 5}
    assert kept(__name__, [str(words), __file__], make) == {"cut": 3, "lower": 5}
    assert len(made) == 3  # another source is another table


@pytest.mark.parametrize("content", [b"", b"\x00", b"(", b"no table", b"\xe9\x01\x00\x00\x00"])
def test_what_was_kept_and_is_broken_is_worked_out_anew(
    place: Path, words: Path, content: bytes
) -> None:
    place.write_bytes(content)
    assert kept(__name__, [str(words)], lambda: read(words)) == {"cut": 3, "raise": 5}
    assert kept(__name__, [str(words)], dict) == {"cut": 3, "raise": 5}


def test_half_of_it_is_no_table(place: Path, words: Path) -> None:
    kept(__name__, [str(words)], lambda: read(words))
    place.write_bytes(place.read_bytes()[:-3])
    assert kept(__name__, [str(words)], lambda: {"anew": 1}) == {"anew": 1}


def test_nothing_is_written_where_python_may_not_write(
    tmp_path: Path, words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "no folder" / "words.kept"
    monkeypatch.setattr(kept_module, "beside_bytecode", lambda module: str(nowhere))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert kept(__name__, [str(words)], lambda: read(words))
    here = tmp_path / "words.kept"
    monkeypatch.setattr(kept_module, "beside_bytecode", lambda module: str(here))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept(__name__, [str(words)], lambda: read(words))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["words.txt"]

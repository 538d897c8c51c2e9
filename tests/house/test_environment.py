"""The virtual environment of one tree is no business of another's."""

from pathlib import Path

import pytest

from provision import environment


@pytest.mark.slow
def test_an_environment_that_is_only_linked_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "kept").write_text("here", "utf-8")
    own = tmp_path / ".venv"
    own.symlink_to(other)
    monkeypatch.setattr(environment, "VENV", own)
    environment._create()
    assert (other / "kept").read_text("utf-8") == "here"
    assert not own.is_symlink()
    assert (own / "bin" / "python").exists()

"""Files of others lie here unchanged: each with its licence, its version and its checksum."""

import hashlib
from pathlib import Path

import pytest

from tests.house.places import ROOT, name

FOLDERS = sorted(
    path for path in ROOT.glob("*/**/vendor") if ".venv" not in path.parts and path.is_dir()
)


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_every_vendored_script_and_font_matches_a_written_checksum(folder: Path) -> None:
    notes = "\n".join(
        path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in {"", ".md", ".toml", ".txt"}
    )
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".js", ".css", ".woff2"}:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            assert digest in notes, f"{name(path)} has checksum {digest}, written down nowhere"


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_every_vendor_folder_holds_a_licence(folder: Path) -> None:
    assert [path for path in folder.rglob("*") if "licen" in path.name.lower()]

"""Where the house's files are, and the order of its floors (pyproject.toml is the one place)."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HOUSE = ROOT / "grove"


def floors() -> list[str]:
    """Rooms from the ground up, as the import contract lists them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["id"] == "floors")
    return [layer.strip("()") for layer in reversed(layers)]


def rooms() -> list[Path]:
    """Folders of the rooms that exist."""
    return sorted(path.parent for path in HOUSE.glob("*/__init__.py"))


def modules(*folders: str) -> list[Path]:
    """Python files below these folders of the repository, without migrations."""
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts
    )


def pages() -> list[Path]:
    """All page templates."""
    return sorted(HOUSE.rglob("*.jinja"))


def name(path: Path) -> str:
    """A file as people speak of it: its path in the repository."""
    return path.relative_to(ROOT).as_posix()

"""What gets installed is pinned by hash, and the lock files name no place to get it from."""

import re

import pytest

from tests.house.places import ROOT

LOCKS = ["run", "test"]
PINNED = re.compile(r"^[a-z0-9][a-z0-9._-]*==\S+( ; .+)?$")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_hashed(lock: str) -> None:
    requirements = _requirements(lock)
    assert requirements
    for requirement in requirements:
        name, *hashes = re.split(r"\s+--hash=sha256:", requirement)
        assert PINNED.match(name), f"{requirement[:80]} is not pinned"
        assert hashes, f"{name} has no hash"
        assert all(re.fullmatch(r"[0-9a-f]{64}", one) for one in hashes), name


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_registry(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-(i|f|-index|-extra|-find|-trusted)", text, re.MULTILINE)


def test_what_runs_is_what_is_tested() -> None:
    run, test = (
        {requirement.split(" ")[0] for requirement in _requirements(lock)} for lock in LOCKS
    )
    assert run <= test


def _requirements(lock: str) -> list[str]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return "\n".join(lines).replace("\\\n", " ").splitlines()

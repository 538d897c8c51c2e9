"""`grove` run as somebody would run it, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def grove(
    *arguments: str, at: Path, stdin: bytes = b"", language: str = "C.UTF-8"
) -> subprocess.CompletedProcess[bytes]:
    """Run in the folder `at`; output as bytes."""
    return subprocess.run(
        [sys.executable, "-m", "grove", *arguments],
        cwd=at,
        env=environment(language),
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


def environment(language: str = "C.UTF-8") -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    return kept | {"PYTHONPATH": str(ROOT), "LANG": language, "PYTHONUTF8": "1"}

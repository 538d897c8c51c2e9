"""A terminal: runs `python -m grove` as people do, in a folder of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Terminal:
    """One instance in one folder; `language` is what LANG says."""

    folder: Path
    language: str = "en_US.UTF-8"

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("GROVE_", "LC_", "DJANGO_"))
            and name not in {"DATABASE_URL", "LANGUAGE", "LANG"}
        }
        return kept | {
            "GROVE_DATA": str(self.folder),
            "LANG": self.language,
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        }

    @property
    def grove(self) -> list[str]:
        return [sys.executable, "-m", "grove"]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; what it printed and how it left."""
        return subprocess.run(
            [*self.grove, *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command that stays."""
        return subprocess.Popen(
            [*self.grove, *arguments],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )

"""Writes requirements/*.txt from *.in: pinned, hashed, naming no registry.

python3 -m provision.lock          keep pins that still fit
python3 -m provision.lock --upgrade
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "build" / "lock"
PIP_TOOLS = "pip-tools==7.6.2"


def main(words: list[str]) -> None:
    """Resolve both files, run first: test.in stands on run.txt."""
    if not (TOOLS / "bin" / "pip-compile").exists():
        venv.create(TOOLS, with_pip=True, clear=True)
        subprocess.run([TOOLS / "bin" / "pip", "install", "-q", PIP_TOOLS], check=True)
    # Only the registry itself: wheels lying on this machine may carry other hashes.
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"}
    } | {"PIP_CONFIG_FILE": os.devnull}
    for name in ("run", "test"):
        subprocess.run(
            [
                TOOLS / "bin" / "pip-compile",
                "--quiet",
                "--generate-hashes",
                "--strip-extras",
                "--allow-unsafe",
                "--no-header",
                "--no-emit-index-url",
                "--no-emit-find-links",
                "--no-emit-trusted-host",
                "--no-emit-options",
                "--resolver=backtracking",
                *words,
                f"--output-file={name}.txt",
                f"{name}.in",
            ],
            cwd=ROOT / "requirements",
            env=environment,
            check=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])

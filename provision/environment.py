"""Makes .venv and installs a lock file into it; does nothing when that lock is there already.

python3 -m provision.environment run|test
"""

import hashlib
import subprocess
import sys
from pathlib import Path

from provision import machine

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def main(lock: str) -> None:
    """Make the environment hold exactly the pinned packages of requirements/<lock>.txt."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this runs under whatever python3 there is
        sys.exit(
            f"Grove needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.\n"
            "Name another one: make PYTHON=python3.11 …"
        )
    if not _works():
        _create()
    requirements = ROOT / "requirements" / f"{lock}.txt"
    stamp = VENV / f"installed-{lock}"
    wanted = _fingerprint(requirements)
    if not stamp.exists() or stamp.read_text() != wanted:
        print(f"Installing requirements/{lock}.txt", flush=True)
        _pip("--require-hashes", "-r", str(requirements))
        stamp.write_text(wanted)


def _works() -> bool:
    """Whether .venv still starts: not after its Python was removed, or the folder moved."""
    if not PYTHON.exists():
        return False
    if str(PYTHON) not in (VENV / "bin" / "pip").read_text(encoding="utf-8"):
        return False
    return subprocess.run([PYTHON, "-c", ""], capture_output=True, check=False).returncode == 0


def _create() -> None:
    if missing := machine.provide([machine.VENV]):
        sys.exit(
            "Python cannot make a virtual environment here: "
            f"the Debian package {missing[0].package} is missing.\n"
            f"Install it, then try again: sudo apt-get install {missing[0].package}"
        )
    if VENV.is_symlink():
        VENV.unlink()  # what it leads to is another tree's, and stays as it is
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def _pip(*words: str) -> None:
    done = subprocess.run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words],
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        sys.exit("The packages could not be installed; pip's own message stands above.")


def _fingerprint(requirements: Path) -> str:
    """Of the lock and of the Python it was installed for, so that a change of either reinstalls."""
    python = subprocess.run([PYTHON, "-VV"], capture_output=True, check=True).stdout
    return hashlib.sha256(python + requirements.read_bytes()).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1])

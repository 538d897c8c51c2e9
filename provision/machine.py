"""What the tests need from Debian: browser, PostgreSQL, Chinese fonts; installed if allowed."""

import ctypes
import glob
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tool:
    """A Debian package, how to see that it is there, and what cannot run without it."""

    package: str
    present: Callable[[], bool]
    needed_for: str


def provide(tools: Iterable[Tool]) -> list[Tool]:
    """Install what is missing where this user may; return what is missing still."""
    missing = [tool for tool in tools if not tool.present()]
    if missing and (prefix := _may_install()) is not None:
        _install(prefix, [tool.package for tool in missing])
        missing = [tool for tool in missing if not tool.present()]
    return missing


def postgres_folder() -> Path | None:
    """Folder with `initdb` and `postgres`: the newest of Debian's, else the one on PATH."""
    folders = sorted(
        (Path(found).parent for found in glob.glob("/usr/lib/postgresql/*/bin/initdb")),
        key=lambda folder: float(folder.parent.name),
        reverse=True,
    )
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


def browser() -> str | None:
    """Path of a Chromium: GROVE_CHROMIUM where it is set, else the first one on PATH."""
    if chosen := os.environ.get("GROVE_CHROMIUM"):
        return chosen
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for path in map(shutil.which, names) if path), None)


def _chinese_font() -> bool:
    if shutil.which("fc-list"):
        listed = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False)
        return bool(listed.stdout.strip())
    return bool(glob.glob("/usr/share/fonts/**/*CJK*", recursive=True))


def _latin_font() -> bool:
    return bool(glob.glob("/usr/share/fonts/**/LiberationSans-Regular.ttf", recursive=True))


def _atomic_library() -> bool:
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


def _may_install() -> list[str] | None:
    """The words to put before apt-get: none for root, sudo where it asks no password."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(
            ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


def _install(prefix: list[str], packages: list[str]) -> None:
    """Ask apt-get for the packages; a refusal is printed, and the caller sees what is missing."""
    print(f"Installing Debian packages: {' '.join(packages)}", flush=True)
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    quiet += ["-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*quiet, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            print("\n".join(done.stdout.splitlines()[-8:]), file=sys.stderr, flush=True)


POSTGRESQL = Tool(
    "postgresql",
    lambda: postgres_folder() is not None,
    "the tests on PostgreSQL",
)
CHROMIUM = Tool("chromium", lambda: browser() is not None, "the journeys in a browser")
CHINESE_FONT = Tool("fonts-noto-cjk", _chinese_font, "Chinese pages in the browser")
# As wide as Arial, which most people see; where neither is, the browser takes wider ones.
LATIN_FONT = Tool("fonts-liberation", _latin_font, "pages as wide as people see them")
# The program inside the Playwright package is linked against it.
ATOMIC_LIBRARY = Tool("libatomic1", _atomic_library, "Playwright, which drives the browser")
VENV = Tool(
    f"python3.{sys.version_info.minor}-venv",
    lambda: (
        subprocess.run(
            [sys.executable, "-c", "import ensurepip"], capture_output=True, check=False
        ).returncode
        == 0
    ),
    "the virtual environment",
)

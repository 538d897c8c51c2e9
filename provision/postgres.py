"""A PostgreSQL of one's own for as long as one command runs: temporary folder, Unix socket only.

python3 -m provision.postgres COMMAND …      runs it with DATABASE_URL set
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from provision import machine

START_SECONDS = 60
STOP_SECONDS = 20
# Nothing here outlives the run, so nothing has to reach the disk.
SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=200",
    "shared_buffers=128MB",
)


@contextmanager
def cluster() -> Iterator[str]:
    """Start a new cluster, yield its DATABASE_URL, stop it and remove it whatever happens.

    PostgreSQL refuses to run as root; root hands it to the user `postgres` (or `nobody`).
    Raises RuntimeError with the server's own words when it does not start.
    """
    binaries = machine.postgres_folder()
    if binaries is None:
        raise RuntimeError("PostgreSQL is not installed: the Debian package postgresql is missing.")
    # /tmp, whatever TMPDIR says: a socket's path is at most 107 bytes long.
    folder = Path(tempfile.mkdtemp(prefix="grove-pg-", dir="/tmp"))
    try:
        as_user = _hand_over(folder)
        yield from _serve(binaries, folder, as_user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _hand_over(folder: Path) -> list[str]:
    """Give the folder to the user the server will run as; return the words that switch to them."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return [
        "setpriv",
        f"--reuid={user.pw_uid}",
        f"--regid={user.pw_gid}",
        "--clear-groups",
        "--",
    ]


def _serve(binaries: Path, folder: Path, as_user: list[str]) -> Iterator[str]:
    data, log = folder / "data", folder / "log"
    words = ["--no-sync", "--auth=trust", "--username=grove", "--encoding=UTF8", "--locale=C.UTF-8"]
    made = subprocess.run(
        [*as_user, binaries / "initdb", *words, "-D", data],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")
    options = [word for setting in SETTINGS for word in ("-c", setting)]
    with open(log, "wb") as output:
        server = subprocess.Popen(
            [*as_user, binaries / "postgres", "-D", data, "-k", folder, *options],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            # Ctrl-C stops the tests first, and the server only after them.
            start_new_session=True,
        )
    try:
        _wait_until_ready(server, binaries, folder, log)
        yield f"postgresql://grove@/grove?host={folder}"
    finally:
        server.send_signal(signal.SIGINT)  # fast shutdown: does not wait for clients
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait(STOP_SECONDS)


def _wait_until_ready(
    server: "subprocess.Popen[bytes]", binaries: Path, folder: Path, log: Path
) -> None:
    """Return once the server has made the database `grove`."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        made = subprocess.run(
            [binaries / "createdb", "-h", folder, "-U", "grove", "grove"],
            capture_output=True,
            check=False,
        )
        if made.returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')[-2000:]}")


def run(command: list[str], environment: dict[str, str] | None = None) -> int:
    """Run a command on a cluster of its own; return its exit code."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        with cluster() as url:
            settings = {**(environment or os.environ), "DATABASE_URL": url}
            return subprocess.run(command, env=settings, check=False).returncode
    finally:
        signal.signal(signal.SIGTERM, before)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))

"""How long Grove takes from the command to its first answer on a database that is prepared.

    python -m tests.benchmarks.start

Bar: 2 seconds. Each start is a new process; the median of five is what counts.
"""

import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.cli.terminal import Terminal

STARTS = 5
BAR = 2.0


def main() -> int:
    """Print a table of all starts; 1 when the median misses the bar."""
    with tempfile.TemporaryDirectory() as folder:
        terminal = Terminal(Path(folder))
        prepared = terminal.run("migrate")
        if prepared.returncode:
            print(prepared.stderr, file=sys.stderr)
            return 1
        bare = _median([_seconds([sys.executable, "-c", "import django"]) for _n in range(3)])
        starts = [_start(terminal) for _n in range(STARTS)]
    print(f"{'start':<10}{'seconds':>10}")
    for number, seconds in enumerate(starts, start=1):
        print(f"{number:<10}{seconds:>10.2f}")
    median = _median(starts)
    print(f"{'median':<10}{median:>10.2f}   bar {BAR:.2f}")
    print(f"{'of which':<10}{bare:>10.2f}   a bare Python that imports Django")
    return 0 if median <= BAR else 1


def _start(terminal: Terminal) -> float:
    """Seconds from starting the command to the answer to a first request."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    server = terminal.start("serve", "--port", str(port))
    try:
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=10) as page:
                    page.read()
                return time.perf_counter() - began
            except urllib.error.URLError:
                if server.poll() is not None:
                    raise RuntimeError(server.communicate()[0]) from None
                time.sleep(0.01)
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - began


def _median(values: list[float]) -> float:
    return statistics.median(values)


if __name__ == "__main__":
    sys.exit(main())

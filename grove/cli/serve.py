"""`grove serve`: prepares the database, says how to get in, serves until Ctrl-C."""

import argparse
import errno
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone
from django.utils.translation import gettext as _

import grove
from grove.cli.data import prepare
from grove.cli.entrance import public_url, way_in
from grove.cli.sample import sample_module
from grove.cli.stop import Left, Stop
from grove.org.models import Department, Person
from grove.record.bin import empty_bin

log = logging.getLogger(__name__)
DAY = 24 * 60 * 60.0
THREADS = 4  # requests one process answers at a time
PATIENCE = 8  # seconds a request may still take when the server is told to stop


def serve(arguments: argparse.Namespace) -> None:
    """Serve until interrupted. Raises Stop when the port is taken."""
    require_free(arguments.host, arguments.port)
    prepare()
    if arguments.sample and _is_new():
        sample_module().load_sample("both")
    sentence, way = way_in(_url(arguments.host, arguments.port))
    connections.close_all()
    stop = threading.Event()
    with _server(arguments) as server:
        _await_listening(server, arguments)
        _say_ready(arguments, sentence, way)
        threading.Thread(target=daily, args=[_empty_bin, stop], daemon=True).start()
        left = server.wait()
    stop.set()
    raise Stop(_("The server stopped by itself (%(code)d); its words are above.") % {"code": left})


def require_free(host: str, port: int) -> None:
    """Raise Stop when nothing can listen there."""
    try:
        family, kind, proto, _name, where = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = _("Port %(port)d is in use. Choose another one: grove serve --port %(other)d")
        elif error.errno == errno.EACCES:
            reason = _("Port %(port)d needs an administrator. Choose one above 1023: grove serve"
                       " --port %(other)d")  # fmt: skip
        else:
            reason = _("Nothing can listen on %(host)s. Choose an address of this machine.")
        other = port + 1 if port >= 1024 and port < 65535 else 8001
        raise Stop(reason % {"port": port, "other": other, "host": host}) from error


def daily(task: Callable[[], None], stop: threading.Event, every: float = DAY) -> None:
    """Run a task now and then once a day until told to stop."""
    while not stop.is_set():
        task()
        stop.wait(every)


@contextmanager
def _server(arguments: argparse.Namespace) -> Iterator["subprocess.Popen[bytes]"]:
    """Granian in a process of its own, ended when the block ends, by Ctrl-C or by SIGTERM.

    Its own, because workers are forked: a fork must not take threads or database connections of
    ours along.
    """
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", arguments.host, "--port", str(arguments.port)),
        *("--workers", str(arguments.workers or _workers()), "--blocking-threads", str(THREADS)),
        *("--respawn-failed-workers", "--workers-kill-timeout", str(PATIENCE)),
        *("--log-level", "warning", "grove.wsgi:application"),
    ]
    code = str(Path(grove.__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, (code, os.environ.get("PYTHONPATH", ""))))
    signal.signal(signal.SIGTERM, _leave)
    # A session of its own: Ctrl-C reaches us alone, and we end it in order.
    server = subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": path}, start_new_session=True
    )
    try:
        yield server
    except KeyboardInterrupt:
        raise Left from None
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE + 2)
        except subprocess.TimeoutExpired:
            server.kill()


def _leave(*_signal: object) -> None:
    raise KeyboardInterrupt


def _await_listening(server: "subprocess.Popen[bytes]", arguments: argparse.Namespace) -> None:
    """Wait until the server takes connections, or has ended."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(arguments.host, arguments.host)
    while server.poll() is None:
        try:
            socket.create_connection((host, arguments.port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return


def _workers() -> int:
    """SQLite has one writer at a time: one process serves it best. PostgreSQL serves all cores."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return 1
    return min(os.cpu_count() or 1, 8)


def _say_ready(arguments: argparse.Namespace, sentence: str, way: str) -> None:
    print(
        _("Grove is at %(url)s – stop it with Ctrl-C.")
        % {"url": _url(arguments.host, arguments.port)},
        sentence,
        f"  {way}",
        sep="\n",
        flush=True,
    )
    if arguments.host in ("0.0.0.0", "::") and public_url().startswith("http://127.0.0.1"):
        print(
            _("Only this machine may open it: name the addresses others use in GROVE_HOSTS."),
            file=sys.stderr,
            flush=True,
        )


def _url(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(host, host)
    if ":" in shown and not shown.startswith("["):
        shown = f"[{shown}]"
    return f"http://{shown}:{port}"


def _is_new() -> bool:
    return not Person.everything.exists() and not Department.everything.exists()


def _empty_bin() -> None:
    """One round of the daily work; a database that is away for a moment is tried again tomorrow."""
    try:
        close_old_connections()
        emptied = empty_bin(timezone.now())
        if emptied:
            log.info("bin emptied: %d records", emptied)
    except DatabaseError:
        log.warning("bin not emptied today", exc_info=True)
    finally:
        connections.close_all()

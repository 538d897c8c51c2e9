"""`grove serve`: prepares the database, says how to get in, serves until Ctrl-C."""

import argparse
import errno
import os
import socket
import threading
from collections.abc import Callable
from importlib import import_module

from django.conf import settings
from django.db import connections
from django.utils.translation import gettext as _
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from grove.cli.data import prepare
from grove.cli.entrance import way_in
from grove.cli.sample import sample_module
from grove.cli.stop import Stop
from grove.jobs.loop import let_go_of_the_database, loop
from grove.org.invitations import public_url
from grove.org.models import Department, Person

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}
THREADS = 4  # requests one process answers at a time
PATIENCE = 5  # seconds a request may still take when the server is told to stop


def serve(arguments: argparse.Namespace) -> None:
    """Serve until interrupted. Raises Stop when the port is taken."""
    require_free(arguments.host, arguments.port)
    prepare()
    if arguments.sample and _is_new():
        sample_module().load_sample("both")
    sentence, way = way_in(_url(arguments.host, arguments.port))
    let_go_of_the_database()
    stop = threading.Event()
    threading.Thread(target=loop, args=[stop], daemon=True).start()
    try:
        # Worded here: a thread of its own does not know the terminal's language.
        words = _words(arguments, sentence, way)
        _serve_forever(arguments, lambda: _say_once_it_answers(arguments, words, stop))
    finally:
        stop.set()


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


def _serve_forever(arguments: argparse.Namespace, ready: Callable[[], None]) -> None:
    """Granian's workers are forks of this process: what is imported here is shared by all."""
    import_module("grove.wsgi")
    import_module(str(settings.ROOT_URLCONF))  # and with it every page's code
    server = Granian(
        "grove.wsgi:application",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=arguments.workers or _workers(),
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
    )
    # Said by a thread that waits: the hook runs just before the workers begin to listen.
    server.on_startup(threading.Thread(target=ready, daemon=True).start)
    server.serve()


def _workers() -> int:
    """SQLite has one writer at a time: one process serves it best. PostgreSQL serves all cores."""
    if connections["default"].vendor == "sqlite":
        return 1
    return min(os.cpu_count() or 1, 8)


def _words(arguments: argparse.Namespace, sentence: str, way: str) -> str:
    """Where Grove is and how to get in."""
    here = _url(arguments.host, arguments.port)
    lines = [_("Grove is at %(url)s – stop it with Ctrl-C.") % {"url": here}, sentence, f"  {way}"]
    if arguments.host in EVERYWHERE and public_url().startswith("http://127.0.0.1"):
        lines.append(
            _("Only this machine may open it: name the addresses others use in GROVE_HOSTS.")
        )
    return "\n".join(lines)


def _say_once_it_answers(arguments: argparse.Namespace, words: str, stop: threading.Event) -> None:
    host = EVERYWHERE.get(arguments.host, arguments.host)
    while not stop.wait(0.02):
        try:
            socket.create_connection((host, arguments.port), timeout=1).close()
        except OSError:
            continue
        print(words, flush=True)
        return


def _url(host: str, port: int) -> str:
    shown = EVERYWHERE.get(host, host)
    if ":" in shown and not shown.startswith("["):
        shown = f"[{shown}]"
    return f"http://{shown}:{port}"


def _is_new() -> bool:
    return not Person.everything.exists() and not Department.everything.exists()

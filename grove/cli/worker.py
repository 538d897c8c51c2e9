"""`grove worker`: does what is due, and nothing else, beside several servers."""

import argparse
import threading

from django.utils.translation import gettext as _

from grove.cli.data import prepare
from grove.jobs.loop import loop


def work(_arguments: argparse.Namespace) -> None:
    """Look every minute until interrupted. `grove serve` looks too: what is due is done once."""
    prepare()
    print(_("Grove looks for due work every minute – stop it with Ctrl-C."), flush=True)
    loop(threading.Event(), first=0)

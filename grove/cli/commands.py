"""Reading the command line and running one command, in the language of the terminal."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence

import django
from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import gettext as _

import grove

Command = Callable[[argparse.Namespace], None]


def run(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Run one command. 0: done, 1: it could not be done, 2: it was not understood."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grove.settings")
    django.setup()
    from grove.cli.stop import Stop

    with translation.override(terminal_language(environment)):
        try:
            chosen = parser().parse_args(arguments)
            chosen.command(chosen)
        except Stop as stopped:
            print(stopped, file=sys.stderr)
            return stopped.code
        except DatabaseError as error:
            print(database_words(error), file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print(file=sys.stderr)
            return 130
        except BrokenPipeError:
            sys.stderr.close()
            return 1
        except SystemExit as left:  # argparse, after its own words
            return left.code if isinstance(left.code, int) else 2
    return 0


def terminal_language(environment: Mapping[str, str]) -> str:
    """The language a terminal asks for: Chinese for zh_CN.UTF-8 and its like, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh-hans" if environment[name].lower().startswith("zh") else "en"
    return "en"


def database_words(error: DatabaseError) -> str:
    """Why the database did not answer, and what to do."""
    first = (str(error).splitlines() or [""])[0]
    if "no such table" in first or ("does not exist" in first and "relation" in first):
        return _("The database is not prepared yet. Run “grove migrate” first.")
    return _(
        "The database did not answer: %(error)s. Check DATABASE_URL, or GROVE_DATA for SQLite."
    ) % {"error": first}


def parser() -> argparse.ArgumentParser:
    """All commands with their options, and what each is for."""
    from grove.cli import data, entrance, sample, worker

    top = argparse.ArgumentParser(
        prog="grove",
        description=_("A self-hosted workbook for the OKRs of a technical department."),
    )
    top.add_argument("--version", action="version", version=f"grove {grove.__version__}")
    commands = top.add_subparsers(required=True, metavar=_("command"))

    def command(name: str, said: str, does: Command) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = commands.add_parser(name, help=said, description=said)
        added.set_defaults(command=does)
        return added

    one = command("serve", _("Serve Grove to browsers"), _serve)
    one.add_argument("--host", default="127.0.0.1", help=_("address to listen on"))
    one.add_argument("--port", type=_port, default=8000, help=_("port to listen on"))
    one.add_argument("--workers", type=_workers, default=0, help=_("number of processes"))
    one.add_argument(
        "--sample", action="store_true", help=_("fill a new database with the sample department")
    )
    command("worker", _("Do what is due at times, beside the servers"), worker.work)
    command("migrate", _("Prepare the database, or bring it up to date"), data.migrate)
    one = command("sample", _("Load or delete the sample department"), sample.sample)
    one.add_argument("--language", choices=("en", "zh", "both"), default="both")
    one.add_argument(
        "--size",
        choices=("reference", "large"),
        help=_(
            "in place of the department with its story, an organisation to measure with: reference"
            " has 1,500 key results, large has 100,000"
        ),
    )
    one.add_argument("--delete", action="store_true", help=_("delete the sample"))
    one = command("export", _("Write everything into an archive"), data.export)
    one.add_argument("file", help=_("file to write; - for standard output"))
    one.add_argument(
        "--with-passwords",
        action="store_true",
        help=_("keep the passwords (their hashes); without it everybody needs a new link"),
    )
    one = command("import", _("Restore an archive into an empty instance"), data.import_)
    one.add_argument("file", help=_("file to read; - for standard input"))
    one = command("link", _("Make a sign-in link for a person"), entrance.link)
    one.add_argument("email", help=_("the person’s e-mail"))
    one.add_argument("--url", default="", help=_("address of this instance, as people open it"))
    return top


def _serve(arguments: argparse.Namespace) -> None:
    from grove.cli.serve import serve  # the server is loaded only where it is wanted

    serve(arguments)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(
            _("%(value)s is no port. Choose one from 1 to 65535.") % {"value": text[:20]}
        )
    return int(text)


def _workers(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 64):
        raise argparse.ArgumentTypeError(
            _("%(value)s is no number of processes. Choose one from 1 to 64.")
            % {"value": text[:20]}
        )
    return int(text)

"""`grove sample`: the sample department, loaded or deleted."""

import argparse
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.utils.translation import gettext as _

from grove.cli.data import prepare
from grove.cli.stop import Stop

SAMPLE = "grove.web.sample"


def sample(arguments: argparse.Namespace) -> None:
    """Load the sample in a language, or rows to measure with, or delete all of them."""
    prepare()
    if arguments.delete:
        sample_module().delete_sample()
        print(_("The sample department is deleted."))
        return
    if arguments.size:
        department = sample_module().load_size(arguments.size)
        print(_("%(name)s is there.") % {"name": department.parent.name})
        return
    sample_module().load_sample(arguments.language)
    print(_("The sample department is loaded. “grove serve” prints a link to look around."))


def sample_module() -> Any:
    """The room's part that knows the sample. Raises Stop where this Grove comes without it."""
    module = import_module(SAMPLE) if find_spec(SAMPLE) is not None else None
    if not (hasattr(module, "load_sample") and hasattr(module, "delete_sample")):
        raise Stop(_("This Grove comes without the sample department. Serve it without --sample."))
    return module

"""`python -m grove` and the console script `grove`."""

import gc
import os
import sys
from importlib import import_module

# Commands that are answered without waiting for Django: name → module with main(arguments).
QUICK = {"check": "grove.cli.check", "parse": "grove.cli.parse", "rule": "grove.cli.rule"}


def main() -> int:
    """Run one command of the terminal; its exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:  # answered without waiting for Django
        import grove

        print(f"grove {grove.__version__}")
        return 0
    if arguments and arguments[0] in QUICK:
        from grove.quality.bytecode import load_together

        gc.disable()  # what such a command makes, it needs to its end
        together = load_together()
        door = import_module(QUICK[arguments[0]])
        code = int(door.main(arguments[1:]))
        together.keep()
        return code
    from grove.cli.commands import run

    return run(arguments)


def run() -> None:
    """The same, and end the process."""
    code = main()
    if sys.argv[1:2] and sys.argv[1] in QUICK:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            sys.exit(code)  # Python says what is wrong
        os._exit(code)  # word lists and modules need not be freed one by one: 2 of 100 instructions
    sys.exit(code)


if __name__ == "__main__":
    run()

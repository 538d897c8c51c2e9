"""`python -m grove` and the console script `grove`."""

import gc
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
        gc.disable()  # what such a command makes, it needs to its end
        code = int(import_module(QUICK[arguments[0]]).main(arguments[1:]))
        gc.freeze()  # and Python need not look through it once more before it ends
        return code
    from grove.cli.commands import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())

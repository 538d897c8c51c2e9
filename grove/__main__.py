"""`python -m grove` and the console script `grove`."""

import sys
from importlib import import_module

# Commands that are answered without waiting for Django: name → module with main(arguments).
QUICK = {"parse": "grove.cli.parse"}


def main() -> int:
    """Run one command of the terminal; its exit code."""
    if sys.argv[1:] == ["--version"]:  # answered without waiting for Django
        import grove

        print(f"grove {grove.__version__}")
        return 0
    if sys.argv[1:] and sys.argv[1] in QUICK:
        return int(import_module(QUICK[sys.argv[1]]).main(sys.argv[2:]))
    from grove.cli.commands import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""`python -m grove` and the console script `grove`."""

import sys


def main() -> int:
    """Run one command of the terminal; its exit code."""
    if sys.argv[1:] == ["--version"]:  # answered without waiting for Django
        import grove

        print(f"grove {grove.__version__}")
        return 0
    from grove.cli.commands import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""What is worked out from word lists, kept beside the bytecode of the module that does it.

As with bytecode: used while none of its sources has changed, written where Python may write, and
worked out anew wherever there is none. Reading it takes a fifth of the time of working it out.
"""

import marshal
import os
import sys
from collections.abc import Callable, Sequence

from grove.quality.typed import Any, TypeVar

T = TypeVar("T")


def kept(module: str, sources: Sequence[str], make: Callable[[], T]) -> T:
    """What `make` gives: texts, numbers, and lists, tuples and dicts of them.

    module     the name of the module that works it out; one value for each
    sources    paths of all it is worked out from, of the modules that do it too
    """
    path = _beside_bytecode(module)
    stamps = [_stamp(source) for source in sources]
    found = _read(path)
    if found is not None and found[0] == stamps:
        known: T = found[1]
        return known
    value = make()
    if path and not sys.dont_write_bytecode:
        _write(path, (stamps, value))
    return value


def _beside_bytecode(module: str) -> str:
    spec = sys.modules[module].__spec__
    return f"{spec.cached.removesuffix('.pyc')}.kept" if spec and spec.cached else ""


def _stamp(source: str) -> tuple[str, int, int]:
    found = os.stat(source)
    return source, found.st_mtime_ns, found.st_size


def _read(path: str) -> tuple[Any, Any] | None:
    try:
        with open(path, "rb") as file:
            stamps, value = marshal.loads(file.read())
    except (OSError, EOFError, ValueError, TypeError):
        return None
    return stamps, value


def _write(path: str, content: Any) -> None:
    """In one step, so that nobody reads half of it. Nowhere to write is no failure."""
    new = f"{path}.{os.getpid()}"
    try:
        with open(new, "wb") as file:
            file.write(marshal.dumps(content))
        os.replace(new, path)
    except OSError:
        return

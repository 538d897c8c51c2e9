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
    path = beside_bytecode(module)
    stamps = [stamp(source) for source in sources]
    found = read(path)
    if isinstance(found, tuple) and found[0] == stamps:
        known: T = found[1]
        return known
    value = make()
    write(path, (stamps, _shared(value, {})))
    return value


def _shared(value: Any, known: dict[Any, Any]) -> Any:
    """The same, where what is equal is one object: it is written once, and read in half the time.

    Numbers, texts and tuples of these; sets stay as they are.
    """
    if isinstance(value, dict):
        return {_shared(key, known): _shared(one, known) for key, one in value.items()}
    if isinstance(value, tuple):
        value = tuple(_shared(one, known) for one in value)
    elif not isinstance(value, (int, str)):
        return value
    try:
        return known.setdefault((type(value), value), value)
    except TypeError:
        return value  # a dict in a tuple


def beside_bytecode(module: str) -> str:
    """The file for what a module keeps; "" where it has no bytecode."""
    spec = sys.modules[module].__spec__
    return f"{spec.cached.removesuffix('.pyc')}.kept" if spec and spec.cached else ""


def stamp(source: str) -> tuple[str, int, int]:
    """What changes when a file does. Raises OSError."""
    found = os.stat(source)
    return source, found.st_mtime_ns, found.st_size


def read(path: str) -> Any:
    """What was written there; None where there is nothing that can be read."""
    try:
        with open(path, "rb") as file:
            return marshal.loads(file.read())
    except (OSError, EOFError, ValueError, TypeError):
        return None


def write(path: str, content: Any) -> None:
    """Keep that for `read`."""
    replace(path, marshal.dumps(content))


def replace(path: str, content: bytes) -> None:
    """In one step, so that nobody reads half of it. Nowhere to write is no failure."""
    if not path or sys.dont_write_bytecode:
        return
    new = f"{path}.{os.getpid()}"
    try:
        with open(new, "wb") as file:
            file.write(content)
        os.replace(new, path)
    except OSError:
        return

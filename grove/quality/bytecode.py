"""The bytecode of what a quick command loads, in one file.

Looking for 240 modules one after the other, each with its own file, takes a tenth of a cold start.
As with bytecode: a module that has changed since is looked for where it stands, and where nobody
may write nothing is kept. The file begins with the length of its index; the index says where the
bytecode of each module stands behind it, which is read when the module is asked for: memory that a
process touches for the first time costs more than the reading.
"""

import marshal
import os
import sys
from importlib.machinery import ModuleSpec

from grove.quality.kept import beside_bytecode, replace, stamp
from grove.quality.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

HOUSE = "grove."
LENGTH = 8  # bytes that tell how long the index is
# The stamp of a source, whether it is a package, and the place of its bytecode.
Head = tuple[tuple[str, int, int], bool, str]
# By name: that, and where the bytecode begins and ends behind the index.
Kept = tuple[tuple[str, int, int], bool, str, int, int]


_Plain = type(sys)


class _Quick(_Plain):  # type: ignore[misc, valid-type]
    """A module that says at once what it lacks, which costs the ordinary one 9,000 instructions:
    each `from … import` asks for `__path__`. What it has, code that runs often finds later."""

    __getattribute__ = object.__getattribute__


class Together:
    """Finds and loads modules of this project whose bytecode is kept; knows nothing of others."""

    def __init__(self) -> None:
        self.path = beside_bytecode(__name__)
        self.file = -1
        self.begin = 0  # of the bytecode in the file
        self.modules: dict[str, Kept] = {}
        self._open()
        self.quick: list[ModuleType] = []
        self.settled = False
        self.before = frozenset(sys.modules)  # the few that this one needs

    def _open(self) -> None:
        try:
            self.file = os.open(self.path, os.O_RDONLY)
            length = int.from_bytes(os.pread(self.file, LENGTH, 0), "little")
            whole = os.fstat(self.file).st_size
            if length > whole:
                return
            size, modules = marshal.loads(os.pread(self.file, length, LENGTH))
            self.begin = LENGTH + length
            if self.begin + size == whole:
                self.modules = modules
        except (OSError, EOFError, ValueError, TypeError):
            return  # nothing there, or nothing that can be read

    def find_spec(
        self, name: str, _path: "Sequence[str] | None" = None, _target: "ModuleType | None" = None
    ) -> ModuleSpec | None:
        found = self.modules.get(name)
        if found is None or not _is_fresh(found):
            return None
        (source, *_changed), package, cached, _start, _end = found
        spec = ModuleSpec(name, self, origin=source, is_package=package)  # type: ignore[arg-type]
        spec.has_location = True
        spec.cached = cached
        if package:
            spec.submodule_search_locations = [source.rpartition("/")[0]]
        return spec

    def create_module(self, spec: ModuleSpec) -> "ModuleType":
        """As modules are made otherwise, with what would be looked for and missed."""
        module = _Plain(spec.name)
        module.__dict__.update(__file__=spec.origin, __cached__=spec.cached)
        if not self.settled:
            module.__class__ = _Quick
            self.quick.append(module)
        return module

    def settle(self) -> None:
        """All that is needed at once is loaded: from now on code runs."""
        self.settled = True
        for module in self.quick:
            module.__class__ = _Plain

    def exec_module(self, module: "ModuleType") -> None:
        exec(marshal.loads(self._code(self.modules[module.__name__])), module.__dict__)

    def _code(self, found: Kept) -> bytes:
        *_known, start, end = found
        return os.pread(self.file, end - start, self.begin + start)

    def keep(self) -> None:
        """Keep the modules that were loaded from elsewhere, for the next time."""
        elsewhere = [
            (name, spec)
            for name, module in sys.modules.items()
            if name.startswith(HOUSE)
            and name not in self.before
            and (spec := module.__spec__) is not None
            and spec.cached  # else there is no bytecode of it
            and not isinstance(spec.loader, Together)
        ]
        if not elsewhere or not self.path:
            return
        modules: dict[str, Kept] = {}
        codes: list[bytes] = []
        end = 0
        fresh = (_found(name, spec) for name, spec in elsewhere)
        for name, head, code in (*self._still_fresh(), *fresh):
            modules[name] = (*head, end, end + len(code))
            codes.append(code)
            end += len(code)
        index = marshal.dumps((end, modules))
        replace(self.path, b"".join((len(index).to_bytes(LENGTH, "little"), index, *codes)))

    def _still_fresh(self) -> "Iterator[tuple[str, Head, bytes]]":
        for name, found in self.modules.items():
            if _is_fresh(found):
                yield name, found[:3], self._code(found)


def _is_fresh(found: Kept) -> bool:
    try:
        return stamp(found[0][0]) == found[0]
    except OSError:
        return False


def _found(name: str, spec: Any) -> "tuple[str, Head, bytes]":
    package = spec.submodule_search_locations is not None
    code = marshal.dumps(spec.loader.get_code(name))
    return name, (stamp(spec.origin), package, spec.cached), code


def load_together() -> Together:
    """From now on, load what is kept from there."""
    together = Together()
    sys.meta_path.insert(0, together)
    return together

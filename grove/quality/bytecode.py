"""The bytecode of what a quick command loads, in one file.

Looking for 240 modules one after the other, each with its own file, takes a tenth of a cold start.
As with bytecode: a module that has changed since is looked for where it stands, and where nobody
may write nothing is kept. The file begins with the length of its index; the index says where the
bytecode of each module stands behind it, which is read when the module is asked for: memory that a
process touches for the first time costs more than the reading.

Half of what is imported a short run never calls: so the body of a module runs when something else
of it is asked for than its functions; these are promised, and the first that is called has it run.
"""

import marshal
import os
import sys
from importlib.machinery import ModuleSpec
from types import FunctionType

from grove.quality.kept import beside_bytecode, replace, stamp
from grove.quality.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

HOUSE = "grove."
LENGTH = 8  # bytes that tell how long the index is
LAYOUT = 2  # of what is kept: another one is no index
# The stamp of a source, whether it is a package, the place of its bytecode, and its functions.
Head = tuple[tuple[str, int, int], bool, str, tuple[str, ...]]
# By name: that, and where the bytecode begins and ends behind the index.
Kept = tuple[tuple[str, int, int], bool, str, tuple[str, ...], int, int]


_Plain = type(sys)


class _Quick(_Plain):  # type: ignore[misc, valid-type]
    """A module that says at once what it lacks, which costs the ordinary one 9,000 instructions:
    each `from … import` asks for `__path__`."""

    __getattribute__ = object.__getattribute__


class _Later(_Plain):  # type: ignore[misc, valid-type]
    """A module whose body has not run."""

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)  # each `from … import` asks for `__path__`
        return self.__spec__.loader.named(self, name)


def _promised(*args: Any, __run: Any, **named: Any) -> Any:
    """What a function is until it is first called."""
    return __run()(*args, **named)


class Together:
    """Finds and loads modules of this project whose bytecode is kept; knows nothing of others."""

    def __init__(self) -> None:
        self.path = beside_bytecode(__name__)
        self.file = -1
        self.begin = 0  # of the bytecode in the file
        self.modules: dict[str, Kept] = {}
        self._open()
        self.before = frozenset(sys.modules)  # the few that this one needs

    def _open(self) -> None:
        try:
            self.file = os.open(self.path, os.O_RDONLY)
            length = int.from_bytes(os.pread(self.file, LENGTH, 0), "little")
            whole = os.fstat(self.file).st_size
            if length > whole:
                return
            layout, size, modules = marshal.loads(os.pread(self.file, length, LENGTH))
            self.begin = LENGTH + length
            if layout == LAYOUT and self.begin + size == whole:
                self.modules = modules
        except (OSError, EOFError, ValueError, TypeError):
            return  # nothing there, or nothing that can be read

    def find_spec(
        self, name: str, _path: "Sequence[str] | None" = None, _target: "ModuleType | None" = None
    ) -> ModuleSpec | None:
        found = self.modules.get(name)
        if found is None or not _is_fresh(found):
            return None
        (source, *_changed), package, cached, _functions, _start, _end = found
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
        return module

    def exec_module(self, module: "ModuleType") -> None:
        """Run its body, or put that off where it has functions that may never be called."""
        if self._functions(module):
            module.__class__ = _Later
        else:
            self._run(module)

    def _functions(self, module: "ModuleType") -> tuple[str, ...]:
        return self.modules[module.__name__][3]

    def named(self, module: "ModuleType", name: str) -> Any:
        """Something of a module whose body has not run: a function, promised; else it is run."""
        if name not in self._functions(module):
            self._run(module)
            return getattr(module, name)
        function = FunctionType(_promised.__code__, module.__dict__, name)
        function.__kwdefaults__ = {"__run": lambda: self._kept(module, name)}
        module.__dict__[name] = function
        return function

    def _kept(self, module: "ModuleType", name: str) -> Any:
        """The function that was promised."""
        if type(module) is _Later:
            self._run(module)
        return module.__dict__[name]

    def _run(self, module: "ModuleType") -> None:
        """Run the body; what was promised becomes what it says, wherever it was imported to."""
        module.__class__ = _Quick
        promised = [
            (name, module.__dict__[name])
            for name in self._functions(module)
            if name in module.__dict__
        ]
        exec(marshal.loads(self._code(self.modules[module.__name__])), module.__dict__)
        for name, function in promised:
            said = module.__dict__[name]
            function.__code__ = said.__code__
            function.__defaults__ = said.__defaults__
            function.__kwdefaults__ = said.__kwdefaults__
            module.__dict__[name] = function

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
        index = marshal.dumps((LAYOUT, end, modules))
        replace(self.path, b"".join((len(index).to_bytes(LENGTH, "little"), index, *codes)))

    def _still_fresh(self) -> "Iterator[tuple[str, Head, bytes]]":
        for name, found in self.modules.items():
            if _is_fresh(found):
                yield name, found[:4], self._code(found)


def _is_fresh(found: Kept) -> bool:
    try:
        return stamp(found[0][0]) == found[0]
    except OSError:
        return False


def _found(name: str, spec: Any) -> "tuple[str, Head, bytes]":
    package = spec.submodule_search_locations is not None
    code = marshal.dumps(spec.loader.get_code(name))
    functions = () if package else tuple(_functions(name))
    return name, (stamp(spec.origin), package, spec.cached, functions), code


def _functions(name: str) -> "Iterator[str]":
    """Those of a module that are no more than their code: defined in it, and not decorated."""
    for title, value in vars(sys.modules[name]).items():
        plain = type(value) is FunctionType and not value.__closure__
        if plain and value.__module__ == name and value.__name__ == title:
            yield title


def load_together() -> Together:
    """From now on, load what is kept from there."""
    together = Together()
    sys.meta_path.insert(0, together)
    return together

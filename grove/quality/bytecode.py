"""The bytecode of what a quick command loads, in one file.

Looking for 240 modules one after the other, each with its own file, takes a tenth of a cold start.
As with bytecode: a module that has changed since is looked for where it stands, and where nobody
may write nothing is kept. The file begins with the length of its index; the index says where the
bytecode of each module stands behind it, which is read when the module is asked for: memory that a
process touches for the first time costs more than the reading.

Half of what is imported a short run never calls. So modules stand where they are looked for from
the beginning, with nothing in them; the body of one runs when something else of it is asked for
than its functions. These are promised, and the first that is called has it run. (To read functions
one by one as they are called, not with their module, saves as much as it costs.)
"""

import marshal
import os
import sys

from grove.quality.kept import beside_bytecode, replace, stamp
from grove.quality.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

HOUSE = "grove."
LENGTH = 8  # bytes that tell how long the index is
LAYOUT = 3  # of what is kept: another one is no index
# The stamp of a source, whether it is a package, the place of its bytecode, and its functions.
Head = tuple[tuple[str, int, int], bool, str, tuple[str, ...]]
# By name: that, and where the bytecode begins and ends behind the index.
Kept = tuple[tuple[str, int, int], bool, str, tuple[str, ...], int, int]

# By their own names these would have other modules imported first.
_Plain = type(sys)
_Spec = type(sys.__spec__)


class _Read(_Plain):  # type: ignore[misc, valid-type]
    """A module that says at once what it lacks, which costs the ordinary one 9,000 instructions:
    each `from … import` asks for `__path__`."""

    __getattribute__ = object.__getattribute__


class _Asked(str):
    """A name that modules ask of each other, on one that was not read and has it not yet."""

    __slots__ = ()

    def __get__(self, module: "ModuleType", _kind: type) -> Any:
        return module.__loader__.named(module, str(self))  # type: ignore[union-attr]


def _unread(names: "Sequence[str]") -> type:
    """What modules are until they are read. A hook for whatever they lack would be asked for
    `__path__` by each import; so every name that may be asked for stands here."""
    asked = dict(zip(names, map(_Asked, names), strict=True))
    return type("_Unread", (_Plain,), {"__getattribute__": object.__getattribute__, **asked})


def _promised(*args: Any, __kept: Any, **named: Any) -> Any:
    """What a function is until it is first called."""
    return __kept()(*args, **named)


_Function: Any = type(_promised)


class Together:
    """Loads modules of this project whose bytecode is kept; knows nothing of others."""

    def __init__(self) -> None:
        self.path = beside_bytecode(__name__)
        self.file = -1
        self.begin = 0  # of the bytecode in the file
        self.modules: dict[str, Kept] = {}
        self.before = frozenset(sys.modules)  # the few that this one needs
        self._open()

    def _open(self) -> None:
        try:
            self.file = os.open(self.path, os.O_RDONLY)
            length = int.from_bytes(os.pread(self.file, LENGTH, 0), "little")
            whole = os.fstat(self.file).st_size
            if length > whole:
                return
            layout, size, modules, names = marshal.loads(os.pread(self.file, length, LENGTH))
            self.begin = LENGTH + length
            if layout != LAYOUT or self.begin + size != whole:
                return
        except (OSError, EOFError, ValueError, TypeError):
            return  # nothing there, or nothing that can be read
        self.modules = modules
        self._stand(names)

    def _stand(self, names: "Sequence[str]") -> None:
        """Have every module that did not change stand where it is looked for."""
        unread = _unread(names)
        modules = sys.modules
        for name, found in self.modules.items():
            parent, _, child = name.rpartition(".")
            if name in modules or parent not in modules or not _is_fresh(found):
                continue
            (source, *_changed), package, cached, _functions, _start, _end = found
            module = modules[name] = unread(name)
            said = module.__dict__
            spec = _Spec(name, self, origin=source, is_package=package)  # type: ignore[arg-type]
            spec.has_location = True
            spec.cached = cached
            if package:
                said["__path__"] = spec.submodule_search_locations = [source.rpartition("/")[0]]
            said["__package__"] = name if package else parent
            said["__spec__"], said["__loader__"] = spec, self
            said["__file__"], said["__cached__"] = source, cached
            modules[parent].__dict__[child] = module

    def _functions(self, module: "ModuleType") -> tuple[str, ...]:
        return self.modules[module.__name__][3]

    def named(self, module: "ModuleType", name: str) -> Any:
        """Something of a module whose body has not run: a function, promised; else it is run."""
        if name not in self._functions(module):
            self._run(module)
            return getattr(module, name)
        function = _Function(_promised.__code__, module.__dict__, name)
        function.__kwdefaults__ = {"__kept": lambda: self._kept(module, name)}
        module.__dict__[name] = function
        return function

    def _kept(self, module: "ModuleType", name: str) -> Any:
        """The function that was promised."""
        if type(module) is not _Read:
            self._run(module)
        return module.__dict__[name]

    def _run(self, module: "ModuleType") -> None:
        """Run the body; what was promised becomes what it says, wherever it was imported to."""
        module.__class__ = _Read
        said = module.__dict__
        promised = [(name, said[name]) for name in self._functions(module) if name in said]
        exec(marshal.loads(self._code(self.modules[module.__name__])), said)
        for name, function in promised:
            made = said[name]
            function.__code__ = made.__code__
            function.__defaults__, function.__kwdefaults__ = made.__defaults__, made.__kwdefaults__
            said[name] = function

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
        for name, head, code in sorted((*self._still_fresh(), *fresh)):  # a parent comes first
            modules[name] = (*head, end, end + len(code))
            codes.append(code)
            end += len(code)
        index = marshal.dumps((LAYOUT, end, modules, _names(codes)))
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
    functions = () if package else tuple(_functions(name))
    code = marshal.dumps(spec.loader.get_code(name))
    return name, (stamp(spec.origin), package, spec.cached, functions), code


def _functions(name: str) -> "Iterator[str]":
    """Those of a module that are no more than their code: defined in it, and not decorated."""
    for title, value in vars(sys.modules[name]).items():
        plain = type(value) is _Function and not value.__closure__
        if plain and value.__module__ == name and value.__name__ == title:
            yield title


def _names(codes: "Iterable[bytes]") -> tuple[str, ...]:
    """Those that modules say and others may ask for: not what is a module's own."""
    said = {name for code in codes for name in marshal.loads(code).co_names}
    return tuple(sorted(name for name in said if name[0] != "_"))


def load_together() -> Together:
    """From now on, load what is kept from there."""
    return Together()

"""The bytecode of what a quick command loads, in one file that is read at once.

Looking for 160 modules one after the other, each with its own file, takes a tenth of a cold start.
As with bytecode: a module that has changed since is looked for where it stands, and where nobody
may write nothing is kept.
"""

import marshal
import sys
from importlib.machinery import ModuleSpec

from grove.quality.kept import beside_bytecode, read, stamp, write
from grove.quality.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

HOUSE = "grove."
# By name: the stamp of its source, whether it is a package, the place of its bytecode, and that.
Kept = tuple[tuple[str, int, int], bool, str, bytes]


class Together:
    """Finds and loads modules of this project whose bytecode is kept; knows nothing of others."""

    def __init__(self) -> None:
        self.path = beside_bytecode(__name__)
        known = read(self.path)
        self.modules: dict[str, Kept] = known if isinstance(known, dict) else {}
        self.before = frozenset(sys.modules)  # the few that this one needs

    def find_spec(
        self, name: str, _path: "Sequence[str] | None" = None, _target: "ModuleType | None" = None
    ) -> ModuleSpec | None:
        found = self.modules.get(name)
        if found is None or not _is_fresh(found):
            return None
        (source, *_changed), package, cached, _code = found
        spec = ModuleSpec(name, self, origin=source, is_package=package)  # type: ignore[arg-type]
        spec.has_location = True
        spec.cached = cached
        if package:
            spec.submodule_search_locations = [source.rpartition("/")[0]]
        return spec

    def create_module(self, _spec: ModuleSpec) -> None:
        """As modules are made otherwise."""

    def exec_module(self, module: "ModuleType") -> None:
        exec(marshal.loads(self.modules[module.__name__][3]), module.__dict__)

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
        if not elsewhere:
            return
        known = {name: found for name, found in self.modules.items() if _is_fresh(found)}
        write(self.path, known | {name: _kept(name, spec) for name, spec in elsewhere})


def _is_fresh(found: Kept) -> bool:
    try:
        return stamp(found[0][0]) == found[0]
    except OSError:
        return False


def _kept(name: str, spec: Any) -> Kept:
    code = marshal.dumps(spec.loader.get_code(name))
    package = spec.submodule_search_locations is not None
    return stamp(spec.origin), package, spec.cached, code


def load_together() -> Together:
    """From now on, load what is kept from there."""
    together = Together()
    sys.meta_path.insert(0, together)
    return together

"""Plain records without the price of a dataclass, which imports `inspect` and compiles code."""

from collections.abc import Callable

from grove.quality.typed import Any, Generic, TypeVar, dataclass_transform

T = TypeVar("T")
V = TypeVar("V")
MOST_WAYS = 100  # in which the code of this project makes one kind of record


class lazily(Generic[V]):
    """A property worked out once and then kept; the library's own takes a lock each time."""

    def __init__(self, work: Callable[[Any], V]) -> None:
        self.work = work
        self.name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, one: Any, kind: type | None = None) -> V:
        found: V = self.work(one)
        setattr(one, self.name, found)
        return found


@dataclass_transform(kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """A class whose annotated names are its keyword arguments; a value in the class is a default.

    Defaults are shared, so they are never mutable. Raises TypeError as a function call would.
    """
    names = frozenset(
        name
        for one in cls.__mro__
        for name in one.__dict__.get("__annotations__", ())  # noqa: RUF063 `inspect` is slow
    )
    required = frozenset(name for name in names if not hasattr(cls, name))
    setattr(cls, "__init__", _opening(cls.__name__, names, required))  # noqa: B010
    return cls


def _opening(title: str, names: frozenset[str], required: frozenset[str]) -> Callable[..., None]:
    right: set[tuple[str, ...]] = set()  # arguments as they were given where all was right

    def __init__(self: Any, **values: Any) -> None:
        given = tuple(values)
        if given in right:
            pass
        elif names.issuperset(given) and required.issubset(given):
            if len(right) < MOST_WAYS:
                right.add(given)
        else:
            wrong = ", ".join(sorted(values.keys() - names))
            lacking = ", ".join(sorted(required - values.keys()))
            raise TypeError(f"{title} has no {wrong}" if wrong else f"{title} lacks {lacking}")
        self.__dict__ = values

    return __init__


def members(cls: type) -> dict[str, Any]:
    """The names of a record and what each is annotated with."""
    found: dict[str, Any] = {}
    for one in reversed(cls.__mro__):
        found.update(one.__dict__.get("__annotations__", {}))  # noqa: RUF063 as above
    return found

"""What `typing` gives, without importing it, which takes a twentieth of a cold start.

To a type checker these are the names of `typing`. Running needs little of them.
"""

TYPE_CHECKING = False  # which a type checker takes for true

if TYPE_CHECKING:
    from typing import (
        Any,
        Final,
        Generic,
        Literal,
        NamedTuple,
        Self,
        TypeVar,
        dataclass_transform,
    )
else:
    from _collections import _tuplegetter as place

    class Said(type):
        """Of something said to a type checker alone: whatever is asked of it, it is itself."""

        def __getitem__(cls, _of):
            return cls

        def __or__(cls, _other):
            return cls

        __ror__ = __or__

    class Any(metaclass=Said):
        """Of any type."""

    class Final(metaclass=Said):
        """Never bound again."""

    class Literal(metaclass=Said):
        """One of the values named."""

    class Self(metaclass=Said):
        """Of the class itself."""

    class Generic:
        """A class with a type left open."""

        __slots__ = ()

        def __class_getitem__(cls, _of):
            return cls

    def TypeVar(name):
        """The type left open."""
        return name

    def dataclass_transform(**_how):
        """Of a decorator that makes records."""
        return lambda decorator: decorator

    class Named(type):
        """Of tuples whose places have names: those annotated in the class, with its defaults."""

        def __new__(cls, title, bases, members):
            names = tuple(members.get("__annotations__", ()))
            defaults = {name: members.pop(name) for name in names if name in members}
            members |= {name: place(at, "") for at, name in enumerate(names)}
            members |= {"__slots__": (), "__match_args__": names, "_fields": names}
            last = tuple(defaults.values())
            ends = {number: last[-number:] for number in range(1, len(last) + 1)}
            members |= {"_defaults": defaults, "_ends": ends}  # ends: by how many are not given
            return type.__new__(cls, title, bases, members)

    class NamedTuple(tuple, metaclass=Named):
        """A tuple whose places have names. No code is compiled for it."""

        def __new__(cls, *values, **named):
            """Raises TypeError as a function call would."""
            lacking = len(cls._fields) - len(values)
            if named or lacking:
                values += (not named and cls._ends.get(lacking)) or cls._rest(lacking, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _rest(cls, lacking, named):
            given = cls._defaults | named if named else cls._defaults
            rest = cls._fields[-lacking:] if lacking > 0 else ()
            if lacking < 0 or not named.keys() <= set(rest):
                raise TypeError(f"{cls.__name__} has no {', '.join(named) or 'place for all'}")
            try:
                return tuple([given[name] for name in rest])
            except KeyError as name:
                raise TypeError(f"{cls.__name__} lacks {name}") from None

        def _replace(self, **named):
            if not named.keys() <= set(self._fields):
                raise TypeError(f"{type(self).__name__} has no {', '.join(named)}")
            pairs = zip(self._fields, self, strict=True)
            return tuple.__new__(type(self), [named.get(name, one) for name, one in pairs])

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            pairs = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{name}={one!r}' for name, one in pairs)})"


__all__ = [
    "TYPE_CHECKING",
    "Any",
    "Final",
    "Generic",
    "Literal",
    "NamedTuple",
    "Self",
    "TypeVar",
    "dataclass_transform",
]

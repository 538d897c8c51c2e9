"""Names only insiders know: codenames in a line that neither the house nor the world lists."""

from collections.abc import Callable

from grove.quality.normalise import Span
from grove.quality.structure.line import Line


def internal_name(line: Line) -> Span | None:
    """Where the first internal name stands in the text as typed; None: there is none."""
    glossary = line.glossary
    if glossary.codenames:
        low = line.text.lower()
        for name in glossary.codenames:
            at = low.find(name.lower()) if name else -1
            if at >= 0:
                return at, at + len(name)
    found = (_named.get(line.language) or _load(line.language))(line)
    if found is None:
        return None
    said = line.text[found[0] : found[1]].lower()
    for known in (*glossary.systems, *glossary.teams, *glossary.metrics):
        if said in known.lower():
            return None
    return found


_named: dict[str, Callable[[Line], Span | None]] = {}


def _load(language: str) -> Callable[[Line], Span | None]:
    """What finds names in a language, when its first line is met."""
    if language == "en":
        from grove.quality.structure.english_names import named
    else:
        from grove.quality.structure.chinese_names import named
    _named[language] = named
    return named

"""In which order slides stand: the method's, or the head's, where new slides find their place."""

from collections.abc import Sequence

from grove.commitment.slides.parts import Slide

FREE = "free"


def base_key(key: str) -> str:
    """The key that order and hiding go by: a slide in parts (O1, O1.2) moves as one."""
    return key.partition(".")[0]


def part_key(key: str, part: int) -> str:
    """The key of the first, second, … slide of one that had to be parted."""
    return key if part == 1 else f"{key}.{part}"


def arranged(slides: Sequence[Slide], order: Sequence[str]) -> tuple[Slide, ...]:
    """The slides in the head's order. One that the order does not know, an objective written
    since, stands behind the slide it follows in the method."""
    keys = list(dict.fromkeys(base_key(slide.key) for slide in slides))
    wanted = [key for key in order if key in keys]
    for place, key in enumerate(keys):
        if key not in wanted:
            before = keys[place - 1] if place else None
            wanted.insert(wanted.index(before) + 1 if before in wanted else 0, key)
    return tuple(sorted(slides, key=lambda slide: wanted.index(base_key(slide.key))))


def moved(keys: Sequence[str], key: str, up: bool) -> list[str]:
    """The keys with one of them a place up or down; at the end nothing happens."""
    found = list(keys)
    at = found.index(key)
    there = at - 1 if up else at + 1
    if 0 <= there < len(found):
        found[at], found[there] = found[there], found[at]
    return found

"""What the page of all parts shows: the same small plan in English and in Chinese."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse

from grove.look.shapes import WheelTheme
from grove.look.shell import Link, Shell

THEMES = ("system", "light", "dark")


@dataclass(frozen=True)
class Version:
    """One point of the sample timeline."""

    number: str
    about: tuple[str, ...]
    href: str = ""
    current: bool = False
    open: bool = False


@dataclass(frozen=True)
class ThemeRow:
    """One row of the sample matrix."""

    code: str
    theme: str
    counts: tuple[int, ...]
    total: int
    before: int
    decision: str = ""
    links: tuple[Link, ...] = ()


WHEEL = (
    WheelTheme("BG", 1),
    WheelTheme("DQ", 1),
    WheelTheme("TC", 3),
    WheelTheme("DA", undecided=True),
    WheelTheme("EF", 3),
    WheelTheme("SE", 3),
    WheelTheme("OB", left_out=True),
    WheelTheme("TP", 2),
    WheelTheme("IN", undecided=True),
)
VERSIONS = (
    Version("1.0", ("first share", "12 Oct 2026"), "#"),
    Version("1.2", ("after alignment", "9 Nov 2026"), "#", current=True),
    Version("now", ("7 changes, not frozen",), "", open=True),
)
MATRIX = (
    ThemeRow("EF", "efficiency", (3, 0), 3, 3, "covered"),
    ThemeRow("OB", "organisation building", (0, 0), 0, 1, "left out: “stable since 2026”"),
    ThemeRow(
        "IN", "infrastructure", (0, 0), 0, 2, "", (Link("Cover", "#"), Link("Leave out", "#"))
    ),
)
RISING = (6, 6.2, 6.1, 6.6, 6.9, 7, 7.2, 7.1, 7.4, 7.5, 7.8, 8.1)
GAPPED = (12, 12, 11, None, None, 10, 10, 9, 9, None, None, None)
DIFF = (
    ("same", "Lower cost per order from ¥4.20 to "),
    ("del", "¥3.50"),
    ("ins", "¥3.00"),
    ("same", " by 31 Dec"),
)
DIFF_ZH = (("same", "单均云成本从 ¥4.20 降到 "), ("del", "¥3.50"), ("ins", "¥3.00"))


def context(request: HttpRequest) -> dict[str, object]:
    """Context of the page. `?theme=dark` shows it in a theme; the setting is not changed."""
    theme = request.GET.get("theme", "system")
    here = reverse("components")
    shell = getattr(request, "shell", None) or Shell(title="")
    language = getattr(request, "LANGUAGE_CODE", None) or shell.language
    return {
        "shell": replace(
            shell,
            title="Components" if language == "en" else "组件",
            language=language,
            theme=theme if theme in THEMES else "system",
        ),
        "themes": tuple(
            Link(name, f"{here}?theme={name}", current=name == theme) for name in THEMES
        ),
        "wheel": WHEEL,
        "versions": VERSIONS,
        "matrix": MATRIX,
        "rising": RISING,
        "gapped": GAPPED,
        "diff": DIFF,
        "diff_zh": DIFF_ZH,
        "links": (Link("Hints", "#", current=True, count="5"), Link("Comments", "#", count="3")),
        "next": Link("Next: customers and needs", "#"),
        "previous": Link("Back to the eight steps", "#"),
    }

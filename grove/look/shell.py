"""What the frame around a page shows. A room's view fills it; the layout only draws it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    """One place to go. `count` is plain text ("3 of 8"); `due` says it waits for this person."""

    text: str
    href: str
    current: bool = False
    count: str = ""
    due: bool = False


@dataclass(frozen=True)
class Toast:
    """What just happened. `undo_href` is the action of a POST form; without it there is no undo."""

    message: str
    undo_href: str = ""
    undo_label: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SampleBanner:
    """The line over sample data: as whom it is seen, how to leave it.

    `start` and `delete_href` are pages; `people`, `back` and `removal` are POST forms.
    """

    people: tuple[Link, ...] = ()
    start: Link | None = None
    note: str = ""
    delete_href: str = ""
    back: Link | None = None
    removal: str = ""


@dataclass(frozen=True)
class PastBanner:
    """The line over a page as it was on a past day: which, another one, back to today.

    day   as a date field wants it; here  the page, to which a chosen day is added
    """

    words: str
    day: str
    here: str
    today: str


@dataclass(frozen=True)
class Shell:
    """Everything around the content of one page.

    language   "en" or "zh-hans"; theme  "system", "light" or "dark"; keys  single-letter keys on.
    nav        the words of the rail; foot  help, settings, the person; tabs  the bar on a phone.
    crumbs     where the page stands: a Link with an empty href is plain text.
    meta       facts under the title; lock  who can see this page ("" hides the line);
    saved      the time of the last save as a sentence; autosave writes its own words there.
    reader     whose page this is, for what stays on the device; "" for nobody's.
    wide       lays the rail down as a row of words (draft, versions, merge).
    """

    title: str
    language: str = "en"
    theme: str = "system"
    department: str = ""
    cycle: str = ""
    department_href: str = ""
    nav: tuple[Link, ...] = ()
    foot: tuple[Link, ...] = ()
    tabs: tuple[Link, ...] = ()
    crumbs: tuple[Link, ...] = ()
    meta: tuple[str, ...] = ()
    lock: str = ""
    saved: str = ""
    lede: str = ""
    search_href: str = ""
    wide: bool = False
    keys: bool = True
    go: Mapping[str, str] = field(default_factory=dict)
    toast: Toast | None = None
    sample: SampleBanner | None = None
    past: PastBanner | None = None
    window_title: str = ""
    reader: str = ""

    @property
    def lang(self) -> str:
        """The language as HTML writes it."""
        return "zh-Hans" if self.language.startswith("zh") else "en"

"""The files a browser gets: one style sheet, one module, and what we vendor; built at first use.

Sources are listed here in their order. A bundle is stripped of comments and indentation, kept
gzipped in memory and addressed by its content, so a browser may keep it for ever.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grove.look.addresses import address

LOOK = Path(__file__).resolve().parent

CSS: tuple[str, ...] = (
    "layers",
    "fonts",
    "reset",
    "tokens",
    "base",
    "shell",
    "head",
    "flow",
    "button",
    "status",
    "field",
    "choice",
    "chips",
    "hint",
    "bar",
    "spark",
    "table",
    "tree",
    "stepper",
    "tasks",
    "facts",
    "lines",
    "text",
    "banner",
    "errors",
    "toast",
    "save",
    "empty",
    "carry",
    "tabs",
    "avatar",
    "thread",
    "disclosure",
    "chart",
    "timeline",
    "matrix",
    "wheel",
    "budget",
    "merge",
    "skeleton",
    "menu",
    "dialog",
    "forced",
    "pages/workbook",
    "pages/positioning",
    "pages/needs",
    "pages/review",
    "pages/draft",
    "pages/metrics",
    "pages/versions",
    "pages/history",
    "pages/meeting",
    "pages/rounds",
    "pages/teams",
    "pages/start",
    "pages/present",
    "pages/phone",
    "pages/checkin",
    "pages/dashboard",
    "pages/keyresult",
    "pages/okrs",
    "pages/management",
    "pages/week",
    "pages/closing",
    "pages/signin",
    "pages/reference",
    "print",
)

# Behaviours that speak to each other do so through events; `composing` and `live` come first.
JS: tuple[str, ...] = (
    "composing",
    "live",
    "autosave",
    "localcopy",
    "toast",
    "theme",
    "keys",
    "copylink",
    "counter",
    "confirm",
    "reorder",
    "swap",
    "timezone",
    "quote",
    "accept",
    "hints",
    "device",
    "underline",
)

# Each loaded by its own pages only.
ISLANDS: tuple[str, ...] = ("present", "meeting", "checkin", "outbox", "worker", "week", "timer")

VENDOR: dict[str, str] = {"htmx.js": "vendor/htmx/htmx.min.js"}
FILES: dict[str, str] = {"favicon.svg": "favicon.svg"}

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Asset:
    """One file as it is sent: `digest` is 16 hex digits of the SHA-256 of `plain`."""

    name: str
    content_type: str
    digest: str
    plain: bytes
    gzipped: bytes


@cache
def asset(name: str) -> Asset:
    """The asset of that name, built at its first use. Raises KeyError for any other name."""
    if name == "grove.css":
        plain = stripped_css("\n".join(_source("css", part, "css") for part in CSS))
    elif name == "grove.js":
        plain = "\n".join(f"{{\n{stripped_js(_source('js', part, 'js'))}\n}}" for part in JS)
    elif name.removesuffix(".js") in ISLANDS:
        plain = stripped_js(_source("js", name.removesuffix(".js"), "js"))
    else:
        plain = (LOOK / {**VENDOR, **FILES}[name]).read_text("utf-8")
    data = plain.encode()
    return Asset(
        name=name,
        content_type=_TYPES[Path(name).suffix],
        digest=hashlib.sha256(data).hexdigest()[:16],
        plain=data,
        gzipped=gzip.compress(data, 9, mtime=0),
    )


def asset_url(name: str) -> str:
    """Where the asset is served; the address changes whenever the content does."""
    return address("asset", digest=asset(name).digest, name=name)


def stripped_css(text: str) -> str:
    """The same rules without comments, indentation and last semicolons."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([{};,]) ?", r"\1", text).replace(";}", "}").strip()


def stripped_js(text: str) -> str:
    """The same code without indentation and whole-line comments.

    Our sources keep no text with line breaks of its own, which is what makes this safe.
    """
    text = re.sub(r"^\s*/\*.*?\*/\s*$", "", text, flags=re.DOTALL | re.MULTILINE)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _source(folder: str, part: str, suffix: str) -> str:
    return (LOOK / folder / f"{part}.{suffix}").read_text("utf-8")

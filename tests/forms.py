"""Finds the forms of a page with their fields and what they hold, as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

TYPED = {"text", "search", "email", "number", "date", "url", "tel", "textarea"}
SECRET = {"password"}


@dataclass
class Control:
    """One named field: `kind` is its input type, "textarea" or "select"."""

    name: str
    kind: str
    value: str


@dataclass
class Form:
    """One form of method POST: where it goes and what it holds."""

    action: str
    controls: list[Control] = field(default_factory=list)

    @property
    def typed(self) -> list[Control]:
        """Fields a person types into."""
        return [one for one in self.controls if one.kind in TYPED]

    @property
    def chosen(self) -> list[Control]:
        """Fields whose value comes from the page: hidden ones and choices."""
        return [one for one in self.controls if one.kind not in TYPED | SECRET | {"file"}]

    def data(self, **changed: str) -> dict[str, list[str]]:
        """What a browser sends, with some fields changed."""
        sent: dict[str, list[str]] = {}
        for one in self.controls:
            if one.kind != "file":
                sent.setdefault(one.name, []).append(one.value)
        return sent | {name: [value] for name, value in changed.items()}


def forms_of(page: str, address: str) -> list[Form]:
    """The forms of method POST in a page that stands at an address, without those of the frame."""
    reader = _Reader(address)
    reader.feed(page)
    return [form for form in reader.forms if form is not None]


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form | None] = []
        self.by_id: dict[str, Form | None] = {}
        self.now: Form | None = None
        self.select: Control | None = None
        self.text: Control | None = None

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        attrs: dict[str, Any] = dict(pairs)
        if tag == "form":
            where = urlsplit(urljoin(self.address, attrs.get("action") or "")).path
            self.now = Form(where) if attrs.get("method") == "post" else None
            self.forms.append(self.now)
            self.by_id[attrs.get("id") or ""] = self.now
        elif tag in {"input", "textarea", "select"}:
            self._control(tag, attrs)
        elif tag == "option" and self.select and ("selected" in attrs or not self.select.value):
            self.select.value = attrs.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self.text:
            self.text.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.now = None
        elif tag == "textarea" and self.text:
            self.text.value = self.text.value.removeprefix("\n")
            self.text = None
        elif tag == "select":
            self.select = None

    def _control(self, tag: str, attrs: dict[str, Any]) -> None:
        form = self.by_id.get(attrs["form"]) if attrs.get("form") else self.now
        kind = (attrs.get("type") or "text") if tag == "input" else tag
        name = attrs.get("name")
        if form is None or not name or name == "csrfmiddlewaretoken":
            return
        if kind in {"checkbox", "radio"} and "checked" not in attrs:
            return
        control = Control(name, kind, attrs.get("value") or "")
        form.controls.append(control)
        if tag == "textarea":
            self.text = control
        elif tag == "select":
            self.select = control

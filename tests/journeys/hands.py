"""How a person works a page: with a pointer, or with the keyboard alone. Finds things by name."""

import re
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, pgettext
from playwright.sync_api import Error, Locator, Page, expect

OPTIONAL = r"( (Optional|可选|选填))?"
MOST_KEYS = 250  # to get anywhere on a page

# Where the focus is, seen from an element: on it, in its radio group, before or behind it.
WHERE = """
(target) => {
  const now = document.activeElement;
  if (now === target) return "here";
  if (!now || now === document.body || now === document.documentElement) return "lost";
  if (target.type === "radio" && now.type === "radio" && now.name === target.name
      && now.form === target.form) return "group";
  return target.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING
    ? "behind" : "before";
}
"""
# What is wrong with how the focused element shows it; nothing when a person can see it.
UNSEEN = """
() => {
  const now = document.activeElement;
  const said = now.outerHTML.slice(0, 120);
  const label = now.closest("label");
  const ring = (one) => one && one.matches(":focus-visible, :focus-within, main") && (
    (getComputedStyle(one).outlineStyle !== "none"
      && parseFloat(getComputedStyle(one).outlineWidth) >= 1)
    || getComputedStyle(one).boxShadow !== "none");
  // The button inside a date field shows its own ring, where a page cannot look.
  if (now.id !== "main" && now.type !== "date" && !ring(now) && !ring(label))
    return `no sign of focus on ${said}`;
  const box = now.getBoundingClientRect();
  if (now.id === "main" || !box.width || !box.height) return "";
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 0), innerHeight - 1);
  if (box.bottom < 0 || box.top > innerHeight) return `focus outside the window on ${said}`;
  const top = document.elementFromPoint(x, y);
  return !top || now.contains(top) || top.contains(now) || label?.contains(top)
    ? "" : `focus hidden under ${top.outerHTML.slice(0, 80)}: ${said}`;
}
"""
# All that is looked at after each key, in one look.
LOOK = f"""
(target) => {{
  const where = ({WHERE.strip()})(target);
  const unseen = where === "lost" ? "" : ({UNSEEN.strip()})();
  return [where, unseen, document.activeElement?.outerHTML.slice(0, 120)];
}}
"""
# What a page offers, for whoever looks for something else.
OFFERED = """
() => [...document.querySelectorAll("h1, .field-error, label, button, a, summary, .toast")]
  .filter(one => one.checkVisibility())
  .map(one => one.tagName[0] + ":" + one.textContent.replace(/\\s+/g, " ").trim())
"""


class Hands:
    """A person with a pointer. `say` gives our texts in the person's language."""

    def __init__(self, page: Page, language: str, *, javascript: bool = True) -> None:
        self.page = page
        self.language = language
        self.javascript = javascript

    def say(self, text: str, context: str = "", **values: object) -> str:
        with translation.override(self.language):
            said = pgettext(context, text) if context else gettext(text)
        return said % values if values else said.replace("%%", "%")

    def open(self, address: str) -> None:
        self.page.goto(address)

    def follow(self, name: str, *, about: str = "") -> None:
        """Go where a link leads."""
        self._leave(self._named("link", name, about))

    def press(self, name: str, *, about: str = "") -> None:
        """Press a button that leads to another page, or to this one again."""
        self._leave(self._named("button", name, about))

    def unfold(self, name: str) -> None:
        """Open what is folded away, if it is."""
        summary = self.page.locator("summary", has_text=name).first
        if summary.evaluate("one => !one.parentElement.open"):
            self._act(summary)

    def write(self, label: str, text: str) -> None:
        self._write(self.field(label), text)

    def choose(self, label: str, option: str) -> None:
        self._choose(self.field(label), option)

    def tick(self, name: str, role: str = "radio") -> None:
        """Choose one of several, or tick a box; the name may begin with these words."""
        found = self.page.get_by_role(role, name=re.compile(rf"^{re.escape(name)}"))  # type: ignore[arg-type]
        if not found.first.is_checked():
            self._tick(found.first)
        expect(found.first).to_be_checked()

    def field(self, label: str) -> Locator:
        pattern = re.compile(rf"^\s*{re.escape(label)}{OPTIONAL}\s*$")
        return self._there(self.page.get_by_label(pattern), f"a field “{label}”")

    def saved(self, button: str) -> None:
        """All that was written is on the server: by itself with JavaScript, else by the button."""
        if self.javascript:
            self.page.wait_for_function(
                """() => !Object.keys(localStorage).some(key => key.startsWith("grove:text:"))
                && document.querySelector("[data-save-status]")?.dataset.saveState !== "saving" """
            )
        else:
            self.press(button)

    def sees(self, text: str) -> None:
        """The text stands on the page, whatever is around it."""
        expect(self.page.locator("body")).to_contain_text(text)

    def download(self, name: str) -> str:
        """What a link that downloads a file brings."""
        link = self._named("link", name, "")
        with self.page.expect_download() as coming:
            self._act(link)
        return coming.value.path().read_text(encoding="utf-8")

    def _named(self, role: Any, name: str, about: str) -> Locator:
        said = f"{name} {about}" if about else name
        pattern = re.compile(rf"^\s*{re.escape(said)}\s*$")
        return self._there(self.page.get_by_role(role, name=pattern), f"a {role} “{said}”")

    def _there(self, found: Locator, what: str) -> Locator:
        seen = found.locator("visible=true").first
        try:
            seen.wait_for(timeout=15_000)
        except Error:
            offered = self.page.evaluate(OFFERED)
            raise AssertionError(f"{self.page.url} lacks {what}. It has: {offered}") from None
        return seen

    def _leave(self, found: Locator) -> None:
        self._reach(found)
        with self.page.expect_navigation():
            self._act(found)

    def _reach(self, found: Locator) -> None:
        """A pointer is there at once."""

    def _act(self, found: Locator) -> None:
        found.click()

    def _write(self, found: Locator, text: str) -> None:
        found.fill(text)

    def _choose(self, found: Locator, option: str) -> None:
        found.select_option(label=option)

    def _tick(self, found: Locator) -> None:
        found.check()


class Keys(Hands):
    """A person with nothing but a keyboard, who has to see where they are all the time."""

    def _act(self, found: Locator) -> None:
        self._reach(found)
        self.page.keyboard.press("Enter")

    def _write(self, found: Locator, text: str) -> None:
        self._reach(found)
        if found.get_attribute("type") == "date":
            year, month, day = text.split("-")
            self.page.keyboard.type(f"{day}{month}{year}")
            return
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def _choose(self, found: Locator, option: str) -> None:
        self._reach(found)
        self.page.keyboard.press("Home")
        chosen = "one => one.selectedOptions[0]?.textContent.trim()"
        for _ in range(found.locator("option").count()):
            if found.evaluate(chosen) == option:
                return
            self.page.keyboard.press("ArrowDown")
        assert found.evaluate(chosen) == option

    def _tick(self, found: Locator) -> None:
        self._reach(found)
        if not found.is_checked():
            self.page.keyboard.press("Space")

    def _reach(self, found: Locator) -> None:
        """Tab to it, forward or back as it stands, seeing at each step where the focus is."""
        target = found.element_handle()
        where = self.page.evaluate(WHERE, target)
        if where == "lost":  # a new page; the address may have led to a place in it already
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.matches('.skip')"):
                self.page.keyboard.press("Enter")
        visited = []
        for _ in range(MOST_KEYS):
            where, unseen, on = self.page.evaluate(LOOK, target)
            assert where != "lost", f"the focus was lost after {visited[-3:]}"
            assert not unseen, f"{self.page.url}: {unseen}"
            if where == "here":
                return
            key = {"group": "ArrowDown", "behind": "Shift+Tab"}.get(where, "Tab")
            self.page.keyboard.press(key)
            visited.append(on)
        raise AssertionError(f"not reached by keyboard: {found}; last seen {visited[-5:]}")

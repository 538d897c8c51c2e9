"""The behaviours in a real browser, under the strict policy: nothing typed is lost."""

import json
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import translation
from playwright.sync_api import Browser, Page, expect, sync_playwright

from grove.look.assets import asset
from grove.look.environment import environment
from grove.look.shell import Shell, Toast

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
BODY = """{% extends "look/layout.jinja" %}{% import "look/ui.jinja" as ui %}{% block content %}
<form id="f" method="post" action="/save"{{ ui.autosave("need:9:mei") }}>{{ ui.revision(12) }}
{{ ui.textarea("Need", "need", value="Builds that do not cost us the afternoon.", limit=60) }}
{{ ui.field("Deadline", "by") }}{{ ui.stepper("Confidence", "confidence", value=7) }}
{{ ui.button("Save the need") }}</form>
<ol>{% for name in ("O1", "O2") %}<li data-line><input name="wording" aria-label="{{ name }}">
{{ ui.move_buttons("/move", "", name, name, first=loop.first, last=loop.last) }}</li>
{% endfor %}</ol>
<a href="#f" data-new>Add a need</a>
{{ ui.post_button("Delete the need", "/delete", "", confirm="Delete need N9?") }}
{{ ui.copy_link("/n/9") }}
<button type="button" hx-get="/part" hx-target="#part">Refresh</button>
<div id="part"><label for="kept">Kept</label><input id="kept"><p>before</p></div>
{% endblock %}"""


@dataclass
class Server:
    """Answers as a test tells it, and remembers what it was sent."""

    address: str = ""
    status: int = 200
    answer: dict[str, object] = field(default_factory=dict)
    posts: list[tuple[str, dict[str, list[str]], bool]] = field(default_factory=list)
    page: str = ""
    part: tuple[int, str] = (200, "")

    def saved(self) -> list[str]:
        """Every wording that arrived by autosave."""
        return [form["need"][0] for path, form, auto in self.posts if auto and path == "/save"]


@pytest.fixture
def server() -> Iterator[Server]:
    told = Server(answer={"saved": "Saved 14:32", "revision": 13})
    with translation.override("en"):
        shell = Shell(title="Needs", saved="Saved 14:31", go={"p": "/plan"}, toast=Toast("Done."))
        page = environment().from_string(BODY).render(shell=shell, csrf_input="")
    told.page = re.sub(r"/assets/[0-9a-f]+/", "/", page)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Keep the test's output to what failed."""

        def do_GET(self) -> None:
            name = urlsplit(self.path).path[1:]
            if name in ("grove.css", "grove.js", "htmx.js", "favicon.svg"):
                found = asset(name)
                self.reply(200, found.plain, found.content_type)
            elif name == "part":
                self.reply(told.part[0], told.part[1].encode(), "text/html; charset=utf-8")
            else:
                self.reply(200, told.page.encode(), "text/html; charset=utf-8")

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            auto = self.headers.get("X-Autosave") == "1"
            told.posts.append((self.path, form_of(raw, self.headers["Content-Type"]), auto))
            if auto:
                data = json.dumps(told.answer).encode()
                self.reply(told.status, data, "application/json")
            else:
                self.reply(200, told.page.encode(), "text/html; charset=utf-8")

        def reply(self, status: int, data: bytes, content_type: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(data)

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{running.server_port}/"
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield told
    running.shutdown()
    running.server_close()


def form_of(raw: bytes, content_type: str) -> dict[str, list[str]]:
    """What a form sent, in either encoding."""
    text = raw.decode()
    if "multipart" not in content_type:
        return parse_qs(text, keep_blank_values=True)
    found = re.findall(r'name="([^"]+)"\r\n\r\n(.*?)\r\n--', text, flags=re.DOTALL)
    return {name: [value] for name, value in found}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if "Content Security" in said.text else None,
    )
    page.goto(server.address)
    yield page
    context.close()
    assert complaints == []


def need(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_label("Need", exact=True)


STATUS = "[data-save-status]"


def test_typing_saves_itself_and_says_when(page: Page, server: Server) -> None:
    need(page).fill("Builds within ten minutes.")
    expect(page.locator(STATUS)).to_have_text("Saved 14:32")
    assert server.saved() == ["Builds within ten minutes."]
    assert page.locator("[name=revision]").input_value() == "13"
    assert page.evaluate("localStorage.length") == 0


def test_control_enter_saves_now(page: Page, server: Server) -> None:
    need(page).fill("Now.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(STATUS)).to_have_text("Saved 14:32")
    assert server.saved() == ["Now."]


def test_nothing_is_sent_while_nothing_changed(page: Page, server: Server) -> None:
    need(page).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Control+Enter")
    need(page).fill("A")
    expect(page.locator(STATUS)).to_have_text("Saved 14:32")
    assert server.saved() == ["A"]


def test_a_conflict_leads_to_the_page_with_both_versions(page: Page, server: Server) -> None:
    server.status, server.answer = 409, {"conflict": "/merge/9", "message": "Ana changed it."}
    need(page).fill("Mine.")
    status = page.locator(STATUS)
    expect(status).to_contain_text("Ana changed it.")
    expect(status.get_by_role("link")).to_have_attribute("href", "/merge/9")
    assert need(page).input_value() == "Mine."


def test_a_wrong_value_is_said_under_its_field(page: Page, server: Server) -> None:
    server.status, server.answer = 422, {"errors": {"by": ["Choose a day in 2027."]}}
    by = page.get_by_label("Deadline")
    by.fill("30 June")
    expect(page.locator(".field-error")).to_have_text("Choose a day in 2027.")
    expect(by).to_have_attribute("aria-invalid", "true")
    server.status, server.answer = 200, {"saved": "Saved 14:33", "revision": 14}
    by.fill("30 Jun 2027")
    expect(page.locator(STATUS)).to_have_text("Saved 14:33")
    expect(page.locator(".field-error")).to_have_count(0)
    assert by.get_attribute("aria-invalid") is None


def test_a_broken_server_loses_nothing_and_is_tried_again(page: Page, server: Server) -> None:
    server.status = 503
    need(page).fill("Kept.")
    expect(page.locator(STATUS)).to_have_text("Not saved — retrying")
    assert "Kept." in page.evaluate("Object.values(localStorage).join()")
    server.status = 200
    expect(page.locator(STATUS)).to_have_text("Saved 14:32", timeout=8000)
    assert need(page).input_value() == "Kept."


def test_unsaved_text_is_offered_again_on_return(page: Page, server: Server) -> None:
    server.status = 503
    need(page).fill("Unsaved words.")
    expect(page.locator(STATUS)).to_have_text("Not saved — retrying")
    page.reload()
    expect(page.locator(".restore")).to_contain_text("You have unsaved text from")
    expect(page.locator(".restore")).to_contain_text("Unsaved words.")
    server.status = 200
    page.get_by_role("button", name="Restore").click()
    assert need(page).input_value() == "Unsaved words."
    expect(page.locator(STATUS)).to_have_text("Saved 14:32")


def test_unsaved_text_can_be_let_go(page: Page, server: Server) -> None:
    server.status = 503
    need(page).fill("Unsaved words.")
    expect(page.locator(STATUS)).to_have_text("Not saved — retrying")
    page.reload()
    page.get_by_role("button", name="Discard").click()
    expect(page.locator(".restore")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_leaving_the_page_saves_what_was_typed_last(page: Page, server: Server) -> None:
    need(page).fill("Typed last.")
    page.goto(server.address + "elsewhere")
    expect(page.locator("h1")).to_be_visible()
    assert "Typed last." in server.saved()


def test_nothing_is_sent_while_an_input_method_composes(page: Page, server: Server) -> None:
    need(page).focus()
    page.evaluate("document.activeElement.value = 'fabu'")
    need(page).dispatch_event("compositionstart")
    need(page).dispatch_event("input")
    page.keyboard.press("Control+Enter")
    assert page.evaluate("document.documentElement.dataset.composing") == ""
    page.evaluate("document.activeElement.value = '发布'")
    need(page).dispatch_event("compositionend")
    expect(page.locator(STATUS)).to_have_text("Saved 14:32")
    assert server.saved() == ["发布"]


def test_go_keys_go_and_keep_quiet_in_a_field(page: Page, server: Server) -> None:
    need(page).focus()
    page.keyboard.type("gp?")
    assert page.url == server.address
    assert not page.locator("#keys").is_visible()
    page.locator("#main").focus()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).not_to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_url("**/plan")


def test_keys_can_be_switched_off(page: Page, server: Server) -> None:
    page.evaluate("document.body.dataset.keys = 'off'")
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()


def test_deleting_asks_first(page: Page, server: Server) -> None:
    page.get_by_role("button", name="Delete the need").click()
    dialog = page.locator("#confirm")
    expect(dialog).to_contain_text("Delete need N9?")
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).not_to_be_visible()
    assert server.posts == []
    page.get_by_role("button", name="Delete the need").click()
    dialog.get_by_role("button", name="Delete the need").click()
    page.wait_for_url("**/delete")
    assert server.posts[0][:2] == ("/delete", {"confirmed": ["yes"]})


def test_alt_and_an_arrow_press_the_move_button_and_keep_the_place(
    page: Page, server: Server
) -> None:
    page.get_by_label("O2", exact=True).focus()
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_url("**/move")
    assert server.posts[0][1] == {"move": ["up"]}


def test_a_limit_counts_what_people_see(page: Page, server: Server) -> None:
    need(page).fill("家" * 57 + "👩‍👩‍👧")
    expect(page.locator(".counter")).to_have_text("2 left")
    need(page).fill("👩‍👩‍👧" * 61)
    expect(page.locator(".counter")).to_have_text("1 too many")


def test_the_stepper_stays_between_its_ends(page: Page, server: Server) -> None:
    confidence = page.get_by_label("Confidence", exact=True)
    page.get_by_role("button", name="Raise Confidence").click()
    expect(confidence).to_have_value("8")
    confidence.fill("10")
    confidence.press("ArrowUp")
    expect(confidence).to_have_value("10")


def test_a_copied_link_is_said(page: Page, server: Server) -> None:
    page.get_by_role("link", name="Copy link").click()
    expect(page.locator("#live")).to_have_text("Link copied", timeout=4000)
    assert page.evaluate("navigator.clipboard.readText()") == server.address + "n/9"


def test_a_toast_can_be_closed_by_key(page: Page, server: Server) -> None:
    toast = page.locator("[data-toast]")
    expect(toast).to_be_visible()
    toast.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(toast).to_have_count(0)


def test_a_form_is_sent_once(page: Page, server: Server) -> None:
    need(page).fill("Once.")
    page.evaluate("const f = document.getElementById('f'); f.requestSubmit(); f.requestSubmit()")
    page.wait_for_url("**/save")
    assert [auto for _, _, auto in server.posts].count(False) == 1
    assert page.evaluate("localStorage.length") == 0


PART = '<label for="kept">Kept</label><input id="kept"><p>after</p>'


def test_a_partial_update_keeps_the_focus_and_what_was_typed(page: Page, server: Server) -> None:
    server.part = (200, PART)
    kept = page.get_by_label("Kept")
    kept.fill("half a sent")
    page.evaluate("document.querySelector('[hx-get]').click()")
    expect(page.locator("#part p")).to_have_text("after")
    expect(kept).to_be_focused()
    assert kept.input_value() == "half a sent"


def test_a_wrong_value_is_shown_in_place_and_takes_the_focus(page: Page, server: Server) -> None:
    server.part = (422, '<div class="errors" data-focus tabindex="-1"><h2>One thing</h2></div>')
    page.get_by_role("button", name="Refresh").click()
    expect(page.locator("#part .errors")).to_be_focused()


REFUSED = "The server refused this. Nothing was changed."
SILENT = "The server did not answer. Nothing was changed."


@pytest.mark.parametrize(
    ("status", "words"), [(400, REFUSED), (403, REFUSED), (404, REFUSED), (500, SILENT)]
)
def test_a_refusal_leaves_the_page_as_it_was(
    page: Page, server: Server, status: int, words: str
) -> None:
    server.part = (status, "<h1>Traceback</h1>")
    page.get_by_role("button", name="Refresh").click()
    expect(page.locator("#alert")).to_have_text(words, timeout=4000)
    expect(page.locator("#part p")).to_have_text("before")


def test_a_link_of_the_error_summary_goes_to_the_field(page: Page, server: Server) -> None:
    page.evaluate("""() => {
      const box = document.createElement("div");
      box.className = "errors";
      box.innerHTML = '<a href="#id_by">Choose a day</a>';
      document.getElementById("main").prepend(box);
    }""")
    page.get_by_role("link", name="Choose a day").click()
    expect(page.get_by_label("Deadline")).to_be_focused()

"""The weekly minute by keyboard and by thumb, presses counted; and without a connection."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from grove.commitment.models import Confirmation
from grove.okrs.actions import StageInput, add_key_result, add_objective, set_stages
from grove.okrs.models import KeyResult
from grove.org.models import Session
from grove.plans.actions import share_plan
from grove.record.actions import writing
from grove.tracking.actions import Update, send_check_in
from grove.tracking.models import CheckIn, Delivery
from grove.tracking.weeks import week_of
from tests.cast import Cast
from tests.furniture import furnished
from tests.journeys.conftest import PageFor, signed_in

PAGE = "/plat/2026/check-in"
MOST_UNCHANGED, MOST_CHANGED = 2, 3  # presses; those of the number itself come on top

pytestmark = pytest.mark.slow


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """Ana owns five numbers and a milestone, and said something about each last week."""
    plan = cast.last
    objective = add_objective(cast.mei, plan, title="Releases are dull", kind="stretch")
    rows = [
        add_key_result(
            cast.mei, objective, text=f"Raise {name}", kind="increase", baseline=Decimal(2),
            target=Decimal(20), unit="/week", owner=cast.ana, due=date(2026, 12, 31),
        )
        for name in ("deploys", "reviews", "drills", "rehearsals", "talks")
    ]  # fmt: skip
    audit = add_key_result(
        cast.mei, objective, text="Pass the audit", kind="milestone", owner=cast.ana,
        due=date(2026, 12, 31),
    )  # fmt: skip
    set_stages(
        cast.mei, audit, [StageInput(name, "", None) for name in ("Plan", "Evidence", "Report")]
    )
    share_plan(cast.mei, plan)
    said = [Update(row, Decimal(8), 7) for row in rows] + [Update(audit, Decimal(1), 7)]
    send_check_in(cast.ana, plan, said, timezone.localdate() - timedelta(days=7))
    return cast


def this_week() -> dict[str, tuple[Decimal | None, int, bool, str]]:
    rows = CheckIn.objects.filter(week=week_of(timezone.localdate()))
    return {
        row.key_result.short_code: (row.value, row.confidence, row.unchanged, row.note)
        for row in rows.select_related("key_result")
    }


def sent_six(page: Page) -> None:
    expect(page.locator(".toast")).to_contain_text("6 updates sent")
    assert this_week() == {
        "K1": (8, 7, True, ""),
        "K2": (11, 8, False, ""),
        "K3": (8, 7, True, ""),
        "K4": (6, 5, False, "Freeze"),
        "K5": (9, 6, False, ""),
        "K6": (1, 7, True, ""),
    }


def test_six_check_ins_by_keyboard(page_for: PageFor, cast: Cast) -> None:
    page = page_for(cast.ana)
    page.goto(PAGE)
    expect(page.locator("#value-K1")).to_be_focused()

    def pressed(*keys: str) -> int:
        for key in keys:
            page.keyboard.press(key)
        return len(keys)

    def typed(text: str) -> None:
        page.keyboard.type(text)

    assert pressed("=") <= MOST_UNCHANGED
    typed("11")
    assert pressed("Tab", "8", "Enter") <= MOST_CHANGED
    assert pressed("=") <= MOST_UNCHANGED
    typed("6")
    assert pressed("Tab", "5", "Tab") <= MOST_CHANGED
    expect(page.get_by_text("Confidence fell by 2. A word on why helps.")).to_be_visible()
    typed("Freeze")
    pressed("Enter")
    typed("9")
    assert pressed("Tab", "ArrowDown", "Enter") <= MOST_CHANGED
    expect(page.locator("#value-K6")).to_be_focused()
    assert pressed("=") <= MOST_UNCHANGED
    expect(page.get_by_text("6 of 6 done")).to_be_visible()
    pressed("Control+Enter")
    sent_six(page)


def test_six_check_ins_by_thumb(page_for: PageFor, cast: Cast) -> None:
    page = page_for(cast.ana, width=360, height=740, touch=True)
    page.goto(PAGE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    def tapped(code: str, *names: str) -> int:
        row = page.locator("[data-row]").filter(has_text=code)
        for name in names:
            target = row.locator(f"#{name}-{code}") if name == "value" else row.get_by_role(
                "button", name=name
            )  # fmt: skip
            box = target.bounding_box()
            assert box is not None and box["height"] >= 44
            target.tap()
        return len(names)

    assert tapped("K1", "Same") <= MOST_UNCHANGED
    taps = tapped("K2", "value")
    page.keyboard.type("11")
    assert taps + tapped("K2", "Raise") <= MOST_CHANGED
    assert tapped("K3", "Same") <= MOST_UNCHANGED
    taps = tapped("K4", "value")
    page.keyboard.type("6")
    assert taps + tapped("K4", "Lower", "Lower") <= MOST_CHANGED
    page.locator("#note-K4").fill("Freeze")
    taps = tapped("K5", "value")
    page.keyboard.type("9")
    assert taps + tapped("K5", "Lower") <= MOST_CHANGED
    assert tapped("K6", "Same") <= MOST_UNCHANGED
    page.get_by_role("button", name="Send 6 updates").tap()
    sent_six(page)


def kept_on_the_device(page: Page) -> None:
    """Send; the try has ended, without a connection, once the button can be pressed again."""
    page.get_by_role("button", name="Send 6 updates").click()
    page.wait_for_function("() => !document.querySelector('form[data-outbox][data-sent]')")
    expect(page.locator("#outbox")).to_contain_text("One update waits to be sent.")


def ready_for_the_tunnel(page: Page) -> None:
    """The page and every file it is made of lie on the device."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(
        """async () => {
            const files = document.querySelectorAll("script[src], link[rel=stylesheet]");
            const [pages, shell] = await Promise.all(
                ["grove-pages", "grove-shell"].map(async (name) => (await caches.open(name)).keys())
            );
            const kept = new Set(shell.map((one) => one.url));
            return pages.length > 1 && [...files].every((one) => kept.has(one.src || one.href));
        }"""
    )


@pytest.fixture
def offline(page_for: PageFor, cast: Cast) -> Page:
    """Ana's check-in is open, then the aeroplane leaves."""
    page = page_for(cast.ana)
    page.goto(PAGE)
    ready_for_the_tunnel(page)
    page.context.set_offline(True)
    page.locator("#value-K1").fill("9")
    kept_on_the_device(page)
    return page


def test_sent_twice_without_a_connection_it_is_one_record(offline: Page) -> None:
    page = offline
    expect(page.locator("#outbox")).to_contain_text("Your text is kept on this device.")
    kept_on_the_device(page)
    page.reload()
    expect(page.get_by_role("heading", name="Check-in")).to_be_visible()
    expect(page.locator("#outbox")).to_contain_text("One update waits to be sent.")
    assert this_week() == {}
    page.context.set_offline(False)
    expect(page.locator(".toast")).to_contain_text("1 update sent")
    expect(page.locator("#outbox")).to_have_count(0)
    assert this_week() == {"K1": (9, 7, False, "")}
    assert Delivery.objects.count() == 1


def test_whoever_is_signed_out_meanwhile_loses_nothing_and_is_asked(
    offline: Page, cast: Cast
) -> None:
    page = offline
    cookies = page.context.cookies()
    with writing():
        Session.objects.all().delete()
    page.context.set_offline(False)
    expect(page.locator("#outbox")).to_contain_text("You are signed out.")
    assert this_week() == {}
    session = next(one for one in cookies if one["name"] == "grove")
    page.context.add_cookies([{**session, "value": signed_in(cast.ana)}])  # type: ignore[list-item]
    page.goto("/")
    page.wait_for_function("() => !localStorage.getItem('grove:outbox')")
    assert this_week() == {"K1": (9, 7, False, "")}


def test_what_the_server_does_not_take_becomes_a_form_with_what_was_typed(offline: Page) -> None:
    page = offline
    row = KeyResult.objects.get(number=1)
    page.locator("#value-K1").fill("many")
    kept_on_the_device(page)
    page.context.set_offline(False)
    page.get_by_role("button", name="Open it").click()
    expect(page.locator(".errors")).to_contain_text(f"{row.short_code}: “many” is no number.")
    expect(page.locator("#value-K1")).to_have_value("many")
    assert this_week() == {}


def test_signing_out_warns_and_leaves_nothing_on_the_device(offline: Page) -> None:
    page = offline
    page.locator("#value-K1").fill("many")  # which the server will not take: it stays on the device
    kept_on_the_device(page)
    page.context.set_offline(False)
    expect(page.locator("#outbox")).to_contain_text("The server did not take one of them.")
    page.goto("/account")
    out = page.locator('form[action="/sign-out"]').first
    expect(out).to_have_attribute("data-confirm", re.compile("1"))  # the outbox was looked into
    out.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("Not sent yet: 1.")).to_be_visible()
    page.locator("#confirm [value=yes]").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.wait_for_function("async () => (await indexedDB.databases()).length === 0")
    page.wait_for_function("async () => !(await caches.has('grove-pages'))")


def test_an_answer_to_an_objective_waits_for_the_connection_too(
    page_for: PageFor, cast: Cast
) -> None:
    furnished(cast.mei, cast)
    cast.shared()
    page = page_for(cast.ana)
    page.goto("/plat/2027/confirm/o1")
    page.context.set_offline(True)
    page.locator("input[name=answer]").first.check()
    page.locator("form[data-outbox] button[type=submit]").last.click()
    page.wait_for_function("() => !document.querySelector('form[data-outbox][data-sent]')")
    expect(page.locator("#outbox")).to_contain_text("One update waits to be sent.")
    assert not Confirmation.objects.filter(person=cast.ana).exists()
    page.context.set_offline(False)
    expect(page).not_to_have_url(re.compile(r"/confirm/o1$"))
    assert "O1" in str(Confirmation.objects.get(person=cast.ana).answered)


def test_a_shared_computer_keeps_nothing(page_for: PageFor, cast: Cast) -> None:
    page = page_for(cast.ana)
    page.goto(PAGE)
    ready_for_the_tunnel(page)  # else there is nothing to forget
    page.get_by_label("Keep nothing on this device").check()
    forgotten = """async () => (await navigator.serviceWorker.getRegistrations()).length === 0
        && (await caches.keys()).length === 0"""
    page.wait_for_function(forgotten)
    page.reload()
    page.wait_for_function(forgotten)
    page.locator("#value-K1").fill("9")
    page.get_by_role("button", name="Send 6 updates").click()
    expect(page.locator(".toast")).to_contain_text("1 update sent")
    assert (
        page.evaluate("Object.keys(localStorage).filter((one) => one.startsWith('grove:text'))")
        == []
    )

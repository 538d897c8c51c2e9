"""The week on one page for the boss: sent once, kept as sent, opened by a link that can end."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone, translation

from grove.inbox.jobs import send_letters
from grove.okrs.actions import add_key_result, add_objective, edit_key_result
from grove.okrs.models import KeyResult
from grove.org.actions import set_account
from grove.plans.actions import share_plan
from grove.record.actions import at
from grove.tracking.actions import Update, send_check_in
from grove.tracking.weeks import week_address, week_of
from grove.weekly.actions import celebrate, mail_brief, open_brief_link, say_in_brief, take_brief
from grove.weekly.models import Brief, BriefDelivery, BriefLink
from grove.weekly.queries.brief import read_content
from tests.cast import Cast
from tests.inbox.post_office import PostOffice

TODAY = timezone.localdate()
NOW = week_of(TODAY)
LAST = NOW - timedelta(weeks=1)
FRIDAY = LAST + timedelta(days=4)


def page_of(monday: date) -> str:
    return f"/plat/2026/brief/{week_address(monday)}"


PAGE = page_of(NOW)


@pytest.fixture
def result(cast: Cast) -> KeyResult:
    """A key result said at 7 two weeks ago and at 4 last week."""
    with at(timezone.now() - timedelta(weeks=3)):
        objective = add_objective(cast.mei, cast.last, title="Releases are dull", kind="stretch")
        made: KeyResult = add_key_result(
            cast.mei, objective, text="Raise deploys", kind="increase", baseline=Decimal(2),
            target=Decimal(10), unit="/week", owner=cast.wang, due=date(2026, 12, 31),
        )  # fmt: skip
        share_plan(cast.mei, cast.last)
    cast.last.refresh_from_db()
    for ago, confidence in ((2, 7), (1, 4)):
        day = NOW - timedelta(weeks=ago)
        with at(timezone.make_aware(datetime.combine(day, datetime.min.time()))):
            update = Update(made, Decimal(4), confidence, "slipped")
            send_check_in(cast.wang, cast.last, [update], day)
    celebrate(cast.wang, cast.last, cast.bd, NOW, "A rollback in four minutes")
    return made


def html(cast: Cast, person: Any, address: str = PAGE) -> str:
    answer = cast.as_(person).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_the_dashboards_facts_and_the_heads_own_word(cast: Cast, result: KeyResult) -> None:
    mei = cast.as_(cast.mei)
    assert mei.post(PAGE, {"words": "Ask me about canary."}).status_code == 302
    read = html(cast, cast.he)
    for words in ("0 of 1 key result is on track", "7 → 4", "slipped", "Ask me about canary.",
                  "A rollback in four minutes", "Raise deploys"):  # fmt: skip
        assert words in read
    for person in (cast.he, cast.ana, cast.wang):
        assert cast.as_(person).post(PAGE, {"words": "No"}).status_code == 403
    answer = mei.post(PAGE, {"words": "x" * 401})
    assert answer.status_code == 422 and "Sentence has 401 characters" in answer.content.decode()
    assert "x" * 401 in answer.content.decode()
    assert cast.as_(cast.stranger).get(PAGE).status_code == 404


def test_a_week_that_is_over_says_how_it_stood(cast: Cast, result: KeyResult) -> None:
    before = html(cast, cast.he, page_of(LAST))
    edit_key_result(cast.mei, result, result.revision, text="Something else")
    assert html(cast, cast.he, page_of(LAST)) == before
    assert "Something else" in html(cast, cast.he)


def test_what_was_sent_is_what_was_sent(cast: Cast, result: KeyResult) -> None:
    say_in_brief(cast.mei, cast.last, NOW, "As it is.")
    sent = take_brief(None, cast.last, NOW, TODAY, cast.he)
    assert sent is not None and take_brief(None, cast.last, NOW, TODAY, cast.he) is None
    edit_key_result(cast.mei, result, result.revision, text="Something else")
    read = html(cast, cast.he)
    assert "Raise deploys" in read and "Something else" not in read and "As it is." in read
    cast.as_(cast.mei).post(PAGE, {"words": "Quite different."})
    assert "Quite different." not in html(cast, cast.he)
    with translation.override("zh-hans"):
        assert "1个关键结果" in read_content(Brief.objects.get().content or {}).headline


def test_a_link_opens_one_page_until_it_is_ended(cast: Cast, result: KeyResult) -> None:
    mei, admin, nobody = cast.as_(cast.mei), cast.as_(cast.admin), type(cast.as_(cast.mei))()
    make = f"{PAGE}/links"
    assert mei.post(make, {"days": "7"}).status_code == 403  # nobody allowed it yet
    assert mei.post("/plat/2026/brief/links-rule", {"allowed": "on"}).status_code == 403
    assert admin.post("/plat/2026/brief/links-rule", {"allowed": "on"}).status_code == 302
    assert mei.post(make, {"days": "9999"}).status_code == 422
    assert mei.post(make, {"days": "7"}).status_code == 302
    link = BriefLink.objects.get()
    address = f"/brief/{link.token}"
    answer = nobody.get(address)
    assert answer.status_code == 200 and "Raise deploys" in answer.content.decode()
    assert (
        answer.headers["X-Robots-Tag"] == "noindex" and "/plat/2026" not in answer.content.decode()
    )
    assert nobody.get(PAGE).status_code == 302
    assert nobody.get(address[:-1] + ("0" if address[-1] != "0" else "1")).status_code == 404
    admin.post("/plat/2026/brief/links-rule", {"allowed": ""})
    assert nobody.get(address).status_code == 404
    admin.post("/plat/2026/brief/links-rule", {"allowed": "on"})
    assert nobody.get(address).status_code == 200
    assert mei.post(f"{make}/{link.pk}/removal").status_code == 302
    assert nobody.get(address).status_code == 404
    with at(timezone.now() - timedelta(days=8)):
        old = open_brief_link(cast.mei, cast.last, NOW, 7)
    assert nobody.get(f"/brief/{old.token}").status_code == 404


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    with PostOffice() as opened:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", opened.port
        settings.SMTP_URL = f"smtp://127.0.0.1:{opened.port}"
        settings.URL = "https://grove.example"
        yield opened


@pytest.mark.slow
def test_on_friday_the_boss_gets_one_letter_and_it_is_the_brief(
    cast: Cast, result: KeyResult, office: PostOffice
) -> None:
    friday = NOW + timedelta(days=4)
    morning, afternoon = (
        datetime(friday.year, friday.month, friday.day, hour, 10, tzinfo=UTC) for hour in (9, 15)
    )

    def sent() -> list[Any]:
        return [one for one in office.letters if one["To"].startswith("he.kailin")]

    send_letters(morning)
    assert BriefDelivery.objects.count() == 0  # switched off until the head wants it
    mail_brief(cast.mei, cast.last, True)
    set_account(cast.he, cast.he, language="zh-hans")
    send_letters(morning)
    assert not sent()
    for _again in range(2):
        send_letters(afternoon + timedelta(days=7))
    (letter,) = sent()
    kinds = [part.get_content_type() for part in letter.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]
    said = [part.get_content() for part in letter.walk() if not part.is_multipart()]
    for side in said:
        assert "Raise deploys" in side and "1个关键结果" in side
        assert (
            f"https://grove.example/plat/2026/brief/{week_address(friday + timedelta(days=7))}"
            in side
        )
    assert BriefDelivery.objects.get().person == cast.he
    assert not [one for one in office.letters if "Raise deploys" in one["To"]]

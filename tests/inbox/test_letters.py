"""Letters about what waits, through a real mail server: one a day, nothing twice."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from grove.inbox.jobs import send_letters
from grove.org.actions import set_account
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from tests.cast import Cast
from tests.inbox.moments import EARLY, NOW, TOMORROW
from tests.inbox.post_office import PostOffice
from tests.versions.plans import written


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    with PostOffice(frozenset({"wang.jun@"})) as opened:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", opened.port
        settings.SMTP_URL = f"smtp://127.0.0.1:{opened.port}"
        settings.URL = "https://grove.example"
        yield opened


@action
def sign_by(act: Recorder, plan: Plan, day: date) -> None:
    act.within(plan)
    act.change(act.lock(plan), sign_by=day)


@pytest.fixture
def asked(cast: Cast) -> Plan:
    """Four people are asked to sign, long before their day."""
    plan = written(cast)
    sign_by(cast.mei, plan, date(2026, 12, 4))
    assert (
        cast.as_(cast.mei).post(cast.url("sign-off/request"), {"despite": "As it is."}).status_code
        == 302
    )
    return plan


def read(letter: Any) -> str:
    """Both sides of a letter."""
    return "\n".join(part.get_content() for part in letter.walk() if not part.is_multipart())


def test_one_letter_a_day_says_what_the_inbox_says(
    cast: Cast, asked: Plan, office: PostOffice
) -> None:
    set_account(cast.he, cast.he, language="zh-hans", time_zone="Asia/Shanghai")
    assert send_letters(NOW) == 3  # the server refuses Wang Jun
    assert send_letters(NOW) == 0
    by_reader = {letter["To"]: letter for letter in office.letters}
    assert set(by_reader) == {
        "mei.lin@lanternfish.example",
        "he.kailin@lanternfish.example",
        "zhao.yan@lanternfish.example",
    }
    mine = by_reader["mei.lin@lanternfish.example"]
    assert mine["Subject"] == "Sign version 2.0 of Platform Engineering 2027"
    assert mine["Auto-Submitted"] == "auto-generated"
    kinds = [part.get_content_type() for part in mine.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]
    assert read(mine).count("https://grove.example/plat/2027/plan/sign-off") == 2
    assert "sign by 4" in read(mine)
    his = by_reader["he.kailin@lanternfish.example"]
    assert his["Subject"].strip() == "定稿确认Platform Engineering2027规划的2.0版"
    assert "请在2026年12月4日前定稿确认" in read(his)
    assert 'lang="zh-Hans"' in read(his)


@pytest.mark.slow
def test_nothing_is_told_twice_and_what_was_refused_is_not_sent_again(
    cast: Cast, asked: Plan, office: PostOffice
) -> None:
    send_letters(NOW)
    office.letters.clear()
    office.refuses = frozenset()
    assert send_letters(TOMORROW) == 0
    assert office.letters == []


def test_nobody_is_written_to_before_eight_where_they_are(
    cast: Cast, asked: Plan, office: PostOffice
) -> None:
    set_account(cast.he, cast.he, time_zone="Asia/Shanghai")
    assert send_letters(EARLY) == 1
    assert [letter["To"] for letter in office.letters] == ["he.kailin@lanternfish.example"]


def test_an_urgent_letter_does_not_wait_for_the_morning(
    cast: Cast, asked: Plan, office: PostOffice
) -> None:
    sign_by(cast.mei, asked, date(2026, 11, 26))
    assert send_letters(EARLY) == 3
    assert send_letters(EARLY) == 0
    assert send_letters(NOW) == 0


def test_who_switched_letters_off_gets_none(cast: Cast, asked: Plan, office: PostOffice) -> None:
    form = {"name": "He Kailin", "language": "en", "time_zone": "", "theme": "system"}
    assert cast.as_(cast.he).post("/account", form).status_code == 302
    cast.he.refresh_from_db()
    assert cast.he.letters is False
    send_letters(NOW)
    assert "he.kailin@lanternfish.example" not in [letter["To"] for letter in office.letters]


def test_a_mail_server_that_is_away_is_tried_again(
    cast: Cast, asked: Plan, office: PostOffice, settings: Any
) -> None:
    right, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert send_letters(NOW) == 0
    settings.EMAIL_PORT = right
    assert send_letters(NOW) == 3


def test_without_a_mail_server_nothing_is_sent(cast: Cast, asked: Plan, mailoutbox: Any) -> None:
    assert send_letters(NOW) == 0
    assert mailoutbox == []

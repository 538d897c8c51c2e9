"""Signing in and out: the right password, the wrong one, too many wrong ones, and where to next."""

import re
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone

from grove.org.actions import add_person, deactivate
from grove.org.models import Session, SignInAttempt
from tests.cast import PASSWORD, Cast

MEI = "mei.lin@lanternfish.example"
NO_MATCH = "The e-mail and password do not match"


def try_in(client: Client, email: str = MEI, password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    return client.post("/sign-in", {"email": email, "password": password, **more})


def is_in(client: Client) -> bool:
    return client.get("/account").status_code == 200


@pytest.mark.parametrize("email", [MEI, " Mei.Lin@LANTERNFISH.example "])
def test_the_right_password_opens_the_first_page(cast: Cast, visitor: Client, email: str) -> None:
    answer = try_in(visitor, email)
    assert (answer.status_code, answer.url) == (302, "/")
    assert is_in(visitor)


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(cast: Cast, visitor: Client) -> None:
    cookie = try_in(visitor).cookies[django_settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_over_https_the_cookie_never_travels_in_the_open(
    cast: Cast, visitor: Client, settings
) -> None:  # type: ignore[no-untyped-def]
    settings.SESSION_COOKIE_SECURE = True
    assert try_in(visitor).cookies[django_settings.SESSION_COOKIE_NAME]["secure"]


def test_signing_in_changes_the_key_of_the_session(cast: Cast, visitor: Client) -> None:
    try_in(visitor)
    first = visitor.cookies[django_settings.SESSION_COOKIE_NAME].value
    try_in(visitor)
    second = visitor.cookies[django_settings.SESSION_COOKIE_NAME].value
    assert first != second
    assert not Session.objects.filter(pk=first).exists()


def test_an_unknown_e_mail_reads_just_like_a_wrong_password(cast: Cast, visitor: Client) -> None:
    wrong = try_in(visitor, password="not the one")
    unknown = try_in(visitor, "nobody@lanternfish.example", "not the one")
    assert wrong.status_code == unknown.status_code == 422
    assert NO_MATCH in wrong.content.decode()
    known, other = (
        page.content.decode().replace(mail, "")
        for page, mail in ((wrong, MEI), (unknown, "nobody@lanternfish.example"))
    )
    assert without_tokens(known) == without_tokens(other)


def without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_what_was_typed_stays_but_never_the_password(cast: Cast, visitor: Client) -> None:
    page = try_in(visitor, password="secret words here").content.decode()
    assert MEI in page and "secret words here" not in page


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("", PASSWORD, "Write your e-mail."),
        (MEI, "", "Write your password."),
        ("x" * 10_000, PASSWORD, "E-mail has 10000 characters"),
        (MEI, "x" * 10_001, "The password has 10001 characters; at most 1000 fit."),
        ("ｍｅｉ🌳‮@", "🌳", NO_MATCH),
    ],
)
def test_bad_input_gets_a_sentence(
    cast: Cast, visitor: Client, email: str, password: str, said: str
) -> None:
    answer = try_in(visitor, email, password)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_after_five_failures_the_right_password_waits_too(cast: Cast, visitor: Client) -> None:
    for _try in range(5):
        assert try_in(visitor, password="wrong").status_code == 422
    answer = try_in(visitor)
    assert answer.status_code == 429
    assert "There were too many tries. Wait 15 minutes" in answer.content.decode()
    assert not is_in(visitor)
    assert try_in(visitor, "ana.silva@lanternfish.example").status_code == 302


def test_an_unknown_e_mail_waits_just_the_same(cast: Cast, visitor: Client) -> None:
    for _try in range(5):
        try_in(visitor, "nobody@lanternfish.example", "wrong")
    assert try_in(visitor, "nobody@lanternfish.example", "wrong").status_code == 429


def test_waiting_ends_and_does_not_grow_by_trying(cast: Cast, visitor: Client) -> None:
    for _try in range(5):
        try_in(visitor, password="wrong")
    for _try in range(9):
        assert try_in(visitor).status_code == 429
    SignInAttempt.objects.update(at=timezone.now() - timedelta(minutes=15))
    assert try_in(visitor).status_code == 302


def test_signing_in_forgets_the_failures(cast: Cast, visitor: Client) -> None:
    for _try in range(4):
        try_in(visitor, password="wrong")
    assert try_in(visitor).status_code == 302
    assert not SignInAttempt.objects.exists()


def test_thirty_failures_from_one_address_make_everybody_there_wait(cast: Cast) -> None:
    for number in range(30):
        try_in(Client(), f"guess{number}@lanternfish.example", "wrong")
    assert try_in(Client()).status_code == 429
    assert (
        Client(REMOTE_ADDR="192.0.2.7")
        .post("/sign-in", {"email": MEI, "password": PASSWORD})
        .status_code
        == 302
    )


def test_a_made_up_address_counts_only_behind_a_proxy(cast: Cast, settings) -> None:  # type: ignore[no-untyped-def]
    def tries(forwarded: str) -> None:
        SignInAttempt.objects.all().delete()
        client = Client(headers={"X-Forwarded-For": forwarded})
        client.post("/sign-in", {"email": "a@b.example", "password": "wrong"})

    tries("203.0.113.9")
    assert SignInAttempt.objects.get().address == "127.0.0.1"
    settings.BEHIND_PROXY = True
    tries("203.0.113.9, 198.51.100.4")
    assert SignInAttempt.objects.get().address == "198.51.100.4"
    tries("2001:db8::1234")
    assert SignInAttempt.objects.get().address == "2001:db8::/64"


def test_the_attempts_do_not_say_whose_e_mail_was_tried(cast: Cast, visitor: Client) -> None:
    try_in(visitor, password="wrong")
    assert MEI not in SignInAttempt.objects.get().digest


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        "\t//evil.example",
        "sign-in",
        "/sign-in?next=/",
        "/sign-out",
    ],
)
def test_nobody_is_led_away_after_signing_in(cast: Cast, visitor: Client, elsewhere: str) -> None:
    assert try_in(visitor, next=elsewhere).url == "/"


def test_a_page_asked_for_before_signing_in_comes_after(cast: Cast, visitor: Client) -> None:
    wall = visitor.get("/account?from=mail")
    assert wall.url == "/sign-in?next=%2Faccount%3Ffrom%3Dmail"
    assert 'name="next" value="/account?from=mail"' in visitor.get(wall.url).content.decode()
    assert try_in(visitor, next="/account?from=mail").url == "/account?from=mail"


def test_a_form_sent_after_the_session_ended_comes_back_to_its_page(visitor: Client) -> None:
    sent = visitor.post("/account", {}, headers={"Referer": "http://testserver/account"})
    assert sent.url == "/sign-in?next=%2Faccount"
    far = visitor.post("/account", {}, headers={"Referer": "https://evil.example/account"})
    assert far.url == "/sign-in"


def test_autosave_is_told_and_keeps_its_page(visitor: Client) -> None:
    answer = visitor.post("/account", {}, headers={"X-Autosave": "1"})
    assert answer.status_code == 401
    assert answer.json()["sign_in"] == "/sign-in"


def test_who_is_in_is_sent_on_from_the_sign_in_page(cast: Cast) -> None:
    assert cast.as_(cast.mei).get("/sign-in").url == "/"


def test_a_closed_account_does_not_open_and_ends_at_once(cast: Cast, visitor: Client) -> None:
    mei = cast.as_(cast.mei)
    assert is_in(mei)
    deactivate(cast.admin, cast.mei)
    assert not is_in(mei)
    assert NO_MATCH in try_in(visitor).content.decode()


def test_somebody_without_password_cannot_guess_one(cast: Cast, visitor: Client) -> None:
    add_person(cast.admin, "New Ni", "ni@lanternfish.example")
    for password in ("!", "", "None"):
        assert try_in(visitor, "ni@lanternfish.example", password).status_code == 422


def test_signing_out_takes_a_form_and_ends_the_session(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    assert mei.get("/sign-out").status_code == 405
    assert is_in(mei)
    assert mei.post("/sign-out").url == "/sign-in"
    assert not is_in(mei)


def test_the_sign_in_form_needs_its_token(cast: Cast, strict: Client) -> None:
    assert try_in(strict).status_code == 403


def test_the_language_is_chosen_before_signing_in(visitor: Client) -> None:
    assert "Sign in" in visitor.get("/sign-in").content.decode()
    answer = visitor.post("/language", {"language": "zh-hans", "next": "/sign-in?next=%2Faccount"})
    assert answer.url == "/sign-in?next=%2Faccount"
    page = visitor.get("/sign-in").content.decode()
    assert 'lang="zh-Hans"' in page and "登录" in page


def test_an_unknown_language_changes_nothing(visitor: Client) -> None:
    answer = visitor.post("/language", {"language": "xx", "next": "https://evil.example/"})
    assert answer.url == "/" and "grove_language" not in answer.cookies
    assert visitor.get("/language").status_code == 405


def test_the_page_before_the_door_asks_the_database_little(
    cast: Cast, visitor: Client, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    with django_assert_max_num_queries(2):
        visitor.get("/sign-in")

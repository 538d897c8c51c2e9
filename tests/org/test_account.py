"""One's own account: how Grove speaks to me, my password, and where I am signed in."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from grove.org.models import Session
from tests.cast import PASSWORD, Cast, signed_in

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
MINE = {
    "name": "Mei Lin",
    "language": "en",
    "time_zone": "Asia/Shanghai",
    "theme": "dark",
    "single_keys": "on",
}


def save(client: Client, **fields: str):  # type: ignore[no-untyped-def]
    return client.post("/account", {**MINE, **fields})


def test_what_is_saved_shows_on_the_next_page(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    assert save(mei, language="zh-hans").url == "/account"
    page = mei.get("/account").content.decode()
    assert 'lang="zh-Hans" data-theme="dark"' in page and "我的账号" in page
    assert re.search(r'value="Asia/Shanghai" selected', page)


def test_keys_are_switched_off_by_an_empty_box(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    mei.post("/account", {key: value for key, value in MINE.items() if key != "single_keys"})
    assert 'data-keys="off"' in mei.get("/account").content.decode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "Write your name."),
        ({"name": "N" * 10_000}, "Your name has 10000 characters; at most 120 fit."),
        ({"language": "xx"}, "“xx” is not one of the choices for Language"),
        ({"theme": "neon"}, "“neon” is not one of the choices for Theme"),
        ({"time_zone": "Mars/Olympus"}, "There is no time zone “Mars/Olympus”"),
        ({"time_zone": "../../etc/passwd"}, "There is no time zone"),
    ],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(
    cast: Cast, fields: dict[str, str], said: str
) -> None:
    answer = save(cast.as_(cast.mei), **fields)
    assert answer.status_code == 422 and said in answer.content.decode()
    cast.mei.refresh_from_db()
    assert (cast.mei.name, cast.mei.time_zone) == ("Mei Lin", "")


@pytest.mark.parametrize("name", ["梅林 🌳", "‏מיי לין", "Ａｎａ"])
def test_names_of_any_script_stay_as_written(cast: Cast, name: str) -> None:
    save(cast.as_(cast.mei), name=name)
    cast.mei.refresh_from_db()
    assert cast.mei.name == name


def test_nobody_else_reaches_an_account(visitor: Client) -> None:
    for url in ("/account", "/settings"):
        assert visitor.get(url).url.startswith("/sign-in")
    for url in ("/account/password", "/account/sessions/end", "/account/sessions/abc/end"):
        assert visitor.get(url).status_code == 405
        assert visitor.post(url).url.startswith("/sign-in")


def change(client: Client, now: str = PASSWORD, new: str = "four walls of bamboo"):  # type: ignore[no-untyped-def]
    return client.post("/account/password", {"now": now, "password": new})


def test_a_new_password_ends_every_other_session(cast: Cast) -> None:
    here, there = signed_in(cast.mei), signed_in(cast.mei)
    assert change(here).status_code == 302
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 302
    assert Session.objects.filter(person=cast.mei).count() == 1


@pytest.mark.parametrize(
    ("now", "new", "said"),
    [
        ("wrong", "four walls of bamboo", "This is not your password now."),
        (PASSWORD, "short", "The password is too short."),
        (PASSWORD, "", "Choose a password."),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(
    cast: Cast, now: str, new: str, said: str
) -> None:
    here, there = signed_in(cast.mei), signed_in(cast.mei)
    answer = change(here, now, new)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert there.get("/account").status_code == 200


def test_sessions_are_listed_with_their_browser_and_never_their_key(cast: Cast) -> None:
    mei = Client(headers={"User-Agent": FIREFOX})
    mei.post("/sign-in", {"email": cast.mei.email, "password": PASSWORD})
    page = mei.get("/account").content.decode()
    assert "Firefox on Linux" in page and "this one" in page
    assert mei.cookies[settings.SESSION_COOKIE_NAME].value not in page


def test_one_session_is_ended_by_its_button(cast: Cast) -> None:
    here, there = signed_in(cast.mei), signed_in(cast.mei)
    page = here.get("/account").content.decode()
    own, other = re.findall(r"/account/sessions/([0-9a-f]{16})/end", page)
    here.post(f"/account/sessions/{other}/end")
    assert there.get("/account").status_code == 302
    assert here.post(f"/account/sessions/{own}/end").url == "/sign-in"
    assert here.get("/account").status_code == 302


def test_nobody_ends_the_sessions_of_others(cast: Cast) -> None:
    mei = signed_in(cast.mei)
    [handle] = re.findall(r"/account/sessions/(\w+)/end", mei.get("/account").content.decode())
    assert signed_in(cast.admin).post(f"/account/sessions/{handle}/end").status_code == 404
    assert mei.get("/account").status_code == 200


def test_all_others_are_ended_at_once(cast: Cast) -> None:
    here, *others = (signed_in(cast.mei) for _browser in range(4))
    bystander = signed_in(cast.ana)
    here.post("/account/sessions/end")
    assert "3 browsers signed out" in here.get("/account").content.decode()
    assert all(other.get("/account").status_code == 302 for other in others)
    assert bystander.get("/account").status_code == 200


def test_last_seen_is_kept_to_five_minutes_and_the_beginning_stays(cast: Cast) -> None:
    mei = signed_in(cast.mei)
    past = timezone.now() - timedelta(hours=2)
    Session.objects.update(seen_at=past)
    began = Session.objects.get().began_at
    mei.get("/account")
    save(mei)
    mei.get("/account")
    session = Session.objects.get()
    assert session.seen_at > past + timedelta(hours=1) and session.began_at == began


def test_the_page_asks_the_same_for_two_and_twenty_sessions(
    cast: Cast, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    mei = signed_in(cast.mei)
    for _browser in range(20):
        signed_in(cast.mei)
    with django_assert_max_num_queries(5):
        mei.get("/account")


def test_settings_show_what_somebody_may_set(cast: Cast) -> None:
    for person, keeps in (
        (cast.admin, True),
        (cast.mei, True),
        (cast.ana, False),
        (cast.he, False),
    ):
        page = cast.as_(person).get("/settings").content.decode()
        assert ("/settings/departments" in page) is keeps

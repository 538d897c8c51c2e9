"""Links that let people in: the first account, an invited person, a new password, the sample."""

import re
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from grove.org import actions
from grove.org.models import Invitation, Person
from grove.record.actions import writing
from grove.record.models import Change
from tests.cast import PASSWORD, Cast, signed_in

NEW = "four walls of bamboo"


@pytest.fixture
def ni(cast: Cast) -> Person:
    """Somebody new in PLAT, who has not signed in yet."""
    person = actions.add_person(cast.admin, "New Ni", "ni@lanternfish.example")
    actions.give_role(cast.admin, person, cast.plat, "member")
    return person


def accept(client: Client, token: str, **fields: str):  # type: ignore[no-untyped-def]
    return client.post(f"/invitations/{token}", {"password": NEW, **fields})


def test_the_first_link_makes_the_first_account_and_begins_the_first_run(visitor: Client) -> None:
    token = actions.first_invitation(None)
    page = visitor.get(f"/invitations/{token}").content.decode()
    assert "Create the first account" in page
    answer = accept(visitor, token, name="Mei Lin", email="Ｍei@Lanternfish.example")
    assert (answer.status_code, answer.url) == (302, "/start")
    mei = Person.objects.get()
    assert (mei.name, mei.email, mei.has_account) == ("Mei Lin", "mei@lanternfish.example", True)
    assert visitor.get("/account").status_code == 200


def test_there_is_one_first_account(visitor: Client) -> None:
    older, token = actions.first_invitation(None), actions.first_invitation(None)
    assert visitor.get(f"/invitations/{older}").status_code == 410
    accept(visitor, token, name="Mei Lin", email="mei@lanternfish.example")
    again = accept(Client(), token, name="Eve", email="eve@lanternfish.example")
    assert again.status_code == 410 and Person.objects.count() == 1
    assert actions.first_invitation(None) is None


def test_people_of_the_sample_do_not_stand_in_for_a_first_account(db: None) -> None:
    actions.add_person(None, "Mei Lin", is_sample=True)
    assert actions.first_invitation(None)


def test_only_the_digest_of_a_token_is_kept_anywhere(cast: Cast, ni: Person) -> None:
    token = actions.invite(cast.admin, ni)
    row = Invitation.objects.get()
    assert token not in str(vars(row)) and row.digest == Invitation.digest_of(token)
    for change in Change.objects.filter(kind__in=("org.invitation", "org.person")):
        noted = f"{change.before} {change.after}"
        assert row.digest not in noted and "argon2" not in noted


def test_an_invited_person_chooses_a_password_and_is_in(
    cast: Cast, ni: Person, visitor: Client
) -> None:
    token = actions.invite(cast.admin, ni)
    assert "Welcome, New Ni" in visitor.get(f"/invitations/{token}").content.decode()
    assert accept(visitor, token).url == "/arrival"
    assert visitor.get("/account").status_code == 200
    ni.refresh_from_db()
    assert ni.check_password(NEW) and ni.password.startswith("argon2")


def test_opening_the_page_does_not_use_the_link_up(cast: Cast, ni: Person, visitor: Client) -> None:
    token = actions.invite(cast.admin, ni)
    for _look in range(3):
        answer = visitor.get(f"/invitations/{token}")
        assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"


def test_a_link_works_once(cast: Cast, ni: Person, visitor: Client) -> None:
    token = actions.invite(cast.admin, ni)
    accept(visitor, token)
    again = accept(Client(), token, password="another four words")
    assert again.status_code == 410 and "used already" in again.content.decode()
    ni.refresh_from_db()
    assert ni.check_password(NEW)


def test_a_link_ends_after_fourteen_days(cast: Cast, ni: Person, visitor: Client) -> None:
    token = actions.invite(cast.admin, ni)
    with writing():
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    answer = accept(visitor, token)
    assert answer.status_code == 410 and "older than 14 days" in answer.content.decode()


@pytest.mark.parametrize(
    "change", [str.swapcase, lambda token: token[:-1], lambda token: token + "A"]
)
def test_a_changed_token_opens_nothing(cast: Cast, ni: Person, visitor: Client, change) -> None:  # type: ignore[no-untyped-def]
    answer = accept(visitor, change(actions.invite(cast.admin, ni)))
    assert answer.status_code == 404 and "Copy the whole link" in answer.content.decode()


def test_a_new_link_cancels_the_old_one(cast: Cast, ni: Person, visitor: Client) -> None:
    old, new = actions.invite(cast.admin, ni), actions.invite(cast.admin, ni)
    assert "newer link" in visitor.get(f"/invitations/{old}").content.decode()
    assert visitor.get(f"/invitations/{new}").status_code == 200


def test_a_link_of_a_closed_account_opens_nothing(cast: Cast, ni: Person, visitor: Client) -> None:
    token = actions.invite(cast.admin, ni)
    actions.deactivate(cast.admin, ni)
    assert accept(visitor, token).status_code == 410


def test_a_link_sets_a_new_password_and_ends_the_sessions_before(
    cast: Cast, visitor: Client
) -> None:
    mei = signed_in(cast.mei)
    token = actions.invite(cast.admin, cast.mei)
    page = visitor.get(f"/invitations/{token}").content.decode()
    assert "Set a new password" in page and "Look around" not in page
    accept(visitor, token)
    assert mei.get("/account").status_code == 302
    assert (
        visitor.post("/sign-in", {"email": cast.mei.email, "password": PASSWORD}).status_code == 422
    )


def test_a_person_of_the_sample_is_let_in_by_a_press(db: None, visitor: Client) -> None:
    mei = actions.add_person(None, "Mei Lin", is_sample=True)
    token = actions.sign_in_link(None, mei)
    assert "Look around as Mei Lin" in visitor.get(f"/invitations/{token}").content.decode()
    assert visitor.post(f"/invitations/{token}").url == "/arrival"
    assert "Mei Lin" in visitor.get("/account").content.decode()
    assert Client().post(f"/invitations/{token}").status_code == 410


def test_nobody_signs_in_as_a_real_person_by_a_link_alone(cast: Cast) -> None:
    with pytest.raises(ValueError):
        actions.sign_in_link(cast.admin, cast.mei)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "Choose a password."),
        ("short", "The password is too short. Use at least 12 characters"),
        ("password1234", "common passwords"),
        ("ni@lanternfish.example", "too close to the name or e-mail"),
        ("x" * 10_000, "The password has 10000 characters"),
    ],
)
def test_a_weak_password_is_turned_down_kindly(
    cast: Cast, ni: Person, visitor: Client, password: str, said: str
) -> None:
    answer = accept(visitor, actions.invite(cast.admin, ni), password=password)
    assert answer.status_code == 422 and said in answer.content.decode()
    ni.refresh_from_db()
    assert not ni.has_account


@pytest.mark.parametrize(
    "password",
    ["🌳🌳🌳 grove of trees 🌳", "שלום עולם יפה מאוד", "　春眠不觉晓处处闻啼鸟夜来风雨声　"],
)
def test_any_script_makes_a_password(
    cast: Cast, ni: Person, visitor: Client, password: str
) -> None:
    accept(visitor, actions.invite(cast.admin, ni), password=password)
    entered = Client().post("/sign-in", {"email": ni.email, "password": password})
    assert entered.status_code == 302


def test_somebody_without_e_mail_writes_one_that_is_free(cast: Cast, visitor: Client) -> None:
    person = actions.add_person(cast.admin, "No Mail")
    token = actions.invite(cast.admin, person)
    taken = accept(visitor, token, email="Mei.Lin@lanternfish.example")
    assert taken.status_code == 422 and "belongs to somebody else" in taken.content.decode()
    wrong = accept(visitor, token, email="no mail")
    assert (
        "is not an e-mail" in wrong.content.decode() and 'value="no mail"' in wrong.content.decode()
    )
    assert accept(visitor, token, email="no@lanternfish.example").status_code == 302


def test_the_administrator_sees_the_link_once(cast: Cast, ni: Person) -> None:
    url = f"/settings/departments/plat/people/{ni.pk}/invitation"
    assert cast.as_(cast.admin).get(url).status_code == 405
    answer = cast.as_(cast.admin).post(url)
    link = re.search(r'value="(http://testserver/invitations/[\w-]{43})"', answer.content.decode())
    assert link and answer["Cache-Control"] == "no-store"
    assert accept(Client(), link[1].rpartition("/")[2]).status_code == 302
    assert not mail.outbox


def test_the_letter_speaks_the_language_of_who_gets_it(cast: Cast, ni: Person, settings) -> None:  # type: ignore[no-untyped-def]
    settings.SMTP_URL = "smtp://mail.example"
    actions.set_account(cast.admin, ni, language="zh-hans")
    answer = cast.as_(cast.admin).post(f"/settings/departments/plat/people/{ni.pk}/invitation")
    assert "Sent to ni@lanternfish.example" in answer.content.decode()
    [letter] = mail.outbox
    assert letter.to == [ni.email] and "邀请您使用Grove" in letter.subject
    assert "/invitations/" in letter.body and letter.content_subtype == "plain"


def test_when_the_letter_cannot_be_sent_the_link_stays(cast: Cast, ni: Person, settings) -> None:  # type: ignore[no-untyped-def]
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = cast.as_(cast.admin).post(f"/settings/departments/plat/people/{ni.pk}/invitation")
    assert "The letter could not be sent" in page.content.decode()
    assert "http://testserver/invitations/" in page.content.decode()


def test_help_says_who_makes_a_link(visitor: Client) -> None:
    page = visitor.get("/sign-in/help").content.decode()
    assert "ask an administrator" in page and "Send me a link" not in page


def test_help_mails_a_link_and_does_not_tell_who_is_here(
    cast: Cast, visitor: Client, settings
) -> None:  # type: ignore[no-untyped-def]
    settings.SMTP_URL = "smtp://mail.example"
    pages = []
    for email in (cast.mei.email, "nobody@lanternfish.example"):
        answer = visitor.post("/sign-in/help", {"email": email})
        pages.append(re.sub(r'value="\w{64}"', "", answer.content.decode()))
    assert pages[0] == pages[1] and "a link is on its way" in pages[0]
    wait_for_letters()
    [letter] = mail.outbox
    assert letter.to == [cast.mei.email]


def wait_for_letters() -> None:
    for thread in threading.enumerate():
        if thread.name.startswith("letter"):
            thread.join(5)


def test_asking_for_links_is_slowed_down(cast: Cast, visitor: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.SMTP_URL = "smtp://mail.example"
    for _ask in range(5):
        visitor.post("/sign-in/help", {"email": "nobody@lanternfish.example"})
    answer = visitor.post("/sign-in/help", {"email": "nobody@lanternfish.example"})
    assert "too many tries" in answer.content.decode()

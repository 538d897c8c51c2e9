"""Any page as of a past day says what it said then, whatever happened since."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from grove.needs.models import Need
from grove.okrs.actions import add_objective, edit_objective
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Role
from grove.record import clock
from grove.record.actions import Recorder, action, at, writing
from grove.record.models import Act, Recorded
from grove.record.past import OF_TODAY, OF_TODAY_MODELS, as_of
from tests.addresses import every_address
from tests.cast import Cast
from tests.furniture import furnished
from tests.house.places import modules, name


@pytest.fixture
def day() -> date:
    return timezone.localdate() - timedelta(days=7)


@pytest.fixture
def then(cast: Cast, day: date) -> Cast:
    """A plan with one of everything, written three days before the day."""
    moment = timezone.now() - timedelta(days=10)
    with writing():
        Act.objects.update(at=moment)
    with at(moment):
        furnished(cast.mei, cast)
        cast.shared()
    return cast


def text(client: Client, address: str) -> str:
    """What a page says, without the line that names the day."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return said(answer)


def said(answer: HttpResponse) -> str:
    """The words of an answer."""
    html = answer.content.decode()
    # The line that names the day, and what an administrator may decide on a page today.
    for left_out in (
        r'<aside class="banner then".*?</aside>',
        r'<section class="stack-s">.*?</section>',
    ):
        html = re.sub(left_out, "", html, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def _recorded() -> Iterator[type[Recorded]]:
    for model in apps.get_models():
        meta = model._meta
        kept = meta.app_label in {*OF_TODAY, "plans"} or meta.label_lower in OF_TODAY_MODELS
        if issubclass(model, Recorded) and not kept:
            yield model


def _of_people(address: str) -> bool:
    """Pages of answers and of retrospective notes, which are in no history on purpose."""
    return address.startswith(("/plat/2027/confirm", "/plat/2027/close"))


@action
def turn_over(act: Recorder) -> None:
    """Change every sentence of every record, and put every second record into the bin."""
    for model in _recorded():
        texts = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.TextField) and not field.choices
        ]
        for at_, record in enumerate(model.objects.order_by("pk")):
            try:
                with transaction.atomic():
                    act.change(record, **{name: f"{getattr(record, name)} ZZZ" for name in texts})
                    if at_ % 2:
                        act.bin(record)
            except IntegrityError:
                pass  # what is frozen cannot change: its past is its present


def test_every_page_says_as_of_a_day_what_it_said_then(then: Cast, day: date) -> None:
    reader = then.as_(then.admin)  # reads and does nothing else, so the pages are the same
    before = {}
    with clock.turned_to(day):
        for _name, address in every_address(then):
            if not address.startswith(("/plat/2027/", "/o/", "/k/")) or _of_people(address):
                continue
            answer = reader.get(address)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                before[address] = said(answer)
    assert len(before) > 20
    turn_over(then.mei)
    objective = Objective.objects.get(plan=then.plan)
    edit_objective(then.mei, objective, objective.revision, title="Something else")
    add_objective(then.mei, then.plan, title="Newly thought of", kind="stretch")
    for address, words in before.items():
        assert text(reader, f"{address}?as-of={day}") == words, address
    assert "Newly thought of" in text(reader, "/plat/2027/objectives")


def test_what_left_the_bin_for_good_is_there_on_the_day_it_was(then: Cast, day: date) -> None:
    need = Need.objects.get(plan=then.plan, number=1)
    _bin(then.mei, need)
    with writing():
        Need.everything.filter(pk=need.pk).delete()
    assert not Need.everything.filter(pk=need.pk).exists()
    with as_of(day):
        assert Need.objects.get(pk=need.pk).words == "cost per order down"
    assert "cost per order down" in text(then.as_(then.mei), f"/plat/2027/plan/needs?as-of={day}")


def test_inside_a_day_an_earlier_one_can_be_looked_at(then: Cast, day: date) -> None:
    result = KeyResult.objects.get(plan=then.plan, number=1)
    first = result.text
    for ago, words in ((6, "Second"), (3, "Third")):
        with at(timezone.now() - timedelta(days=ago)):
            _reword(then.mei, result, words)
    later = day + timedelta(days=3)

    def words_of() -> str:
        return KeyResult.objects.get(pk=result.pk).text

    with as_of(later):
        assert (words_of(), clock.today()) == ("Second", later)
        with as_of(day):
            assert (words_of(), clock.today()) == (first, day)
        with as_of(later + timedelta(days=1)):
            assert clock.today() == later
        assert words_of() == "Second"
    assert words_of() == "Third"


def test_it_can_only_be_read_and_by_who_may_read_today(then: Cast, day: date) -> None:
    mei, page = then.as_(then.mei), "/plat/2027/plan/needs"
    html = mei.get(f"{page}?as-of={day}").content.decode()
    assert "as it was at the end of" in html and f"{page}?as-of={day}" not in re.findall(
        r'data-now[^>]*href="([^"]*)"', html
    )
    assert not re.search(
        r'<form[^>]*method="post"[^>]*>(?!<fieldset class="still" disabled>)', html
    )
    links = re.findall(r'<a(?![^>]*data-now)[^>]*href="(/plat/2027/[^"]*)"', html)
    assert links and all(f"as-of={day}" in link for link in links)
    assert mei.post(f"{page}/new?as-of={day}", {"words": "x"}).status_code == 403
    assert then.as_(then.stranger).get(f"{page}?as-of={day}").status_code == 404
    _bin(then.mei, Role.objects.get(person=then.ana))
    assert then.as_(then.ana).get(f"{page}?as-of={day}").status_code == 404


@pytest.mark.parametrize("asked", ["", "yesterday", "2027-02-30", "2999-01-01", "１", "a\x00b"])
def test_what_is_no_past_day_is_named(then: Cast, asked: str) -> None:
    answer = then.as_(then.mei).get("/plat/2027/plan/needs", {"as-of": asked})
    assert answer.status_code == 400
    assert "Write a past day as 2026-09-01" in answer.content.decode()


def test_what_did_not_exist_then_says_so(then: Cast) -> None:
    answer = then.as_(then.mei).get("/o/PLAT-27-O1?as-of=2020-01-01")
    assert answer.status_code == 404
    assert "there was nothing at this address yet" in answer.content.decode()


def test_what_people_answered_has_no_past_and_says_so(then: Cast, day: date) -> None:
    mei = then.as_(then.mei)
    for address in ("confirm", "confirm/coverage", "confirm/commitment", "close/retrospective"):
        html = mei.get(f"/plat/2027/{address}?as-of={day}").text
        assert "There is only today’s page." in html, address
        assert f'href="/plat/2027/{address}"' in html  # and leads there
        chinese = then.as_(then.mei, "zh-hans").get(f"/plat/2027/{address}?as-of={day}").text
        assert "只有今天的页面" in chinese, address
    assert then.as_(then.stranger).get(f"/plat/2027/confirm?as-of={day}").status_code == 404


def test_looking_back_leaves_nothing_behind(then: Cast, day: date) -> None:
    turn_over(then.mei)
    with as_of(day), writing():
        Objective.objects.count()
    with connection.cursor() as cursor:
        cursor.execute('SELECT COUNT(*) FROM "okrs_objective"')
        assert cursor.fetchone()[0] == Objective.everything.count()
    assert not connection.needs_rollback


@action
def _bin(act: Recorder, record: Recorded) -> None:
    act.bin(record)


@action
def _reword(act: Recorder, result: KeyResult, words: str) -> None:
    act.change(result, text=words)


def test_the_day_is_asked_of_the_one_clock() -> None:
    asking = [name(path) for path in modules("grove") if "timezone.localdate()" in path.read_text()]
    assert asking == ["grove/record/clock.py"], "ask grove.record.clock.today()"

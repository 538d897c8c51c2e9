"""The sample department: complete in both languages, seen by four people, gone without a trace."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from grove.commitment.models import Signature
from grove.needs.models import Need
from grove.okrs.models import HOLDS, KeyResult, Objective, ParentLink, Reading
from grove.okrs.queries import plan_tree
from grove.org.actions import add_people, give_role, invite, make_first_person
from grove.org.models import Department, Person, Role, Session
from grove.org.pasted import PersonLine
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.models import Act, Recorded
from grove.review.models import Failure, Grade, Lesson
from grove.rounds.models import Thread
from grove.versions.compare import compare
from grove.versions.models import Version
from grove.versions.snapshot import snapshot
from grove.web.sample.actions import delete_sample, find_sample, load_sample
from grove.web.sample.content import FILES, FOLDER
from grove.web.sample.days import Days
from tests.cast import Cast, signed_in

CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
LANGUAGES = ["en", "zh-hans"]
PAGES = (
    ("workbook", {}),
    ("positioning:page", {}),
    ("needs:board", {}),
    ("review:page", {}),
    ("drafting:page", {}),
    ("versions:page", {}),
    ("rounds:page", {}),
    ("commitment:sign_off", {}),
    ("management:page", {}),
    ("okrs:list", {}),
    ("history", {}),
)


def plans_of(department: Department) -> tuple[Plan, Plan]:
    """The running plan and the one in the making."""
    running, making = Plan.objects.filter(department=department).order_by("cycle__starts_on")
    return running, making


def key_results(plan: Plan) -> dict[str, KeyResult]:
    return {row.short_code: row for row in KeyResult.objects.filter(plan=plan)}


def values(key_result: KeyResult) -> list[float]:
    return [float(value) for value in key_result.readings.values_list("value", flat=True)]


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_company_has_47_people_in_five_teams_without_passwords(language: str) -> None:
    department = load_sample(language)
    people = Person.objects.filter(roles__department__path__startswith=department.path)
    assert people.exclude(roles__name=Role.Name.BOSS).distinct().count() == 46
    assert people.distinct().count() == 47
    assert Department.objects.filter(parent=department).count() == 5
    assert not any(one.has_account or one.email or not one.is_sample for one in people)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_running_year_is_in_week_46_and_has_every_shape(language: str) -> None:
    plan, _making = plans_of(load_sample(language))
    rows = key_results(plan)
    assert (Objective.objects.filter(plan=plan).count(), len(rows)) == (4, 14)
    weeks = (timezone.localdate() - plan.cycle.starts_on).days // 7 + 1
    assert (weeks, (plan.cycle.ends_on - plan.cycle.starts_on).days) == (46, 52 * 7 - 1)
    counted = {code: row.readings.count() for code, row in rows.items()}
    special = {"K8": 40, "K12": 0, "K13": 42}  # silent source, milestone, no update
    assert counted == {code: special.get(code, 45) for code in rows}
    assert rows["K12"].stages.exclude(reached_on=None).count() == 4
    ahead, worse = values(rows["K1"]), values(rows["K2"])
    assert ahead[-1] >= 2  # the target, with weeks to go
    assert worse[-1] > float(rows["K2"].baseline or 0) > float(rows["K2"].target or 0)
    optimism = values(rows["K3"])
    assert optimism[-1] > 8 and optimism[-8] - optimism[-1] < 0.5
    assert rows["K3"].readings.filter(note__contains="8").count() >= 2
    assert rows["K5"].kind in HOLDS
    assert sum(value < 99.9 for value in values(rows["K5"])) == 2
    done = [reading.on for reading in rows["K7"].readings.all() if reading.value >= 4]
    assert (timezone.localdate() - done[0]).days > 60
    last = max(rows["K13"].readings.values_list("on", flat=True))
    assert (timezone.localdate() - last).days >= 3 * 7
    gaps = sorted(rows["K8"].readings.values_list("on", flat=True))
    assert max(later - one for one, later in zip(gaps, gaps[1:], strict=False)).days == 42


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_running_year_is_signed_by_head_boss_and_leads(language: str) -> None:
    plan, _making = plans_of(load_sample(language))
    signed = Signature.objects.filter(version__plan=plan, state=Signature.State.SIGNED)
    assert sorted(signed.values_list("role", flat=True)) == ["boss", "head", *["lead"] * 5]
    assert {row.version.number for row in signed.select_related("version")} == {"2.0"}


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_in_the_making_stands_at_1_2_and_seven_changes(language: str) -> None:
    department = load_sample(language)
    _running, plan = plans_of(department)
    versions = list(Version.objects.filter(plan=plan))
    assert [version.number for version in versions] == ["1.0", "1.1", "1.2"]
    assert compare(versions[-1].content, snapshot(plan)).total == 7
    assert plan.shared_at is not None
    points = [row.points for row in Objective.objects.filter(plan=plan)]
    assert (plan.run_points, points) == (40, [20, 15, 15, 10])
    rows = key_results(plan)
    assert set(rows) == {f"K{number}" for number in range(1, 15)} - {"K6"}
    assert (rows["K3"].kind, rows["K3"].target) == ("", None)  # weak on purpose
    needs = Need.objects.filter(plan=plan)
    open_ones = needs.filter(links=None, declined_because="")
    assert {need.code for need in open_ones} == {"N9", "N13"}
    assert [need.code for need in needs.exclude(declined_because="")] == ["N10"]
    assert needs.count() == 14
    threads = Thread.objects.filter(plan=plan)
    assert (threads.filter(resolved_at=None).count(), threads.count()) == (3, 8)
    failures = Failure.objects.filter(department=department)
    assert [failure.code for failure in failures] == ["F1", "F2", "F3", "F4", "F5"]
    assert failures[1].key_result is not None and failures[1].key_result.short_code == "K2"
    assert Grade.objects.filter(plan=plan).exclude(value=None).count() == 9
    assert Lesson.objects.filter(plan=plan, carried=True).count() == 4
    assert plan.theme_decisions.count() == 1
    themes = set(KeyResult.objects.filter(plan=plan).values_list("theme", flat=True))
    assert themes == {"BG", "DQ", "EF", "SE", "TC", "TP"}


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_teams_have_begun_their_own_plans(language: str) -> None:
    department = load_sample(language)
    plans = Plan.objects.filter(department__parent=department)
    assert plans.count() == 2
    assert ParentLink.objects.filter(objective__plan__in=plans).count() == 4


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_in_one_language(language: str) -> None:
    load_sample(language)
    wrong = []
    for where, text in texts():
        if language == "en" and CJK.search(text):
            wrong.append((where, text))
        if language != "en" and " " in text.strip() and not CJK.search(text):
            wrong.append((where, text))
    assert wrong == []


def texts() -> Iterator[tuple[str, str]]:
    """Every text somebody of the sample wrote, and every name."""
    for model in apps.get_models():
        if not issubclass(model, Recorded) or model._meta.label_lower == "versions.version":
            continue
        wanted = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField) and not field.choices
        ]
        for row in model.everything.all():
            for name in wanted:
                value = getattr(row, name)
                if isinstance(value, str) and value and name not in {"password", "metric"}:
                    yield f"{model._meta.label}.{name}", value
    for because in Act.objects.exclude(because="").values_list("because", flat=True):
        yield "because", because


@pytest.mark.parametrize("name", FILES)
def test_both_languages_say_the_same_things(name: str) -> None:
    english, chinese = (
        tomllib.loads((FOLDER / language / f"{name}.toml").read_text(encoding="utf-8"))
        for language in ("en", "zh")
    )
    assert shape(english) == shape(chinese)


def shape(content: Any) -> Any:
    """The keys of a table, how long its lists are, and which texts are empty."""
    if isinstance(content, dict):
        return {key: shape(value) for key, value in content.items()}
    if isinstance(content, list):
        return [shape(value) for value in content]
    return bool(content) if isinstance(content, str) else content


@pytest.mark.django_db
def test_what_happened_stands_in_the_order_of_time() -> None:
    department = load_sample("en")
    for plan in Plan.objects.filter(department__path__startswith=department.path):
        moments = list(Act.objects.filter(scope=plan.scope).order_by("pk").values_list("at"))
        assert moments == sorted(moments)
    assert not Act.objects.filter(at__gt=timezone.now()).exists()
    assert Act.objects.dates("at", "day").count() > 60


@pytest.mark.django_db
@pytest.mark.parametrize(
    "today",
    [
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 5, 16),
        date(2027, 11, 14),
        date(2028, 2, 29),
    ],
    ids=str,
)
def test_it_fits_every_day_of_the_year(today: date) -> None:
    running, making = plans_of(load_sample("en", today))
    assert (today - running.cycle.starts_on).days // 7 + 1 == 46
    assert making.cycle.starts_on == running.cycle.ends_on + timedelta(days=1)
    assert int(making.cycle.name) == int(running.cycle.name) + 1
    assert key_results(making)["K1"].due in [making.cycle.ends_on, *month_ends(making)]
    assert max(Reading.objects.values_list("on", flat=True)) <= today


def month_ends(plan: Plan) -> list[date]:
    days = [plan.cycle.starts_on + timedelta(days=n) for n in range(364)]
    return [day for day in days if (day + timedelta(days=1)).day == 1]


def test_names_of_cycles_follow_each_other_on_every_day() -> None:
    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(4 * 366)):
        days = Days(day, chinese=False)
        assert int(days.this.name) == int(days.last.name) + 1
        assert days.this.first.weekday() == 0
        for month in (3, 6, 9, 10, 11, 12):
            assert days.this.first < days.this.month_end(month) <= days.this.last


@pytest.mark.django_db
def test_loading_twice_loads_once_and_again_gives_the_same() -> None:
    day = date(2027, 3, 10)
    department = load_sample("zh-hans", day)
    assert load_sample("zh-hans", day) == department
    marks = list(Version.objects.order_by("frozen_at").values_list("fingerprint", flat=True))
    delete_sample(department)
    load_sample("zh-hans", day)
    assert marks == list(Version.objects.order_by("frozen_at").values_list("fingerprint", flat=True))


@pytest.mark.django_db
def test_codes_that_real_departments_have_are_left_to_them(cast: Cast) -> None:
    department = load_sample("en")
    assert department.code == "PLAT2"
    assert department.parent is not None and department.parent.code == "LANT2"


# Seeing it as somebody


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_for_all_four_within_twelve_queries(
    cast: Cast, language: str, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(cast.ana, language)
    department = load_sample(language)
    for role in ("head", "lead", "member", "boss"):
        client.post(f"/sample/as/{role}")
        for address in addresses(department):
            with django_assert_max_num_queries(12, info=f"{role} {address}"):
                answer = client.get(address)
            assert answer.status_code == 200, f"{role} {address}"


def addresses(department: Department) -> list[str]:
    """Every page of both plans, one objective, one key result, the start page."""
    found = [reverse("home"), reverse("metrics")]
    for plan in plans_of(department):
        found += [reverse(name, kwargs={**plan.place, **extra}) for name, extra in PAGES]
        objective = plan_tree(plan, timezone.localdate()).objectives[0]
        found += [objective.href, objective.key_results[0].href]
    making = plans_of(department)[1]
    found.append(reverse("versions:compare", kwargs={**making.place, "a": "1.1", "b": "1.2"}))
    return found


@pytest.mark.django_db
def test_a_person_loads_it_looks_as_four_people_and_comes_back(cast: Cast) -> None:
    ana = signed_in(cast.ana)
    assert ana.get("/sample").status_code == 200
    opened = ana.post("/sample", follow=True)
    assert "See it as" in opened.text and 'aria-current="true">Head<' in opened.text
    assert "Mei Lin" in opened.text
    for role, word in (("lead", "Team lead"), ("member", "Engineer"), ("boss", "Head’s boss")):
        page = ana.post(f"/sample/as/{role}", follow=True)
        assert page.status_code == 200 and f'aria-current="true">{word}<' in page.text
    back = ana.post("/sample/return", follow=True)
    assert "See it as" not in back.text and "Ana Silva" in back.text
    assert Session.objects.filter(person__is_sample=True).count() == 0


@pytest.mark.django_db
def test_looking_gives_the_real_person_no_role(cast: Cast) -> None:
    signed_in(cast.ana).post("/sample")
    department = load_sample("en")
    plan = plans_of(department)[1]
    assert not Role.objects.filter(person=cast.ana, department__is_sample=True).exists()
    address = reverse("workbook", kwargs=plan.place)
    assert signed_in(cast.ana).get(address).status_code == 404
    assert signed_in(cast.stranger).get(address).status_code == 404


@pytest.mark.django_db
def test_somebody_of_the_sample_reaches_nothing_real(cast: Cast) -> None:
    cast.shared()
    client = signed_in(cast.ana)
    client.post("/sample")
    assert client.get(cast.url()).status_code == 404
    assert client.get("/plat/people").status_code == 404
    assert client.get("/start").status_code == 403


@pytest.mark.django_db
def test_somebody_of_the_sample_invites_nobody(cast: Cast) -> None:
    department = load_sample("en")
    head = Role.objects.get(department=department, name=Role.Name.HEAD).person
    other = Role.objects.filter(department__parent=department).exclude(person=head)[0].person
    with pytest.raises(Exception, match="invite nobody"):
        invite(head, other)
    added = add_people(head, department, [PersonLine(1, "New Nora", "nora@lanternfish.example")])
    assert added[0].is_sample
    with pytest.raises(Exception, match="stay apart"):
        give_role(head, cast.ana, department, Role.Name.MEMBER)
    with pytest.raises(Exception, match="stay apart"):
        give_role(cast.admin, head, cast.plat, Role.Name.HEAD)


@pytest.mark.django_db
def test_coming_back_needs_the_own_session_still_alive(cast: Cast) -> None:
    client = signed_in(cast.ana)
    client.post("/sample")
    Session.objects.filter(person=cast.ana).delete()  # ended from another browser
    assert client.post("/sample/return").headers["Location"] == "/sign-in"
    assert client.get("/").status_code == 302


@pytest.mark.django_db
def test_coming_back_is_closed_for_a_deactivated_account(cast: Cast) -> None:
    client = signed_in(cast.ana)
    client.post("/sample")
    close(None, cast.ana)
    assert client.post("/sample/return").headers["Location"] == "/sign-in"


@action
def close(act: Recorder, person: Person) -> None:
    act.change(act.lock(person), is_active=False)


@pytest.mark.django_db
def test_a_link_alone_lets_nobody_come_back_as_somebody(cast: Cast) -> None:
    department = load_sample("en")
    head = Role.objects.get(department=department, name=Role.Name.HEAD).person
    client = signed_in(head)
    page = client.post("/sample/as/member", follow=True)
    assert "Leave the sample" not in page.text and "Delete sample data" not in page.text
    assert client.post("/sample/removal").status_code == 403
    assert client.post("/sample/return").headers["Location"] == "/sign-in"


@pytest.mark.django_db
def test_looking_and_deleting_are_never_a_get(cast: Cast) -> None:
    client = signed_in(cast.ana)
    for address in ("/sample/as/head", "/sample/return", "/sample/removal"):
        assert client.get(address).status_code == 405
    assert client.post("/sample/as/president").status_code == 404
    assert client.post("/sample/as/head").status_code == 404  # nothing loaded yet
    assert Client().post("/sample").headers["Location"].startswith("/sign-in")
    assert find_sample("en") is None


# Deleting it


def rows() -> dict[str, int]:
    """How many rows each table of ours has; sessions come and go with signing in."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("grove.")
    }


@pytest.mark.django_db
def test_deleting_leaves_nothing(cast: Cast) -> None:
    before = rows()
    for language in LANGUAGES:
        load_sample(language, actor=cast.admin)
    assert rows() != before
    head = Role.objects.get(department__code="PLAT2", name=Role.Name.HEAD).person
    signed_in(head).post("/sample/as/lead")
    add_people(head, load_sample("en"), [PersonLine(1, "New Nora", "nora@lanternfish.example")])
    delete_sample(actor=cast.admin)
    assert rows() == before


@pytest.mark.django_db
def test_deleting_one_language_leaves_the_other(cast: Cast) -> None:
    load_sample("en")
    before = rows()
    delete_sample(load_sample("zh-hans"))
    assert rows() == before


@pytest.mark.django_db
def test_a_real_company_is_never_deleted(cast: Cast) -> None:
    with pytest.raises(ValueError):
        delete_sample(cast.plat)
    assert Department.objects.filter(pk=cast.company.pk).exists()


@pytest.mark.django_db
def test_who_loaded_it_deletes_it_with_one_press(cast: Cast) -> None:
    client = signed_in(cast.ana)
    assert "Delete sample data" in client.post("/sample", follow=True).text
    gone = client.post("/sample/removal", follow=True)
    assert "The sample department is deleted" in gone.text and "Ana Silva" in gone.text
    assert find_sample("en") is None


@pytest.mark.django_db
def test_others_cannot_delete_it_but_an_administrator_can(cast: Cast) -> None:
    load_sample("en", actor=cast.mei)
    ana = signed_in(cast.ana)
    assert "Delete sample data" not in ana.post("/sample", follow=True).text
    assert ana.post("/sample/removal").status_code == 403
    assert signed_in(cast.wang).post("/sample/removal").status_code == 403
    assert signed_in(cast.admin).post("/sample/removal").status_code == 302
    assert find_sample("en") is None


@pytest.mark.django_db
def test_the_first_person_is_led_from_the_sample_to_their_own_department() -> None:
    nora = make_first_person(None, "Nora", "nora@lanternfish.example", "grow slowly and well")
    client = signed_in(nora)
    assert "Start with my department" in client.post("/sample", follow=True).text
    assert client.post("/sample/return?next=/start").headers["Location"] == "/start"
    assert client.get("/start").status_code == 302
    assert client.cookies[settings.SESSION_COOKIE_NAME].value

"""A statement that is built once gives what its query set gives, whatever it is asked with."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from grove.okrs.actions import add_objective
from grove.org.models import Department, Role
from grove.record.models import Act
from grove.record.statement import AskedOf, RecordsOf
from tests.cast import Cast


@RecordsOf
def _roles(people: list[int]) -> QuerySet[Role]:
    rows = Role.objects.filter(person__in=people).select_related("department__parent", "person")
    rows = rows.annotate(place=F("department__path")).defer("person__password")
    return rows.order_by("pk")


@AskedOf
def _below(paths: list[str]) -> QuerySet[Any, Any]:
    rows = Department.objects.filter(path__startswith=paths[0]).order_by("path")
    return rows.values_list("code")


@AskedOf
def _acts(asked: list[Any]) -> QuerySet[Any, Any]:
    scope, since, most = asked
    rows = Act.objects.filter(scope=scope, at__gte=since, pk__lt=most).order_by("pk")
    return rows.values_list("verb")


def test_records_come_with_what_is_read_along_and_without_what_is_left_out(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    for people in ([cast.mei], [cast.wang, cast.ana], [cast.mei]):
        with django_assert_num_queries(1):
            found = list(_roles([one.pk for one in people]))
            told = [(one, one.department.parent, one.person.name) for one in found]
        wanted = list(Role.objects.filter(person__in=people).order_by("pk"))
        assert told == [(one, one.department.parent, one.person.name) for one in wanted]
        assert [vars(one)["place"] for one in found] == [one.department.path for one in wanted]
        assert "password" not in vars(found[0].person)


def test_a_text_may_be_a_beginning_and_a_moment_a_bound(cast: Cast) -> None:
    for at in (cast.company, cast.plat, cast.bd):
        wanted = Department.objects.filter(path__startswith=at.path).order_by("path")
        assert [code for (code,) in _below([at.path])] == [one.code for one in wanted]
    add_objective(cast.mei, cast.plan, title="Deploys are boring")
    now = timezone.now()

    def since(moment: datetime, most: int = 10**40) -> list[str]:
        return [verb for (verb,) in _acts([cast.plan.scope, moment, most])]

    assert since(now - timedelta(minutes=1))[-1] == "okrs.add_objective"
    assert since(now + timedelta(minutes=1)) == []
    assert since(now - timedelta(minutes=1), -(10**40)) == []

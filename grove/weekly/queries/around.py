"""What stands around a brief: the head's word, whether it was sent, mails, links, bosses, wins."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, DateTimeField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from grove.org.models import Role
from grove.plans.models import Plan
from grove.weekly.models import Brief, BriefLink, BriefRule, LinkRule, Win


@dataclass(frozen=True)
class Around:
    """All of it. `links` are those that work now, with who made them; `wins` with their team."""

    words: str
    sent_at: datetime | None
    mails: bool
    links_allowed: bool
    links: tuple[tuple[BriefLink, str], ...]
    bosses: tuple[str, ...]
    wins: tuple[tuple[str, str], ...]


def around(plan: Plan, week: date) -> Around:
    """One query: each kind of thing is a few lines of it."""
    here = {"plan": plan, "week": week}
    bosses = Role.objects.filter(
        Q(department=plan.department_id, name=Role.Name.BOSS)
        | Q(department=plan.department.parent_id, name=Role.Name.HEAD),
        person__is_active=True,
        person__binned_at=None,
    )
    working = BriefLink.objects.filter(expires_at__gt=timezone.now(), **here)
    # The first of them says of which type a column is.
    first = _rows("brief", Brief.objects.filter(**here), "words", at="sent_at")
    rows: Any = first.union(
        _rows("mails", BriefRule.objects.filter(plan=plan, mails=True)),
        _rows("allowed", LinkRule.objects.filter(department=plan.department_id, allowed=True)),
        _rows("link", working, "made_by__name", at="expires_at"),
        _rows("boss", bosses, "person__name"),
        _rows("win", Win.objects.filter(**here), "text", "team__name"),
        all=True,
    )
    told = sorted(rows, key=lambda row: (row[0], row[3] or "", row[1]))
    of: dict[str, list[Any]] = {}
    for kind, *rest in told:
        of.setdefault(kind, []).append(rest)
    _pk, words, _more, sent_at = of.get("brief", [(0, "", "", None)])[0]
    return Around(
        words=words,
        sent_at=sent_at,
        mails="mails" in of,
        links_allowed="allowed" in of,
        links=tuple(
            (BriefLink(pk=pk, plan=plan, week=week, expires_at=at), by or "")
            for pk, by, _more, at in of.get("link", ())
        ),
        bosses=tuple(dict.fromkeys(name for _pk, name, _more, _at in of.get("boss", ()))),
        wins=tuple((text, team) for _pk, text, team, _at in of.get("win", ())),
    )


def _rows(kind: str, rows: QuerySet[Any], text: str = "", more: str = "", at: str = "") -> Any:
    letters = CharField()
    none = Cast(Value(None), DateTimeField())
    return rows.order_by().values_list(
        Value(kind, output_field=letters),
        "pk",
        Cast(F(text), letters) if text else Value("", output_field=letters),
        Cast(F(more), letters) if more else Value("", output_field=letters),
        F(at) if at else none,
    )

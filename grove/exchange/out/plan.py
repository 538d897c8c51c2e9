"""From the records of a plan to what its file says. A constant number of queries."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from grove.drafting.models import NotDoing, ThemeDecision
from grove.exchange.out.markdown import write
from grove.exchange.people import People
from grove.management.models import GoalGroup, ManagementPlan, PathItem, ReturnLine, Seat
from grove.needs.models import Customer, Need
from grove.okrs.models import Checkpoint, KeyResult, NeedLink, Objective, ParentLink, Stage
from grove.plans.models import Plan
from grove.positioning.models import Positioning, ValueDimension
from grove.quality.plan_file import shape
from grove.quality.plan_file.document import Document, Item, normal
from grove.quality.plan_file.shape import Noun, Type
from grove.review.models import Failure, Grade, Lesson

WHERE = ("plan__department", "plan__cycle")
POSITIONING_TEXTS = tuple(part.word.key for part in shape.SECTIONS[0].parts if part.noun is None)
MANAGEMENT_TEXTS = tuple(part.word.key for part in shape.SECTIONS[-1].parts if part.noun is None)


def export_plan(plan: Plan, language: str) -> str:
    """A whole plan as Markdown in one of the two languages."""
    return write(document_of(plan), language)


def document_of(plan: Plan) -> Document:
    """What the file of a plan says."""
    return _Reader(plan).document()


class _Reader:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.people = People(plan)

    def document(self) -> Document:
        plan = self.plan
        lists = {
            "dimensions": self._all(ValueDimension.objects.filter(plan=plan), shape.DIMENSION),
            "customers": self._customers(),
            "grades": self._grades(),
            "lessons": self._lessons(),
            "failures": self._failures(),
            "objectives": self._objectives(),
            "not_doing": self._all(NotDoing.objects.filter(plan=plan), shape.NOT_DOING),
            "themes_left_out": self._all(
                ThemeDecision.objects.filter(plan=plan).order_by("theme"), shape.THEME_LEFT_OUT
            ),
            "seats": self._all(Seat.objects.filter(plan=plan), shape.SEAT),
            "path": self._with_key_result(PathItem.objects.filter(plan=plan), shape.PATH_ITEM),
            "returns": self._with_key_result(
                ReturnLine.objects.filter(plan=plan), shape.RETURN_LINE
            ),
        }
        item = self._item(plan, shape.PLAN)
        item.code, item.head = plan.code, ""
        return Document(
            plan=item,
            title=f"· {plan.department.name} · {plan.cycle.name}",
            texts={
                **self._texts(Positioning.objects.filter(plan=plan).first(), POSITIONING_TEXTS),
                **self._texts(ManagementPlan.objects.filter(plan=plan).first(), MANAGEMENT_TEXTS),
            },
            lists={key: items for key, items in lists.items() if items},
        )

    def _texts(self, record: Model | None, names: Iterable[str]) -> dict[str, str]:
        texts = {name: normal(getattr(record, name, "")) for name in names}
        return {name: text for name, text in texts.items() if text}

    def _item(self, record: Any, noun: Noun, **values: Any) -> Item:
        """The record's own fields, and `values` for those that are none. Empty ones drop out."""
        item = Item(
            head=_head(record, noun),
            code=record.code if noun.letter in ("N", "F") else getattr(record, "short_code", ""),
        )
        for attribute in noun.attributes:
            if attribute.key in values:
                value = values[attribute.key]
            elif attribute.type is Type.PERSON:
                value = self.people.name(getattr(record, attribute.key))
            else:
                value = getattr(record, attribute.key, None)
            value = normal(value) if isinstance(value, str) else value
            if value not in (None, "", []):
                item.values[attribute.key] = value
        return item

    def _all(self, rows: Iterable[Any], noun: Noun) -> list[Item]:
        return [self._item(row, noun) for row in rows]

    def _with_key_result(self, rows: Any, noun: Noun) -> list[Item]:
        rows = rows.select_related(*(f"key_result__{name}" for name in WHERE))
        return [self._item(row, noun, key_result=self._code(row.key_result)) for row in rows]

    def _code(self, record: Objective | KeyResult | None) -> str | None:
        """A code as short as it is clear; nothing for what rests in the bin."""
        if record is None or record.binned_at is not None:
            return None
        return record.short_code if record.plan_id == self.plan.pk else record.code

    def _customers(self) -> list[Item]:
        needs = Need.objects.filter(plan=self.plan).select_related("heard_by", "declined_by")
        by_customer: dict[int, list[Item]] = {}
        for need in needs.order_by("number"):
            by_customer.setdefault(need.customer_id, []).append(self._item(need, shape.NEED))
        items = []
        # Sorted here and not by the database, whose order of names differs from one to the other.
        customers = Customer.objects.filter(plan=self.plan)
        for customer in sorted(customers, key=lambda one: (one.name, one.pk)):
            item = self._item(customer, shape.CUSTOMER)
            item.items = by_customer.get(customer.pk, [])
            items.append(item)
        return items

    def _grades(self) -> list[Item]:
        rows = Grade.objects.filter(plan=self.plan, key_result__binned_at=None).select_related(
            *(f"key_result__{name}" for name in WHERE)
        )
        items = []
        for row in sorted(rows, key=lambda one: (one.key_result.code, one.pk)):
            item = self._item(row, shape.GRADE)
            item.code, item.head = row.key_result.code, " ".join(row.key_result.text.split())
            items.append(item)
        return items

    def _lessons(self) -> list[Item]:
        rows = Lesson.objects.filter(plan=self.plan).select_related(
            *(f"objective__{name}" for name in WHERE)
        )
        return [
            self._item(
                row,
                shape.LESSON,
                objective=self._code(row.objective),
                carried=None if row.carried else False,
            )
            for row in rows
        ]

    def _failures(self) -> list[Item]:
        rows = Failure.objects.filter(department=self.plan.department).select_related(
            "cycle", "guard_owner", *(f"key_result__{name}" for name in WHERE)
        )
        return [
            self._item(
                row,
                shape.FAILURE,
                cycle=row.cycle.name if row.cycle else None,
                key_result=self._code(row.key_result),
            )
            for row in rows.order_by("number")
        ]

    def _objectives(self) -> list[Item]:
        plan = self.plan
        needs = _grouped(
            (link.key_result_id or -link.objective_id, link.need.code, link.need.number)
            for link in NeedLink.objects.filter(
                objective__plan=plan, need__binned_at=None
            ).select_related("need")
        )
        supports: dict[int, list[str]] = {}
        for link in ParentLink.objects.filter(objective__plan=plan).select_related(
            *(f"parent_objective__{name}" for name in WHERE),
            *(f"parent_key_result__{name}" for name in WHERE),
        ):
            code = self._code(link.parent_objective or link.parent_key_result)
            if code is not None:
                supports.setdefault(link.objective_id, []).append(code)
        groups = dict(
            GoalGroup.objects.filter(objective__plan=plan).values_list("objective_id", "name")
        )
        key_results = self._key_results(needs)
        items = []
        for row in Objective.objects.filter(plan=plan).select_related("owner"):
            item = self._item(
                row,
                shape.OBJECTIVE,
                needs=needs.get(-row.pk),
                supports=sorted(supports.get(row.pk, [])),
                goal_group=groups.get(row.pk),
            )
            item.items = key_results.get(row.pk, [])
            items.append(item)
        return items

    def _key_results(self, needs: dict[int, list[str]]) -> dict[int, list[Item]]:
        points: dict[int, dict[str, Any]] = {}
        for point in Checkpoint.objects.filter(key_result__plan=self.plan):
            points.setdefault(point.key_result_id, {})[f"Q{point.quarter}"] = point.value
        stages: dict[int, list[Item]] = {}
        for stage in Stage.objects.filter(key_result__plan=self.plan):
            stages.setdefault(stage.key_result_id, []).append(self._item(stage, shape.STAGE))
        found: dict[int, list[Item]] = {}
        for row in KeyResult.objects.filter(plan=self.plan).select_related("owner"):
            item = self._item(
                row,
                shape.KEY_RESULT,
                needs=needs.get(row.pk),
                stages=stages.get(row.pk),
                weight=row.weight if row.weight != 1 else None,
                pace=row.pace if row.pace != "steady" else None,
                **points.get(row.pk, {}),
            )
            # Said even when nobody has chosen one: without it a new key result is read anew.
            item.values["kind"] = row.kind
            found.setdefault(row.objective_id, []).append(item)
        return found


def _head(record: Any, noun: Noun) -> str:
    value = getattr(record, noun.head.key, "")
    return normal(value) if isinstance(value, str) else ""


def _grouped(rows: Iterable[tuple[int, str, int]]) -> dict[int, list[str]]:
    """Codes by what they belong to, in order of their numbers."""
    found: dict[int, list[str]] = {}
    for key, code, _number in sorted(rows, key=lambda row: row[2]):
        found.setdefault(key, []).append(code)
    return found

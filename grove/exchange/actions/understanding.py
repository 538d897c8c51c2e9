"""Importing the plan's own lines, step 1 (positioning) and step 2 (customers and needs)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from grove.exchange.actions.codes import find_numbered
from grove.exchange.actions.merge import Merge
from grove.needs.models import Customer, Need
from grove.okrs.models import NeedLink
from grove.plans.models import Plan
from grove.positioning.models import Positioning, ValueDimension
from grove.quality.plan_file import shape
from grove.quality.plan_file.document import Item


def merge_plan(merge: Merge) -> None:
    """The lines below the title."""
    values = merge.values(merge.document.plan, shape.PLAN, Plan, "code")
    merge.write(merge.plan, values, merge.document.plan, shape.PLAN, _check_plan)


def merge_positioning(merge: Merge) -> None:
    merge_texts(merge, "positioning", Positioning)
    merge.merge_list(
        "positioning", "dimensions", shape.DIMENSION, ValueDimension, lambda one: one.name
    )


def merge_texts(merge: Merge, section: str, model: type[Any]) -> None:
    """The texts of a section's parts, which are fields of one record of the plan."""
    found = next(one for one in shape.SECTIONS if one.key == section)
    if section not in merge.document.sections:
        return
    words = tuple(shape.Attribute(part.word) for part in found.parts if part.noun is None)
    noun = shape.Noun(section, shape.Attribute(found.word), attributes=words)
    item = Item(
        values={
            word.key: merge.document.texts[word.key] or None
            for word in words
            if word.key in merge.document.texts
        },
        line=merge.document.lines[section],
        lines={word.key: merge.document.lines.get(word.key, 0) for word in words},
    )
    values = merge.values(item, noun, model, section)
    record = model.everything.filter(plan=merge.plan).first() or model(plan=merge.plan)
    if record.pk is not None or any(values.values()):
        merge.write(record, values, item, noun)


def merge_customers(merge: Merge) -> None:
    """Customers by name; needs by their numbers, whichever customer they stand below."""
    if "customers" not in merge.document.sections:
        return
    plan = merge.plan
    customers = {one.name: one for one in Customer.objects.filter(plan=plan)}
    rows = {need.number: need for need in Need.everything.filter(plan=plan)}
    items = merge.once(merge.document.lists.get("customers", []), lambda item: item.head)
    kept: dict[int, Customer] = {}  # which customer each need stands below
    for item in items:
        known = customers.pop(item.head, None) or Customer(plan=plan)
        values = merge.values(item, shape.CUSTOMER, Customer)
        written = merge.write(known, values, item, shape.CUSTOMER)
        for need in item.items:
            if written is not None:
                kept[id(need)] = written
    needs = [need for item in items for need in item.items if id(need) in kept]
    found = find_numbered(merge, needs, rows, "need", lambda number: Need(plan=plan, number=number))
    for item, row in found:
        values = merge.values(item, shape.NEED, Need) | {"customer": kept[id(item)]}
        merge.write(row, values, item, shape.NEED, _check_need)
    mentioned = {need.pk for _item, need in found}
    missing = [
        need for need in rows.values() if need.binned_at is None and need.pk not in mentioned
    ]
    merge.leave("customers", missing, shape.NEED, lambda need: _bin_need(merge, need))
    gone = [one for one in customers.values() if not _has_needs(one)]
    stay = [one for one in customers.values() if one not in gone]
    merge.leave("customers", gone, shape.CUSTOMER)
    for one in stay:
        merge.leave("", [one], shape.CUSTOMER)


def _has_needs(customer: Customer) -> bool:
    return Need.objects.filter(customer=customer).exists()


def _bin_need(merge: Merge, need: Need) -> None:
    for link in NeedLink.objects.filter(need=need):
        merge.act.bin(link)
    merge.act.bin(need)


def _check_plan(plan: Plan) -> None:
    if plan.run_points > 100:
        raise ValidationError(
            {
                "run_points": [
                    _("The points are %(value)s. Write 0 to 100.") % {"value": plan.run_points}
                ]
            }
        )


def _check_need(need: Need) -> None:
    errors: dict[str, list[str]] = {}
    if not need.level:
        errors["level"] = [
            _("The level is missing. Write “%(line)s” below the need.")
            % {"line": _line(shape.NEED, "level", "business")}
        ]
    if not need.perspective:
        errors["perspective"] = [
            _("The perspective is missing. Write “%(line)s” below the need.")
            % {"line": _line(shape.NEED, "perspective", "customer")}
        ]
    if not 1 <= need.weight <= 3:
        errors["weight"] = [_("The weight is %(value)s. Write 1, 2 or 3.") % {"value": need.weight}]
    if errors:
        raise ValidationError(errors)


def _line(noun: shape.Noun, key: str, value: str) -> str:
    """An attribute line as the reader would write it."""
    language = get_language() or "en"
    attribute = next(one for one in noun.attributes if one.key == key)
    assert attribute.choices is not None
    colon = "：" if language.startswith("zh") else ": "
    return f"{attribute.word(language)}{colon}{attribute.choices.write(value, language)}"

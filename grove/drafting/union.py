"""Rows of many models in one query: the branches of a union, all with the same columns."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, CharField, F, FloatField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

MOST_TEXTS = 8
KNOWN = "known:"  # what the tags of the branches of `known` begin with


@dataclass(frozen=True)
class Row:
    """One line of the union; what the columns mean depends on `tag`."""

    tag: str
    pk: int
    first: str
    second: str
    third: str
    place: float
    number: int
    fourth: str = ""
    fifth: str = ""
    sixth: str = ""
    seventh: str = ""
    eighth: str = ""


def columns(
    rows: QuerySet[Any],
    tag: str,
    *texts: str,
    place: str = "",
    number: str = "",
    pk: str = "pk",
) -> QuerySet[Any, Any]:
    """The same twelve columns for every branch, whatever model it reads; at most eight texts."""
    named: dict[str, Any] = {
        "column0": Cast(Value(tag, CharField()), TextField()),
        "column1": Cast(F(pk), BigIntegerField()),
    }
    held = [
        Coalesce(Cast(F(texts[at]), TextField()), _nothing()) if at < len(texts) else _nothing()
        for at in range(MOST_TEXTS)
    ]
    for at, text in enumerate(held[:3]):
        named[f"column{at + 2}"] = text
    named["column5"] = Cast(F(place) if place else Value(0), FloatField())
    named["column6"] = Cast(F(number) if number else Value(0), BigIntegerField())
    for at, text in enumerate(held[3:]):
        named[f"column{at + 7}"] = text
    return rows.order_by().annotate(**named).values_list(*named)


def known_columns(
    rows: QuerySet[Any], tag: str, *texts: str, place: str = "", number: str = ""
) -> QuerySet[Any, Any]:
    """The same for a branch of `known`."""
    return columns(rows, KNOWN + tag, *texts, place=place, number=number)


def code_of(letter: str, number: str) -> Concat:
    """O3 or K7, of the field that holds the number."""
    return Concat(Value(letter), Cast(F(number), CharField()), output_field=CharField())


def _nothing() -> Cast:
    return Cast(Value("", CharField()), TextField())

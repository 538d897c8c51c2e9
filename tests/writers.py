"""Many people who check in at once, each in a process of their own; and what must hold after."""

import json
import os
import random
import time
import traceback
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

from django.db import connection

from grove.okrs.actions import add_key_result, add_objective
from grove.okrs.models import KeyResult, Reading
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.actions import at
from grove.record.models import Act
from grove.tracking.actions import Update, send_check_in
from grove.tracking.models import CheckIn, ObjectiveWeek
from tests.cast import Cast

DAY = date(2027, 6, 9)
MOMENT = datetime(2027, 6, 9, 12, tzinfo=UTC)
TARGET = 1_000_000
VERB = "tracking.send_check_in"


@dataclass
class Sent:
    """What the writers did: the values each key result was given, and what went wrong."""

    values: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    count: int = 0
    errors: list[str] = field(default_factory=list)


def prepare(cast: Cast, objectives: int) -> list[int]:
    """Key results to write to, three of an objective, from 0 to a million; returns their ids."""
    cast.shared()
    return [
        add_key_result(
            cast.mei,
            objective,
            text=f"Raise orders of market {number}.{place} from 0 to {TARGET} by 30 November",
            kind="increase",
            baseline=Decimal(0),
            target=Decimal(TARGET),
            due=date(2027, 11, 30),
            weight=1 + place,
        ).pk
        for number in range(objectives)
        for objective in [add_objective(cast.mei, cast.plan, title=f"Market {number} grows")]
        for place in range(3)
    ]


def write(cast: Cast, key_results: list[int], writers: int, seconds: float, folder: Path) -> Sent:
    """Let so many processes check in for so long, all at once.

    Every value is sent once, so that it can be found again. Call it outside a transaction.
    """
    connection.close()
    if connection.vendor != "sqlite":
        connection.close_pool()  # type: ignore[attr-defined]
    together = get_context("fork").Barrier(writers)
    children = []
    for writer in range(writers):
        child = os.fork()
        if child == 0:
            _be(writer, together, seconds, cast.plan.pk, cast.wang.pk, key_results, folder)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    sent = Sent()
    for writer in range(writers):
        said = json.loads((folder / f"{writer}.json").read_text())
        sent.errors += said["errors"]
        sent.count += len(said["sent"])
        for key_result, value in said["sent"]:
            sent.values[key_result].add(value)
    return sent


def lost_and_wrong(cast: Cast, sent: Sent) -> list[str]:
    """What does not hold after the writers: every check-in is kept, with its act; and what is
    stored of progress is what the newest values make, computed here from nothing but them."""
    faults = list(sent.errors)
    acts = Act.objects.filter(verb=VERB).count()
    if acts != sent.count:
        faults.append(f"{sent.count} were sent, {acts} acts are recorded")
    newest: dict[int, float] = {}
    found: dict[int, set[int]] = defaultdict(set)
    for reading in Reading.objects.order_by("pk"):
        found[reading.key_result_id].add(int(reading.value))
        newest[reading.key_result_id] = float(reading.value)
    faults += [
        f"lost of {pk}: {values - found[pk]}"
        for pk, values in sent.values.items()
        if values - found[pk]
    ]
    for check_in in CheckIn.objects.all():
        expected = newest[check_in.key_result_id]
        if float(check_in.value or 0) != expected or _far(check_in.progress, expected / TARGET):
            faults.append(f"{check_in}: {check_in.value}, {check_in.progress}, not {expected}")
    parts = defaultdict(list)
    for result in KeyResult.objects.filter(plan=cast.plan):
        parts[result.objective_id].append((newest.get(result.pk), result.weight))
    for week in ObjectiveWeek.objects.select_related("objective"):
        known = [
            (value / TARGET, weight)
            for value, weight in parts[week.objective_id]
            if value is not None
        ]
        expected = sum(share * weight for share, weight in known) / sum(w for _share, w in known)
        if _far(week.progress, expected) or week.based_on != len(known):
            faults.append(f"{week.objective}: {week.progress}, not {expected}")
    return faults


def _far(kept: float | None, expected: float) -> bool:
    return kept is None or abs(kept - expected) > 1e-9


def _be(
    writer: int,
    together: Barrier,
    seconds: float,
    plan: int,
    person: int,
    key_results: list[int],
    folder: Path,
) -> None:
    """One writer's whole life; never returns."""
    sent: list[tuple[int, int]] = []
    errors: list[str] = []
    try:
        chosen = random.Random(writer)
        actor, where = Person.objects.get(pk=person), Plan.objects.get(pk=plan)
        rows = list(KeyResult.objects.filter(pk__in=key_results).select_related("objective__owner"))
        together.wait()
        end = time.monotonic() + seconds
        value = writer
        with at(MOMENT):
            while time.monotonic() < end or not sent:
                value += together.parties
                row = chosen.choice(rows)
                update = Update(row, Decimal(value), chosen.randint(0, 10))
                send_check_in(actor, where, [update], DAY)
                sent.append((row.pk, value))
    except BaseException:
        errors.append(traceback.format_exc())
    (folder / f"{writer}.json").write_text(json.dumps({"sent": sent, "errors": errors}))
    os._exit(0)

"""Numbers of things that carry a code: found again, kept when free, given anew without one."""

from collections.abc import Callable
from typing import TypeVar

from django.utils.translation import gettext as _

from grove.exchange.actions.merge import Merge
from grove.plans.codes import reach_number
from grove.quality.plan_file.document import Item
from grove.record.models import Recorded

R = TypeVar("R", bound=Recorded)


def find_numbered(
    merge: Merge,
    items: list[Item],
    rows: dict[int, R],
    kind: str,
    make: Callable[[int], R],
    lasting: bool = False,
) -> list[tuple[Item, R]]:
    """Each item with its record: the one of its number, or a new one that is not written yet.

    `rows` are all records by number, those in the bin too. A number that was given out once and
    whose record is gone stays unused: the item is a problem. `lasting`: counted by department.
    """
    items = merge.once(items, lambda item: item.code)
    numbers = {item.code: int(item.code[1:]) for item in items if item.code}
    department, cycle = merge.plan.department, None if lasting else merge.plan.cycle
    highest = max([*numbers.values(), *rows, 0])
    last = reach_number(merge.act, department, cycle, kind, highest)
    found: list[tuple[Item, R]] = []
    for item in items:
        if not item.code:
            highest = max(highest, last) + 1
            reach_number(merge.act, department, cycle, kind, highest)
            found.append((item, make(highest)))
            continue
        number = numbers[item.code]
        if number in rows:
            found.append((item, rows[number]))
        elif number > last:
            found.append((item, make(number)))
        else:
            merge.problem(
                item.line,
                item.code,
                _(
                    "%(code)s was given to something that is gone, and a code is never used twice."
                    " Leave the code out: a new one is given."
                )
                % {"code": item.code},
            )
    return found

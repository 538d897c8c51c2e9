"""What must not break in the sample's department: five levels, read weekly; one is broken now."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from grove.health.actions import add_metric, record_health
from grove.health.models import HealthMetric
from grove.okrs.actions import edit_key_result
from grove.web.sample.days import WEEKS_READ
from grove.web.sample.last_year import LastYear


@dataclass(frozen=True)
class Level:
    """One health metric: who watches it, its limits, and its values of the last weeks."""

    owner: str
    values: tuple[str, ...]
    at_least: str = ""
    at_most: str = ""
    metric: str = ""
    sensitive: bool = False


LEVELS = {
    "slo": Level(
        "zhao", ("99.95", "99.96", "99.94", "99.95", "99.95", "99.93", "99.94", "99.93"),
        at_least="99.9", metric="B5",
    ),
    "pages": Level("zhao", ("5", "4", "5", "6", "6", "7", "8", "9"), at_most="6", metric="I6"),
    "spend": Level("chen", ("94", "95", "95", "96", "97", "97", "98", "98"), at_most="100"),
    "survey": Level("mei", ("3.8", "", "", "", "3.9", "", "", "3.9"), at_least="3.6", metric="G2"),
    "leavers": Level(
        "mei", ("1", "", "", "", "1", "", "", "1"), at_most="2", metric="G1", sensitive=True
    ),
}  # fmt: skip
GUARDED = "K1"  # deploying more often must not wake more people at night
WEEKS = 8


class Health:
    """Notes how the levels were set before the year began, and what was read of them."""

    def __init__(self, year: LastYear) -> None:
        self.year = year
        self.metrics: dict[str, HealthMetric] = {}

    def set_levels(self) -> None:
        """Five levels, one of them the guard of a key result."""
        days = self.year.days
        began = days.last.first - timedelta(days=48)
        self.year.agenda.note(days.moment(began, "10:40"), self._set)

    def read_them(self) -> None:
        """What was read in the last eight weeks."""
        year, days = self.year, self.year.days
        for place in range(WEEKS):
            friday = days.last.friday(WEEKS_READ - WEEKS + 1 + place)
            year.agenda.note(days.moment(friday, "15:30"), partial(self._read, place, friday))

    def _set(self) -> None:
        year, words = self.year, self.year.words["health"]
        mei, department = year.company["mei"], year.company.department
        for key, level in LEVELS.items():
            self.metrics[key] = add_metric(
                mei,
                department,
                {
                    "name": words[key]["name"],
                    "unit": words[key]["unit"],
                    "source": words[key]["source"],
                    "at_least": Decimal(level.at_least) if level.at_least else None,
                    "at_most": Decimal(level.at_most) if level.at_most else None,
                    "metric": level.metric,
                    "sensitive": level.sensitive,
                    "owner": year.company[level.owner],
                },
            )
        guarded = year.key_results[GUARDED]
        edit_key_result(
            mei,
            guarded,
            guarded.revision,
            guard_metric=words["pages"]["name"],
            health_guard=self.metrics["pages"],
        )

    def _read(self, place: int, on: date) -> None:
        read = {
            self.metrics[key]: Decimal(level.values[place])
            for key, level in LEVELS.items()
            if level.values[place]
        }
        record_health(self.year.company["mei"], self.year.company.department, read, on)

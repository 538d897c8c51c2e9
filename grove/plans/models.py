"""Cycles, plans, who writes them, marked steps and the counters behind stable codes."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from grove.measure.quarters import Period, quarters
from grove.org.models import Department, Person
from grove.record.models import Recorded


class Cycle(Recorded):
    """One planning year of a whole company, with its quarters. Dates are inclusive."""

    company = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="cycles")
    name = models.SlugField(_("name"), max_length=12)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "name"], condition=Q(binned_at=None), name="cycle_name_once"
            ),
            models.CheckConstraint(
                name="cycle_ends_after_it_starts", condition=Q(ends_on__gt=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def quarters(self) -> tuple[Period, ...]:
        return quarters(self.starts_on, self.ends_on)

    @property
    def short(self) -> str:
        """Two digits in codes: 27 of 2027."""
        return self.name[-2:]

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


class Plan(Recorded):
    """One department, one cycle. Until it is shared only its writers can read it.

    frozen_on   the values are final since this day; check-ins and readings are refused
    closed_on   the grades are published; nobody changes them any more
    """

    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="plans")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="plans")
    shared_at = models.DateTimeField(null=True)
    sign_by = models.DateField(_("sign by"), null=True, blank=True)
    run_points = models.PositiveSmallIntegerField(_("run the business"), default=40)
    frozen_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["department", "cycle"], condition=Q(binned_at=None), name="plan_once"
            ),
            models.CheckConstraint(name="plan_run_points_of_100", condition=Q(run_points__lte=100)),
            models.CheckConstraint(
                name="plan_closed_with_final_values",
                condition=Q(closed_on=None) | Q(frozen_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department.code}-{self.cycle.short}"

    @property
    def scope(self) -> str:
        return f"plan:{self.pk}"

    @property
    def code(self) -> str:
        """What stable codes begin with: PLAT-27."""
        return f"{self.department.code}-{self.cycle.short}"

    @property
    def place(self) -> dict[str, str]:
        """The plan's part of a URL: keyword arguments of `reverse`."""
        return {"dept": self.department.slug, "cycle": self.cycle.name}


class Writer(Recorded):
    """Somebody the head invited to write the plan too."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="writers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="writes")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person"], condition=Q(binned_at=None), name="writer_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


class StepMark(Recorded):
    """The head's word that a step is good enough for now, whatever its content says."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="marks")
    step = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "step"], condition=Q(binned_at=None), name="step_marked_once"
            )
        ]

    def __str__(self) -> str:
        return self.step


class Counter(models.Model):
    """The last number given out: codes are never reused, not even those of binned things."""

    department = models.ForeignKey(Department, on_delete=models.CASCADE)
    cycle = models.ForeignKey(Cycle, null=True, on_delete=models.CASCADE)
    kind = models.CharField(max_length=12)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["department", "cycle", "kind"],
                condition=Q(cycle__isnull=False),
                name="counter_once_a_cycle",
            ),
            models.UniqueConstraint(
                fields=["department", "kind"],
                condition=Q(cycle=None),
                name="counter_once_a_department",
            ),
        ]

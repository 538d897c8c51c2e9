"""A department's health metrics and what was read of them. They outlive plans and cycles."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from grove.org.models import Department, Person
from grove.record.models import Recorded

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def _value(name: "str | StrPromise") -> "models.DecimalField[Decimal | None, Decimal | None]":
    """A measured value: 20 digits, 6 of them after the point."""
    return models.DecimalField(name, max_digits=20, decimal_places=6, null=True, blank=True)


class HealthMetric(Recorded):
    """A level that must hold: H3 within its department, never renumbered.

    at_least, at_most   the limits, both allowed; one of them is enough
    metric              id in the catalogue (B5, own-12); may be empty
    sensitive           it touches people: its figures are for those who sign plans
    """

    department = models.ForeignKey(
        Department, on_delete=models.CASCADE, related_name="health_metrics"
    )
    number = models.PositiveIntegerField()
    name = models.CharField(_("health metric"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    metric = models.CharField(_("metric of the catalogue"), max_length=40, blank=True)
    at_least = _value(_("at least"))
    at_most = _value(_("at most"))
    sensitive = models.BooleanField(_("about people"), default=False)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="health_metrics"
    )
    source = models.CharField(_("data source"), max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "number"], name="health_metric_number_once"
            ),
            models.CheckConstraint(name="health_metric_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="health_metric_has_a_limit",
                condition=Q(at_least__isnull=False) | Q(at_most__isnull=False),
            ),
            models.CheckConstraint(
                name="health_metric_limits_in_order",
                condition=Q(at_least=None) | Q(at_most=None) | Q(at_least__lte=F("at_most")),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """H3: the code within its department."""
        return f"H{self.number}"

    @property
    def label(self) -> str:
        return f"{self.code} {self.name}"[:200]


class HealthReading(Recorded):
    """What a health metric stood at in one week; read again in that week, it is corrected.

    week   the Monday of that week
    """

    metric = models.ForeignKey(HealthMetric, on_delete=models.CASCADE, related_name="readings")
    week = models.DateField()
    on = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        ordering = ["week", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["metric", "week"],
                condition=Q(binned_at=None),
                name="health_reading_once_a_week",
            ),
            models.CheckConstraint(
                name="health_reading_on_a_day_of_its_week", condition=Q(on__gte=F("week"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.metric} {self.on}"

"""The management plan: what is not already said by steps 1 to 6 (team, path, return)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan
from grove.record.models import Recorded


class ManagementPlan(Recorded):
    """The texts of one page. `mission` is empty while it follows the positioning's statement."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="management")
    mission = models.TextField(_("mission"), blank=True)
    structure = models.TextField(_("structure"), blank=True)
    development = models.TextField(_("development"), blank=True)
    not_in_money = models.TextField(_("not in money"), blank=True)

    def __str__(self) -> str:
        return str(_("Management plan"))


class GoalGroup(Recorded):
    """Under which of the three kinds of goals an objective is shown: business, team, technical."""

    class Name(models.TextChoices):
        BUSINESS = "business", pgettext_lazy("goals", "business")
        TEAM = "team", pgettext_lazy("goals", "team-building")
        TECHNICAL = "technical", pgettext_lazy("goals", "technical")

    objective = models.OneToOneField(Objective, on_delete=models.CASCADE, related_name="goal_group")
    name = models.CharField(max_length=9, choices=Name.choices)

    def __str__(self) -> str:
        return self.name


class Seat(Recorded):
    """A key role of the pipeline: how many could take it now, in a year; no names."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(_("key role"), max_length=120)
    ready_now = models.PositiveSmallIntegerField(_("ready now"), default=0)
    ready_in_a_year = models.PositiveSmallIntegerField(_("ready in a year"), default=0)
    position = models.FloatField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.CheckConstraint(name="seat_has_a_role", condition=~Q(role=""))]

    def __str__(self) -> str:
        return self.role


class PathItem(Recorded):
    """A key task: what it supports, when, with what, how. At most twelve a plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="path")
    task = models.CharField(_("key task"), max_length=300)
    key_result = models.ForeignKey(
        KeyResult, null=True, blank=True, on_delete=models.SET_NULL, related_name="path"
    )
    when = models.CharField(_("when"), max_length=60, blank=True)
    resources = models.CharField(_("resources"), max_length=200, blank=True)
    method = models.CharField(_("method"), max_length=200, blank=True)
    position = models.FloatField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.CheckConstraint(name="path_item_has_a_task", condition=~Q(task=""))]

    def __str__(self) -> str:
        return self.task[:80]


class ReturnLine(Recorded):
    """One line of the return on investment: put in or expected back, as a range with its
    assumption. All three values may be unknown."""

    class Side(models.TextChoices):
        PUT_IN = "in", pgettext_lazy("return", "put in")
        BACK = "back", pgettext_lazy("return", "expected back")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="returns")
    side = models.CharField(max_length=4, choices=Side.choices)
    text = models.CharField(_("what"), max_length=300)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    low = models.DecimalField(_("low"), max_digits=20, decimal_places=2, null=True, blank=True)
    likely = models.DecimalField(
        _("likely"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    high = models.DecimalField(_("high"), max_digits=20, decimal_places=2, null=True, blank=True)
    assumption = models.TextField(_("assumption"), blank=True)
    key_result = models.ForeignKey(
        KeyResult, null=True, blank=True, on_delete=models.SET_NULL, related_name="returns"
    )
    position = models.FloatField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(name="return_line_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="return_range_in_order",
                condition=(Q(low=None) | Q(likely=None) | Q(low__lte=models.F("likely")))
                & (Q(likely=None) | Q(high=None) | Q(likely__lte=models.F("high")))
                & (Q(low=None) | Q(high=None) | Q(low__lte=models.F("high"))),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

"""Objectives and key results: wording, arithmetic fields, links, checkpoints, stages, readings."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grove.health.models import HealthMetric
from grove.measure.confidence import HIGHEST
from grove.measure.kinds import Kind
from grove.needs.models import Need
from grove.org.models import Department, Person
from grove.plans.models import Plan
from grove.record.models import Recorded

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

THEMES = ("BG", "DQ", "TC", "DA", "EF", "SE", "OB", "TP", "IN")
HOLDS = (Kind.HOLD_ABOVE, Kind.HOLD_BELOW, Kind.HOLD_WITHIN)


def value_field(name: "str | StrPromise") -> "models.DecimalField[Decimal | None, Decimal | None]":
    """A measured value: 20 digits, 6 of them after the point."""
    return models.DecimalField(name, max_digits=20, decimal_places=6, null=True, blank=True)


class Objective(Recorded):
    """A sentence somebody stands behind. PLAT-27-O3, never renumbered.

    `own_because` is a team's statement that it serves no goal of the department, and why that is
    right; empty while nothing is said, and when it supports something.
    `confidence` (0 to 10) is what its owner states on `confidence_on`; without it the confidence is
    the mean of its key results.
    """

    class Kind(models.TextChoices):
        COMMITTED = "committed", pgettext_lazy("objective", "committed")
        ASPIRATIONAL = "stretch", pgettext_lazy("objective", "stretch")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="objectives")
    number = models.PositiveIntegerField()
    position = models.FloatField(default=0)
    title = models.TextField(_("objective"))
    kind = models.CharField(_("kind"), max_length=9, choices=Kind.choices, blank=True)
    why_now = models.TextField(_("why now"), blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="objectives"
    )
    themes = models.JSONField(_("themes"), default=list, blank=True)
    points = models.PositiveSmallIntegerField(_("focus points"), null=True, blank=True)
    own_because = models.TextField(_("why it is our own"), blank=True)
    confidence = models.PositiveSmallIntegerField(_("confidence"), null=True, blank=True)
    confidence_on = models.DateField(_("confidence stated on"), null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="objective_number_once"),
            models.CheckConstraint(name="objective_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="objective_points_of_100",
                condition=Q(points=None) | Q(points__lte=100),
            ),
            models.CheckConstraint(
                name="objective_confidence_0_to_10_with_its_day",
                condition=Q(confidence=None, confidence_on=None)
                | Q(confidence__lte=HIGHEST, confidence_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.short_code

    @property
    def short_code(self) -> str:
        """O3: the code within its plan."""
        return f"O{self.number}"

    @property
    def code(self) -> str:
        """PLAT-27-O3. Reads plan, department and cycle: select them."""
        return f"{self.plan.code}-{self.short_code}"

    @property
    def label(self) -> str:
        return f"{self.short_code} {self.title}"[:200]


class KeyResult(Recorded):
    """An instrument: from a start to a target by a date. PLAT-27-K14, never renumbered.

    `baseline` is null while the start is unknown; then `baseline_due` says until when.
    `commit_point` and `stretch_point` lie on the same scale as `target`, before and beyond it.
    `guard_metric` says in words what must not get worse; `health_guard` is where that is measured.
    For hold-within the band is `target` ± `tolerance`.
    `needs_team` is another team that has to do its part; a goal of theirs that supports this one,
    or its objective, says that they agreed.
    """

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="key_results")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="key_results")
    number = models.PositiveIntegerField()
    position = models.FloatField(default=0)
    text = models.TextField(_("key result"))
    kind = models.CharField(
        _("kind"), max_length=12, choices=[(kind.value, kind.value) for kind in Kind], blank=True
    )
    baseline = value_field(_("start"))
    baseline_due = models.DateField(_("start known by"), null=True, blank=True)
    target = value_field(_("target"))
    tolerance = value_field(_("tolerance"))
    commit_point = value_field(_("commit point"))
    stretch_point = value_field(_("stretch point"))
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    due = models.DateField(_("by"), null=True, blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="key_results"
    )
    theme = models.CharField(_("theme"), max_length=2, blank=True)
    metric = models.CharField(_("metric"), max_length=40, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    guard_metric = models.CharField(_("guard metric"), max_length=200, blank=True)
    health_guard = models.ForeignKey(
        HealthMetric,
        verbose_name=_("health metric that guards it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="guards",
    )
    needs_team = models.ForeignKey(
        Department,
        verbose_name=_("other team it needs"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="needed_by",
    )
    data_source = models.CharField(_("data source"), max_length=300, blank=True)
    pace = models.CharField(max_length=16, default="steady")

    class Meta:
        ordering = ["position", "id"]
        # Every page asks whether somebody's check-in of a plan is due.
        indexes = [models.Index(fields=["plan", "owner"], name="key_result_of_owner")]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="key_result_number_once"),
            models.CheckConstraint(name="key_result_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="key_result_kind_known",
                condition=Q(kind="") | Q(kind__in=[kind.value for kind in Kind]),
            ),
            models.CheckConstraint(
                name="key_result_goes_somewhere",
                condition=Q(baseline=None)
                | Q(target=None)
                | ~Q(kind__in=[Kind.INCREASE.value, Kind.DECREASE.value])
                | ~Q(baseline=F("target")),
            ),
            models.CheckConstraint(
                name="key_result_tolerance_not_negative",
                condition=Q(tolerance=None) | Q(tolerance__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return self.short_code

    @property
    def short_code(self) -> str:
        """K14: the code within its plan."""
        return f"K{self.number}"

    @property
    def code(self) -> str:
        """PLAT-27-K14. Reads plan, department and cycle: select them."""
        return f"{self.plan.code}-{self.short_code}"

    @property
    def label(self) -> str:
        return f"{self.short_code} {self.text}"[:200]


class NeedLink(Recorded):
    """An objective, or one key result of it, covers a need."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="links")
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="need_links")
    key_result = models.ForeignKey(
        KeyResult, null=True, blank=True, on_delete=models.CASCADE, related_name="need_links"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["need", "objective"],
                condition=Q(binned_at=None, key_result=None),
                name="need_covered_by_objective_once",
            ),
            models.UniqueConstraint(
                fields=["need", "key_result"],
                condition=Q(binned_at=None),
                name="need_covered_by_key_result_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need} {self.objective}"


class ParentLink(Recorded):
    """An objective supports an objective or a key result of another plan; there can be several."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="parent_links")
    parent_objective = models.ForeignKey(
        Objective, null=True, on_delete=models.CASCADE, related_name="child_links"
    )
    parent_key_result = models.ForeignKey(
        KeyResult, null=True, on_delete=models.CASCADE, related_name="child_links"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="parent_is_one_thing",
                condition=Q(parent_objective=None, parent_key_result__isnull=False)
                | Q(parent_objective__isnull=False, parent_key_result=None),
            ),
            models.CheckConstraint(
                name="parent_is_not_itself",
                condition=Q(parent_objective=None) | ~Q(parent_objective=F("objective")),
            ),
            models.UniqueConstraint(
                fields=["objective", "parent_objective"],
                condition=Q(binned_at=None),
                name="parent_objective_once",
            ),
            models.UniqueConstraint(
                fields=["objective", "parent_key_result"],
                condition=Q(binned_at=None),
                name="parent_key_result_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.objective)


class Checkpoint(Recorded):
    """The value expected at the end of a quarter (1 to 4)."""

    key_result = models.ForeignKey(KeyResult, on_delete=models.CASCADE, related_name="checkpoints")
    quarter = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        ordering = ["quarter"]
        constraints = [
            models.UniqueConstraint(
                fields=["key_result", "quarter"],
                condition=Q(binned_at=None),
                name="checkpoint_once_a_quarter",
            ),
            models.CheckConstraint(name="checkpoint_quarter", condition=Q(quarter__range=(1, 4))),
        ]

    def __str__(self) -> str:
        return f"Q{self.quarter}"


class Stage(Recorded):
    """One of three to seven named stages of a milestone, with its evidence."""

    key_result = models.ForeignKey(KeyResult, on_delete=models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    evidence = models.CharField(max_length=300, blank=True)
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.CheckConstraint(name="stage_has_a_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name


class Reading(Recorded):
    """A value of a key result on a day: who typed it, where it comes from.

    For a hold a reading stands for its week; for yes/no 1 is yes. A correction is a new reading.
    """

    class Trust(models.TextChoices):
        TYPED = "typed", pgettext_lazy("evidence", "typed")
        LINKED = "linked", pgettext_lazy("evidence", "linked")
        AUTOMATIC = "automatic", pgettext_lazy("evidence", "automatic")

    key_result = models.ForeignKey(KeyResult, on_delete=models.CASCADE, related_name="readings")
    on = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=6)
    trust = models.CharField(max_length=9, choices=Trust.choices, default=Trust.TYPED)
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["key_result", "on"])]

    def __str__(self) -> str:
        return f"{self.on} {self.value}"

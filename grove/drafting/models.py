"""Step 4 beside the objectives: theme decisions, what is not done, the department's metrics."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grove.org.models import Department, Person
from grove.plans.models import Plan
from grove.record.models import Recorded


class ThemeDecision(Recorded):
    """A theme left out on purpose, with the reason. A covered theme has key results and no row."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="theme_decisions")
    theme = models.CharField(max_length=2)
    left_out_because = models.TextField(_("left out because"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "theme"], condition=Q(binned_at=None), name="theme_decided_once"
            ),
            models.CheckConstraint(
                name="theme_left_out_with_a_reason", condition=~Q(left_out_because="")
            ),
        ]

    def __str__(self) -> str:
        return self.theme


class NotDoing(Recorded):
    """Something the department decided not to do this cycle, why, and when to look again."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="not_doing")
    title = models.CharField(_("what we do not do"), max_length=300)
    why = models.TextField(_("why"), blank=True)
    revisit = models.CharField(_("look again"), max_length=120, blank=True)
    position = models.FloatField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.CheckConstraint(name="not_doing_has_a_title", condition=~Q(title=""))]

    def __str__(self) -> str:
        return self.title[:80]


class OwnMetric(Recorded):
    """A metric the department added to the catalogue for itself."""

    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="metrics")
    theme = models.CharField(_("theme"), max_length=2)
    name = models.CharField(_("name"), max_length=200)
    definition = models.TextField(_("definition"), blank=True)
    formula = models.TextField(_("formula"), blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    direction = models.CharField(_("better direction"), max_length=12)
    guard = models.CharField(_("guard metric"), max_length=200, blank=True)
    source = models.CharField(_("data source"), max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="own_metric_has_a_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name


class SetAside(Recorded):
    """A finding of the reviewer that was looked at and left: this one, or its rule in this plan.

    identity   of the finding, bound to its text: it returns when the text changes; "": the rule
    about      the line it was about then: K3
    because    the reason, or the answer to a question; a finding that holds back a version has one
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="set_aside")
    code = models.CharField(max_length=6)
    identity = models.CharField(max_length=80, blank=True)
    about = models.CharField(max_length=20, blank=True)
    because = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code", "identity"],
                condition=Q(binned_at=None),
                name="set_aside_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.about}".strip()


class HouseRules(Recorded):
    """How the reviewer is set in this instance: the same as a repository's `grove.toml`. One row.

    said   the table as JSON: select, ignore, limits, glossary, lexicon
    """

    said = models.JSONField(default=dict, blank=True)
    one = models.BooleanField(default=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one"], name="house_rules_once"),
            models.CheckConstraint(name="house_rules_one", condition=Q(one=True)),
        ]

    def __str__(self) -> str:
        return str(_("The reviewer of this house"))

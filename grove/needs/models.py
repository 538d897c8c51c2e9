"""Step 2: internal customers and what each of them needs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Recorded

# The keys of grove.method, whose content words them.
LEVELS = ("company", "business", "department")
PERSPECTIVES = ("customer", "internal_process", "learning_growth", "financial")


class Customer(Recorded):
    """A person, role or unit inside the company that depends on the department."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="customers")
    name = models.CharField(_("customer"), max_length=120)
    role = models.CharField(_("role or unit"), max_length=120, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="customer_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["plan", "name"], condition=Q(binned_at=None), name="customer_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Need(Recorded):
    """One need of one customer, in their words; N3 within its plan.

    It ends up covered (linked in `okrs`) or declined: with a reason, by somebody of the department
    (`declined_by`), and accepted by whom it was told to (`accepted_by`).
    """

    class Source(models.TextChoices):
        INTERVIEW = "interview", _("interview")
        THEIR_OKRS = "their_okrs", _("their own OKRs")
        SURVEY = "survey", _("survey")
        TICKET = "ticket", _("ticket or document")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="needs")
    number = models.PositiveIntegerField()
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="needs")
    words = models.TextField(_("need"))
    quotation = models.TextField(_("quotation"), blank=True)
    level = models.CharField(_("level"), max_length=12)
    perspective = models.CharField(_("perspective"), max_length=20)
    weight = models.PositiveSmallIntegerField(_("weight"), default=2)
    source = models.CharField(_("source"), max_length=12, choices=Source.choices, blank=True)
    source_note = models.CharField(_("where to find it"), max_length=300, blank=True)
    heard_on = models.DateField(_("heard on"), null=True, blank=True)
    heard_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="needs_heard"
    )
    declined_because = models.TextField(_("declined because"), blank=True)
    declined_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="needs_declined"
    )
    declined_on = models.DateField(_("declined on"), null=True, blank=True)
    accepted_by = models.CharField(_("accepted by"), max_length=120, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="need_number_once"),
            models.CheckConstraint(name="need_has_words", condition=~Q(words="")),
            models.CheckConstraint(name="need_weight_1_to_3", condition=Q(weight__range=(1, 3))),
            models.CheckConstraint(
                name="need_level_known",
                condition=Q(level__in=LEVELS),
            ),
            models.CheckConstraint(
                name="need_perspective_known",
                condition=Q(perspective__in=PERSPECTIVES),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return f"N{self.number}"

    @property
    def label(self) -> str:
        return f"{self.code} {self.words}"[:200]


class CarriedNeed(Recorded):
    """A need of the cycle before, asked again: is it still true? `became` is the need it is now.

    The old need is referred to, not copied; only a yes makes a need of this plan.
    """

    class Answer(models.TextChoices):
        YES = "yes", pgettext_lazy("still true", "yes")
        CHANGED = "changed", pgettext_lazy("still true", "changed")
        NO = "no", pgettext_lazy("still true", "no")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="carried_needs")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="carried")
    answer = models.CharField(max_length=7, choices=Answer.choices, blank=True)
    became = models.ForeignKey(
        Need, null=True, blank=True, on_delete=models.SET_NULL, related_name="came_from"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "need"], condition=Q(binned_at=None), name="need_carried_once"
            ),
        ]

    def __str__(self) -> str:
        return self.need.label

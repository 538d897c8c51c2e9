"""What a team says of its week, and what a boss is told of it. Weeks are named by their Monday."""

from django.db import models
from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grove.okrs.models import KeyResult
from grove.org.models import Department, Person
from grove.plans.models import Plan
from grove.record.models import Recorded


class OfAWeek(Recorded):
    """Something a team says in one week, in a plan: the team's own department's or one above."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="+")
    week = models.DateField()

    class Meta:
        abstract = True


class Priority(OfAWeek):
    """One of at most five things that matter this week. Rank 1 comes before everything else.

    key_result     what it is for; None is allowed, and shown
    carried_from   the same thing a week earlier: carried over by hand, one by one
    """

    class Rank(models.IntegerChoices):
        FIRST = 1, _("P1")
        SECOND = 2, _("P2")

    text = models.CharField(_("priority"), max_length=200)
    rank = models.PositiveSmallIntegerField(_("rank"), choices=Rank.choices, default=Rank.FIRST)
    who = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("who"),
    )  # fmt: skip
    key_result = models.ForeignKey(
        KeyResult, null=True, blank=True, on_delete=models.SET_NULL, related_name="priorities",
        verbose_name=_("key result"),
    )  # fmt: skip
    done = models.BooleanField(_("done"), default=False)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )

    class Meta:
        ordering = ["rank", "id"]
        constraints = [
            models.CheckConstraint(name="priority_has_words", condition=~Q(text="")),
            models.CheckConstraint(name="priority_rank_1_or_2", condition=Q(rank__in=(1, 2))),
            models.UniqueConstraint(
                fields=["plan", "team", "week", "carried_from"],
                condition=Q(binned_at=None),
                name="priority_carried_once_a_week",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Upcoming(Recorded):
    """Something a team sees coming: shown in the four weeks before its day."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="+")
    on = models.DateField(_("day"))
    text = models.CharField(_("what is coming"), max_length=120)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(name="upcoming_has_words", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class Mood(OfAWeek):
    """How a team feels in a week, in words: never a number, never about one person."""

    class State(models.TextChoices):
        ON = "on", pgettext_lazy("mood", "good")
        RISK = "risk", pgettext_lazy("mood", "strained")
        OFF = "off", pgettext_lazy("mood", "at its limit")

    state = models.CharField(_("mood"), max_length=4, choices=State.choices)
    words = models.CharField(_("in words"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "team", "week"],
                condition=Q(binned_at=None),
                name="mood_once_a_week",
            ),
        ]

    def __str__(self) -> str:
        return str(self.team)


class Win(OfAWeek):
    """What went well in a week."""

    text = models.CharField(_("win"), max_length=200)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="win_has_words", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class BriefRule(Recorded):
    """Whether a plan's weekly brief is mailed to the boss on Fridays."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="brief_rule")
    mails = models.BooleanField(_("mailed on Fridays"), default=False)

    def __str__(self) -> str:
        return str(self.plan)


class LinkRule(Recorded):
    """Whether an administrator allows links that open a department's brief without an account."""

    department = models.OneToOneField(
        Department, on_delete=models.CASCADE, related_name="link_rule"
    )
    allowed = models.BooleanField(_("links without an account"), default=False)

    def __str__(self) -> str:
        return str(self.department)


class Brief(Recorded):
    """A week as it is told to the boss: the head's own sentence, and once sent, what was sent.

    content   by language what the page said when it was mailed; it never changes after that
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="briefs")
    week = models.DateField()
    words = models.CharField(_("the head’s sentence"), max_length=400, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    content = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "week"], condition=Q(binned_at=None), name="brief_once_a_week"
            ),
            models.CheckConstraint(
                name="brief_sent_has_content",
                condition=Q(sent_at=None) | Q(content__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.week}"


class BriefLink(Recorded):
    """Lets whoever has the link read one week's brief without an account, until a day or a word.

    Nothing secret is stored: the address carries a signature of this row, made with the secret of
    the instance.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="brief_links")
    week = models.DateField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.plan_id} {self.week}"

    @property
    def token(self) -> str:
        """The part of the address that nobody can guess or change: number, then signature."""
        return f"{self.pk}-{self._signature}"

    def fits(self, token: str) -> bool:
        """Whether a token is this link's. Takes as long for a wrong one."""
        return constant_time_compare(token, self.token)

    @property
    def _signature(self) -> str:
        said = f"{self.pk}:{self.plan_id}:{self.week}:{int(self.expires_at.timestamp())}"
        return salted_hmac("grove.weekly.brief", said, algorithm="sha256").hexdigest()[:40]


class BriefDelivery(models.Model):
    """Who was sent a brief: nobody gets the same one twice."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="deliveries")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brief", "person"], name="brief_sent_once_each")
        ]

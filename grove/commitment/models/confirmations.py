"""Understood and commit: who has answered, and, kept apart from it, what was asked without a name.

A person's own row says *which* objectives they answered, never *what*; what they said without
their name lies in the plan's box. The box is one row, rewritten whole with every answer of
anybody, its entries in the order of random keys and without a moment: neither a number, a time,
an order nor a transaction of the database leads from an entry to a person. For the same reason
none of this enters the history. A question in somebody's own name is an ordinary record.
"""

from django.db import models
from django.db.models import Q

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Recorded
from grove.versions.models import Version

DEFAULT_TARGET = 90  # per cent of the people (UX §2.9)


class Confirming(Recorded):
    """That a plan's people are asked: about which signed version, and how many should answer.

    `marks` lists [code, mark] of the objectives as they are asked. `turn` rises when something
    has to be answered again; whoever finished an earlier turn is asked about what changed.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="confirmings")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="confirmings")
    marks = models.JSONField(default=list)
    turn = models.PositiveIntegerField(default=1)
    target = models.PositiveSmallIntegerField(default=DEFAULT_TARGET)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(binned_at=None), name="confirming_once_a_plan"
            ),
            models.CheckConstraint(
                name="target_in_per_cent", condition=Q(target__gte=1) & Q(target__lte=100)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}"


class Confirmation(models.Model):
    """How far one person is: the marks answered by code, the own line by code, the commitment.

    `finished` is the last turn in which everything was answered (0: none). Not recorded: the
    history of a plan must not become a list of who answered when.
    """

    class Commitment(models.TextChoices):
        COMMIT = "commit"
        NOT_YET = "not_yet"

    confirming = models.ForeignKey(
        Confirming, on_delete=models.CASCADE, related_name="confirmations"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="confirmations")
    answered = models.JSONField(default=dict)
    lines = models.JSONField(default=dict)
    commitment = models.CharField(max_length=7, choices=Commitment.choices, blank=True)
    because = models.TextField(blank=True)
    finished = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["confirming", "person"], name="confirmation_once"),
            models.CheckConstraint(
                name="not_yet_says_why", condition=~Q(commitment="not_yet") | ~Q(because="")
            ),
            models.CheckConstraint(
                name="finished_means_committed_or_not",
                condition=Q(finished=0) | ~Q(commitment=""),
            ),
        ]


class Box(models.Model):
    """What was asked without a name about one plan. See the head of this file.

    An entry: key (random), code, mark, text, first (asked as the answer to the objective), and
    once answered reply and replier. `unanswered` counts the entries the head can read and has
    not answered; it is what the inbox asks for.
    """

    confirming = models.OneToOneField(
        Confirming, primary_key=True, on_delete=models.CASCADE, related_name="box"
    )
    entries = models.JSONField(default=list)
    unanswered = models.PositiveIntegerField(default=0)


class Question(Recorded):
    """A question somebody asked in their own name; answered by the head, then settled by the
    asker: clear now, or asked again as a new question."""

    confirming = models.ForeignKey(Confirming, on_delete=models.CASCADE, related_name="questions")
    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="questions")
    code = models.CharField(max_length=12)
    mark = models.CharField(max_length=16)
    text = models.TextField()
    first = models.BooleanField(default=True)
    asked_at = models.DateTimeField()
    reply = models.TextField(blank=True)
    replier = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="replies"
    )
    replied_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(name="question_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="reply_with_its_moment",
                condition=Q(reply="", replied_at=None) | (~Q(reply="") & ~Q(replied_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

"""Threads of comments on the objects of a plan."""

from django.db import models
from django.db.models import Q

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Recorded


class Thread(Recorded):
    """A conversation about one object of a plan, or about the plan (`kind` "plan").

    `field` is the text of the object it hangs on and `about` what that said when the thread began.
    `quoted` are the words that were selected, `start` the character of `about` where they begin:
    enough to find them again, or to say that the wording changed since (`rounds/anchors.py`).
    `resolving_act` is the number of the act that resolved it by changing the plan.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="threads")
    kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    label = models.CharField(max_length=200, blank=True)
    field = models.CharField(max_length=60, blank=True)
    quoted = models.CharField(max_length=500, blank=True)
    start = models.PositiveIntegerField(null=True)
    about = models.TextField(blank=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="threads_resolved"
    )
    resolution = models.TextField(blank=True)
    resolving_act = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["plan", "kind", "object_id"])]

    def __str__(self) -> str:
        return self.label


class Comment(Recorded):
    """One contribution to a thread. Never a field of the object: it conflicts with nothing."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="comments"
    )
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(name="comment_has_text", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:80]


class Mention(Recorded):
    """Somebody who was called into a thread by name.

    It waits for them (`waits`) until they answer or the thread is resolved; a suggestion until it
    is decided. Kept in a column, since every page counts what waits.
    """

    waits = models.BooleanField(default=True)
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mentions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "person"], name="mentioned_once_a_comment")
        ]
        indexes = [models.Index(fields=["person"], condition=Q(waits=True), name="mention_waits")]

    def __str__(self) -> str:
        return str(self.person)

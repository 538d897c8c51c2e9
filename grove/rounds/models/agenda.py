"""The items of a meeting's agenda, in their order, with the time they took."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from grove.org.models import Person
from grove.record.models import Recorded
from grove.rounds.models.meetings import Meeting

LONGEST_TITLE = 300


class AgendaItem(Recorded):
    """One thing to talk about. `key` says what it grew from, so that it is there only once.

    `about` is the code of the object it concerns (K4) or "", `who` and `since` say whose it is and
    how old. A `spare` one found no time: it stands beside the agenda. The item that everybody looks
    at has `now_since`; `spent` are the whole seconds it took before.
    """

    class Source(models.TextChoices):
        OWN = "own", pgettext_lazy("agenda", "added")
        TEMPLATE = "template", pgettext_lazy("agenda", "always")
        COMMENT = "comment", pgettext_lazy("agenda", "open comment")
        FINDING = "finding", pgettext_lazy("agenda", "to fix")
        NEED = "need", pgettext_lazy("agenda", "need")
        ASK = "ask", pgettext_lazy("agenda", "ask")
        CHANGE = "change", pgettext_lazy("agenda", "change")
        LEFTOVER = "leftover", pgettext_lazy("agenda", "left over")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.FloatField(default=0)
    title = models.CharField(max_length=LONGEST_TITLE)
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.OWN)
    key = models.CharField(max_length=80, blank=True)
    about = models.CharField(max_length=12, blank=True)
    who = models.CharField(max_length=120, blank=True)
    since = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=5)
    spare = models.BooleanField(default=False)
    added_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="agenda_items"
    )
    now_since = models.DateTimeField(null=True)
    spent = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(name="agenda_item_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="agenda_item_minutes", condition=Q(minutes__range=(1, 240))
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(now_since__isnull=False, binned_at=None),
                name="one_item_is_now",
            ),
            models.CheckConstraint(
                name="what_is_spare_is_not_now", condition=Q(spare=False) | Q(now_since=None)
            ),
            models.UniqueConstraint(
                fields=["meeting", "key"],
                condition=~Q(key="") & Q(binned_at=None),
                name="agenda_item_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

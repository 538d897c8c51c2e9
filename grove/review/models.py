"""Step 3: grades of last cycle's key results, lessons, and the department's failure register."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grove.okrs.models import KeyResult, Objective
from grove.org.models import Department, Person
from grove.plans.models import Cycle, Plan
from grove.record.models import Recorded


class Grade(Recorded):
    """The human side of one old key result: grade 0.0–1.0, why it differs, what to do, what we
    learned. The computed grade is never stored; it follows from the readings.

    plan    whose step 3 has it: the plan of the cycle after. None while that has not begun and
            the cycle is closed first; when it begins, it takes what is there.
    cause   why a commitment was not met
    reach   of a stretch goal that was fully met: whether it was a stretch
    """

    class Verdict(models.TextChoices):
        CARRY_ON = "carry_on", pgettext_lazy("verdict", "carry on")
        CHANGE = "change", pgettext_lazy("verdict", "change")
        STOP = "stop", pgettext_lazy("verdict", "stop")
        DONE = "done", pgettext_lazy("verdict", "done")

    class Reach(models.TextChoices):
        STRETCH = "stretch", pgettext_lazy("was it a stretch", "yes, it was hard to reach")
        EASY = "easy", pgettext_lazy("was it a stretch", "no, we aimed too low")

    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="grades"
    )
    key_result = models.ForeignKey(KeyResult, on_delete=models.CASCADE, related_name="grades")
    value = models.DecimalField(_("grade"), max_digits=2, decimal_places=1, null=True, blank=True)
    because = models.TextField(_("because"), blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    learned = models.TextField(_("what did we learn"), blank=True)
    cause = models.TextField(_("cause"), blank=True)
    reach = models.CharField(_("was it a stretch"), max_length=7, choices=Reach.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "key_result"], condition=Q(binned_at=None), name="graded_once"
            ),
            models.UniqueConstraint(
                fields=["key_result"],
                condition=Q(binned_at=None, plan=None),
                name="graded_once_before_the_next_plan",
            ),
            models.CheckConstraint(
                name="grade_0_to_1",
                condition=Q(value=None) | Q(value__gte=0, value__lte=1),
            ),
        ]

    def __str__(self) -> str:
        return str(self.key_result)


class Lesson(Recorded):
    """A sentence learned; carried forward ones appear beside the draft.

    plan        whose step 3 has it; None while it waits for the plan of the next cycle to begin
    learned_in  the plan whose retrospective it left; None for one written in step 3
    used_by_…   the line of its plan that rests on it: an objective or a key result
    """

    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="lessons"
    )
    learned_in = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="lessons_learned"
    )
    objective = models.ForeignKey(
        Objective, null=True, blank=True, on_delete=models.SET_NULL, related_name="lessons"
    )
    used_by_objective = models.ForeignKey(
        Objective,
        verbose_name=_("line that rests on it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="lessons_used",
    )
    used_by_key_result = models.ForeignKey(
        KeyResult,
        verbose_name=_("line that rests on it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="lessons_used",
    )
    text = models.TextField(_("lesson"))
    carried = models.BooleanField(_("carry forward"), default=True)
    position = models.FloatField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(name="lesson_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="lesson_belongs_to_a_plan",
                condition=Q(plan__isnull=False) | Q(learned_in__isnull=False),
            ),
            models.CheckConstraint(
                name="lesson_used_by_one_line",
                condition=Q(used_by_objective=None) | Q(used_by_key_result=None),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Failure(Recorded):
    """A failure of the department, F2, kept across cycles. No "who"; its guard has an owner."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("failure", "open")
        GUARDED = "guarded", pgettext_lazy("failure", "guarded")
        AGAIN = "again", pgettext_lazy("failure", "happened again")

    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="failures")
    number = models.PositiveIntegerField()
    cycle = models.ForeignKey(Cycle, null=True, on_delete=models.SET_NULL, related_name="failures")
    key_result = models.ForeignKey(
        KeyResult, null=True, blank=True, on_delete=models.SET_NULL, related_name="failures"
    )
    happened = models.TextField(_("what happened"))
    cause = models.TextField(_("why (first cause)"), blank=True)
    found_by = models.CharField(_("found by"), max_length=200, blank=True)
    guard = models.TextField(pgettext_lazy("failure", "guard"), blank=True)
    guard_owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="guards"
    )
    check_when = models.CharField(_("when it is checked"), max_length=200, blank=True)
    watch_words = models.TextField(_("what to watch"), blank=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.OPEN)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["department", "number"], name="failure_number_once"),
            models.CheckConstraint(name="failure_says_what", condition=~Q(happened="")),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return f"F{self.number}"

    @property
    def label(self) -> str:
        return f"{self.code} {self.happened}"[:200]

    @property
    def watched(self) -> tuple[str, ...]:
        """The watch words, as people list them: by line, comma or semicolon, of either width."""
        text = self.watch_words
        for mark in "，、;；\n":
            text = text.replace(mark, ",")
        return tuple(word.strip() for word in text.split(",") if word.strip())


class Recurrence(Recorded):
    """A failure of the register that came back: in which later key result."""

    failure = models.ForeignKey(Failure, on_delete=models.CASCADE, related_name="recurrences")
    key_result = models.ForeignKey(KeyResult, on_delete=models.CASCADE, related_name="recurrences")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["failure", "key_result"],
                condition=Q(binned_at=None),
                name="came_back_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.failure} {self.key_result}"

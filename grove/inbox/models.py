"""What a person was told by letter, so that nothing is told twice and no day has two letters."""

from django.db import models

from grove.org.models import Person


class Digest(models.Model):
    """The last day (in the person's time zone) on which their daily letter was decided."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.CASCADE, related_name="digest"
    )
    day = models.DateField()


class Told(models.Model):
    """One thing a letter told a person of, by its key. Kept as long as the thing waits."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="told")
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="told_once")]

"""Which period of a due job was taken last: the row that is locked so that only one takes it."""

from django.db import models


class Turn(models.Model):
    """The last period of one job that somebody took. Periods count from 1970, in UTC."""

    name = models.CharField(max_length=60, primary_key=True)
    period = models.BigIntegerField(default=-1)
    taken_at = models.DateTimeField(null=True)

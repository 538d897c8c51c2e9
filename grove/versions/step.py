"""What the workbook counts of the versions; step 5 itself speaks in `rounds`."""

from grove.plans.steps import count_of
from grove.versions.models import Version

COUNTS = {"versions_count": count_of(Version.objects.all())}

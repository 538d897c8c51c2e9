"""What of the running year is due at times: how long plans stand is made ahead."""

from datetime import timedelta

from grove.jobs.due import Job
from grove.tracking.actions.ahead import keep_todays

JOBS = (Job("stands", timedelta(minutes=10), keep_todays),)

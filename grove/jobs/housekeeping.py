"""Housekeeping once a day: what lay in the bin too long goes for good."""

import logging
from datetime import datetime, timedelta

from grove.jobs.due import Job
from grove.record.bin import empty_bin

log = logging.getLogger(__name__)


def _empty_bin(now: datetime) -> None:
    if emptied := empty_bin(now):
        log.info("bin emptied: %d records", emptied)


JOBS = (Job("empty_bin", timedelta(days=1), _empty_bin),)

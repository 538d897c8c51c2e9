"""Slows down guessing: failed sign-ins are counted by e-mail and by address, and then it waits.

An attempt is written down before the password is looked at, so that a hundred guesses at the same
moment count as a hundred. Someone who has to wait is not counted again: waiting does not grow.
"""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from grove.org.models import SignInAttempt

WINDOW = timedelta(minutes=15)
KEPT = timedelta(hours=1)
FAILURES_OF_AN_EMAIL = 5
FAILURES_OF_AN_ADDRESS = 30


@dataclass(frozen=True)
class Attempt:
    """One try. `wait` is how many minutes to wait before the next; 0: go on."""

    row: SignInAttempt
    wait: int

    def succeeded(self) -> None:
        """Forget the failures of this e-mail."""
        SignInAttempt.objects.filter(digest=self.row.digest).delete()


def attempt(request: HttpRequest, email: str, what: str = "sign-in") -> Attempt:
    """Write down a try to sign in as `email`, and say whether it has to wait.

    `what` keeps kinds of tries apart: asking for links does not use up sign-ins.
    """
    now = timezone.now()
    SignInAttempt.objects.filter(at__lt=now - KEPT).delete()
    address = address_of(request)
    row = SignInAttempt.objects.create(digest=digest_of(email, what), address=address)
    earlier = SignInAttempt.objects.filter(at__gt=now - WINDOW, pk__lt=row.pk)
    wait = max(
        _minutes(earlier.filter(digest=row.digest), FAILURES_OF_AN_EMAIL, now),
        _minutes(earlier.filter(address=address), FAILURES_OF_AN_ADDRESS, now),
    )
    if wait:
        row.delete()
    return Attempt(row, wait)


def digest_of(email: str, what: str) -> str:
    """A keyed digest: the table does not say who tried."""
    return salted_hmac(f"grove.org.throttle.{what}", email.strip().lower()).hexdigest()


def address_of(request: HttpRequest) -> str:
    """Where the request comes from; a proxy's word counts only when one is configured.

    The last entry is the one our own proxy wrote; what stands before it anybody can invent. One
    household holds a whole /64 of IPv6, so those count together.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.headers.get("X-Forwarded-For", address).split(",")[-1].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _minutes(failures: "models.QuerySet[SignInAttempt]", limit: int, now: datetime) -> int:
    """Whole minutes until fewer than `limit` failures lie within the window."""
    newest = list(failures.order_by("-at").values_list("at", flat=True)[:limit])
    if len(newest) < limit:
        return 0
    return max(1, ceil((newest[-1] + WINDOW - now).total_seconds() / 60))

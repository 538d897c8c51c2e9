"""The page of what waits for the person who is signed in."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from grove.inbox.words import summary
from grove.org.doors import Door, signed_in


@require_safe
@signed_in
def arrival(door: Door) -> HttpResponse:
    """Where somebody lands who came by an invitation: at the one thing that waits for them."""
    waiting = door.waiting()
    return door.redirect(waiting[0].href if len(waiting) == 1 else reverse("home"))


@require_safe
@signed_in
def inbox(door: Door) -> HttpResponse:
    """The one list of what waits for me, each with the one thing to do."""
    waiting = door.waiting()
    return door.render(
        "inbox/page.jinja",
        title=_("Inbox"),
        page=waiting,
        shell={"lede": summary(len(waiting))},
    )

"""The page of what waits for the person who is signed in."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from grove.inbox.words import summary
from grove.org.doors import Door, signed_in


@require_safe
@signed_in
def inbox(door: Door) -> HttpResponse:
    """The one list of what waits for me, each with the one thing to do."""
    return door.render(
        "inbox/page.jinja",
        title=_("Inbox"),
        page=door.waiting,
        shell={"lede": summary(len(door.waiting))},
    )

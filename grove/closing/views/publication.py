"""Publishing the grades, reading them, and the year on two sheets."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.closing.actions import mark_read, publish_grades
from grove.closing.models import Publication
from grove.closing.queries.close import close_of
from grove.closing.queries.year import year_page
from grove.closing.views.frame import under
from grove.look.shell import Link
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.review.last_cycle import Ended


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(write=Verb.LEAD)
def publication(door: PlanDoor) -> HttpResponse:
    """What is still missing, or since when the grades are out; POST publishes them."""
    if door.request.method == "POST":
        try:
            publish_grades(door.someone, door.plan)
        except ValidationError as error:
            return door.redirect(door.to("closing:publication"), error.messages[0], undo=False)
        return door.redirect(door.to("closing:year"), _("The grades are published"))
    found = close_of(door.plan)
    without = _codes(door, (one for one in found.ended if one.value is None))
    causeless = _codes(door, (one for one in found.ended if one.lacks_cause))
    return door.render(
        "closing/publication.jinja",
        title=_("Publish the grades"),
        page=found,
        without=without,
        causeless=causeless,
        ready=found.ready,
        unrecorded=[
            Link(one.record.short_code, f"{door.to('closing:failures')}#{one.record.short_code}")
            for one in found.failures
            if one.record.pk not in found.recorded
        ],
        leads=door.may(Verb.LEAD),
        shell=under(
            door,
            _("Everybody in the department gets them: a record that is never changed afterwards."),
        ),
    )


@require_POST
@plan_view(write=Verb.READ)
def publication_read(door: PlanDoor) -> HttpResponse:
    """The reader has read the grades; they need not wait any longer."""
    newest = Publication.objects.filter(plan=door.plan).order_by("-number").first()
    if newest is None:
        raise Http404
    mark_read(door.someone, newest)
    return door.redirect(door.to("closing:year"), _("Thank you"), undo=False)


@require_safe
@plan_view()
def year(door: PlanDoor) -> HttpResponse:
    """What we said, what happened: the year as published, before that as it stands."""
    page = year_page(door)
    return door.render(
        "closing/year.jinja",
        title=_("%(cycle)s: what we said, what happened") % {"cycle": door.plan.cycle.name},
        page=page,
        shell=under(door, page.lede),
    )


def _codes(door: PlanDoor, ended: Iterable[Ended]) -> list[Link]:
    """Where each of them is graded."""
    page = door.to("closing:grades")
    return [Link(one.record.short_code, f"{page}#{one.record.short_code}") for one in ended]

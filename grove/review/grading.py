"""The door that keeps one grade: the same in step 3 and where a cycle is closed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.plans.doors import PlanDoor
from grove.plans.merging import merge_response
from grove.positioning.forms import labels, seen_revision, take_over
from grove.record.merge import MergeNeeded
from grove.review.actions import accept_computed, save_grade
from grove.review.forms import GradeForm
from grove.review.last_cycle import Ended
from grove.review.queries import grades_it

ByNumber = Mapping[int, Mapping[str, Any]]
Again = Callable[[GradeForm, ByNumber, ByNumber], HttpResponse]


def keep_grade(door: PlanDoor, ended: Ended, page: str, again: Again) -> HttpResponse:
    """Keep what was sent of a key result's grade (autosave or by hand).

    page    the address it was sent from and returns to
    again   that page once more, with what was typed and what is wrong with it, by the key
            result's number
    """
    if not grades_it(door, ended):
        raise PermissionDenied
    form = GradeForm(door.request.POST, decides=door.edits)
    here = f"{page}#{ended.row.short_code}"
    try:
        if form.is_valid():
            revision = seen_revision(form.data)
            saved = save_grade(door.someone, door.plan, ended, revision, form.sent)
            if door.wants_json:
                return door.saved(saved.revision)
            return door.redirect(here, _("%(code)s saved") % {"code": ended.row.short_code})
    except MergeNeeded as error:
        return merge_response(door, error, labels(form), here)
    except ValidationError as error:
        take_over(form, error)
    if door.wants_json:
        return JsonResponse({"errors": form.errors}, status=422)
    typed = {name: form.data.get(name, "") for name in form.fields if name in form.data}
    number = ended.record.number
    return again(form, {number: typed}, {number: form.errors})


def accept_all(door: PlanDoor, ended: Iterable[Ended], page: str) -> HttpResponse:
    """Accept every computed grade that nobody has given yet, and return to the page."""
    taken = accept_computed(door.someone, door.plan, ended)
    toast = ngettext(
        "%(count)d computed grade accepted", "%(count)d computed grades accepted", taken
    ) % {"count": taken}
    return door.redirect(page, toast)

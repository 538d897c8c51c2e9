"""Suggesting new words or a new number for one field, and accepting a suggestion."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.look.shell import Link
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.readers import readers
from grove.rounds import actions
from grove.rounds.about import find, name
from grove.rounds.forms.suggestions import SUGGESTED, AcceptanceForm, SuggestionForm
from grove.rounds.models import Suggestion
from grove.rounds.proposals import OutOfDate, propose
from grove.rounds.views.comments import decides, find_thread
from grove.rounds.views.frame import back_to, frame
from grove.versions.fields import Settable, find_by_code, read, settable
from grove.versions.labels import field_label
from grove.versions.schema import Sort


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.COMMENT, write=Verb.COMMENT)
def suggest(door: PlanDoor, code: str) -> HttpResponse:
    """Suggest another value for one field (`?field=`) of O3, K7, N4, or of the positioning (P)."""
    record = find_by_code(door.plan, code) if _is_code(code) else None
    if record is None:
        raise Http404
    names = SUGGESTED[record._meta.label_lower]
    asked = door.request.GET.get("field") or names[0]
    target = settable(record._meta.label_lower, asked)
    if asked not in names or target is None:
        raise Http404
    if door.request.method != "POST":
        return _page(door, code, record, target, None)
    form = SuggestionForm(
        door.request.POST, target=target, model=type(record), people=readers(door.plan)
    )
    if form.is_valid():
        data = form.cleaned_data
        try:
            edit = propose(record, asked, data["after"], form.base)
            about = find(door.plan, code if code != "P" else f"positioning.{asked}")
            assert about is not None
            made = actions.suggest(
                door.someone, door.plan, about, edit, data["text"], form.mentioned
            )
        except ValidationError as error:
            _refuse(form, error)
        except OutOfDate:
            form.add_error(
                "after",
                _("The same place was changed while you wrote. Look at it, then suggest it anew."),
            )
        else:
            page = f"{door.to('rounds:comments')}#t{made.thread_id}"
            return door.redirect(page, _("Your suggestion is there"))
    return _page(door, code, record, target, form)


@require_POST
@plan_view(write=Verb.COMMENT)
def acceptance(door: PlanDoor, thread: int) -> HttpResponse:
    """Accept the suggestion of a thread: who writes the plan, or owns what it is about."""
    row = find_thread(door, thread)
    suggestion = get_object_or_404(Suggestion.objects.select_related("author"), thread=row)
    if not decides(door, row):
        raise PermissionDenied
    form = AcceptanceForm(door.request.POST)
    back = back_to(door, f"{door.to('rounds:comments')}#t{row.pk}")
    if not form.is_valid():
        raise Http404
    try:
        actions.accept(door.someone, suggestion, form.result)
    except OutOfDate:
        said = _("%(code)s was changed since. Nothing was accepted: look at the suggestion again.")
        return door.redirect(back, said % {"code": row.label}, undo=False)
    except ValidationError as error:
        return door.redirect(back, " ".join(error.messages), undo=False)
    return door.redirect(back, _("Accepted: %(code)s is changed") % {"code": name(row.label)})


def _is_code(code: str) -> bool:
    return code == "P" or (code[:1] in ("O", "K", "N") and code[1:].isdecimal() and len(code) < 11)


def _refuse(form: SuggestionForm, error: ValidationError) -> None:
    """Everything the plan would refuse is about the new value."""
    for text in error.messages:
        form.add_error("after", text)


def _page(
    door: PlanDoor, code: str, record: Any, target: Settable, form: SuggestionForm | None
) -> HttpResponse:
    now = read(record, target.field.name)
    address = door.to("rounds:suggest", code=code)
    tabs = tuple(
        Link(
            field_label(target.section, target.section.field(one)),
            f"{address}?field={one}",
            current=one == target.field.name,
        )
        for one in SUGGESTED[target.section.model]
    )
    title = name("positioning") if code == "P" else code
    return door.render(
        "rounds/suggestion.jinja",
        title=_("Suggest a change to %(what)s") % {"what": title},
        page=tabs,
        form=form,
        label=field_label(target.section, target.field),
        now="" if now is None else now,
        seen=json.dumps(now, ensure_ascii=False),
        is_text=target.is_text,
        is_date=target.field.sort is Sort.DATE,
        people=[person.name for person in readers(door.plan)],
        action=f"{address}?field={target.field.name}",
        about=code if code != "P" else f"positioning.{target.field.name}",
        status=422 if form else 200,
        shell=frame(door, inside=True),
    )

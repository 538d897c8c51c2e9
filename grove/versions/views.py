"""Pages of versions: the line with the form to freeze, one version, two versions side by side."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.look.shell import Link
from grove.look.words import date_text
from grove.org.doors import Door, public
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.record.merge import MergeNeeded
from grove.versions.actions import freeze_version, restore_line
from grove.versions.comparison import compare_page
from grove.versions.document import Document, document, document_of
from grove.versions.forms import FreezeForm, LinkForm, RestorationForm
from grove.versions.holds import holds_of, together
from grove.versions.models import ReadingLink, Version
from grove.versions.numbers import read_number
from grove.versions.reading import (
    DAYS,
    USUAL,
    close_reading,
    find_reading,
    open_links,
    open_reading,
)
from grove.versions.timeline import NOW, versions_page


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.READ, write=Verb.LEAD)
def page(door: PlanDoor) -> HttpResponse:
    """The line of versions; POST freezes one."""
    if door.request.method != "POST":
        return _page(door, None)
    form = FreezeForm(door.request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            version = freeze_version(
                door.someone, door.plan, *data["number"][:2], data["name"], data["note"],
                data["points_reason"], despite=data["despite"],
            )  # fmt: skip
        except ValidationError as error:
            form.add_error(None, error)
        else:
            toast = _("Version %(number)s is frozen") % {"number": version.number}
            return door.redirect(door.to("versions:page"), toast)
    return _page(door, form, status=422)


@require_safe
@plan_view(read=Verb.READ)
def version(door: PlanDoor, number: str) -> HttpResponse:
    """A version as it was frozen, whole."""
    found = document(door.plan, number) if read_number(number) else None
    if found is None:
        raise Http404
    return _version_page(door, found)


@require_POST
@plan_view(write=Verb.LEAD)
def links(door: PlanDoor, number: str) -> HttpResponse:
    """Make a link that reads this version without an account."""
    frozen, form = _version(door, number), LinkForm(door.request.POST)
    if not form.is_valid():
        found = document(door.plan, number)
        assert found is not None
        return _version_page(door, found, form)
    open_reading(door.someone, frozen, form.cleaned_data["days"])
    toast = _("The link works now. Copy it below.")
    return door.redirect(f"{door.to('versions:version', number=number)}#share", toast)


@require_POST
@plan_view(write=Verb.LEAD)
def link_removal(door: PlanDoor, number: str, reading: int) -> HttpResponse:
    """End such a link at once."""
    link = get_object_or_404(
        ReadingLink.objects.select_related("version__plan"),
        pk=reading,
        version=_version(door, number),
    )
    close_reading(door.someone, link)
    toast = _("The link opens nothing any more")
    return door.redirect(f"{door.to('versions:version', number=number)}#share", toast)


@require_safe
@public
def reading(door: Door, token: str) -> HttpResponse:
    """A version through a link, for people without an account: to read, and nothing else."""
    link = find_reading(token)
    if link is None:
        title = _("This link opens nothing")
        answer = door.render("versions/reading_ended.jinja", title=title, status=404)
    else:
        plan = link.version.plan
        found = document_of(plan, link.version)
        named = {"department": plan.department.name, "cycle": plan.cycle.name}
        answer = door.render(
            "versions/reading.jinja",
            title=_("%(department)s, plan %(cycle)s") % named,
            page=found,
            until=date_text(link.expires_at),
        )
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
@plan_view(read=Verb.READ)
def compare(door: PlanDoor, before: str, after: str) -> HttpResponse:
    """Two versions, or a version and the draft (`now`): `?show=` narrows, `?view=one` folds,
    `?same=1` adds what did not change."""
    asked = door.request.GET
    if not all(number == NOW or read_number(number) for number in (before, after)):
        raise Http404
    found = compare_page(
        door.plan, before, after, show=asked.getlist("show"), view=asked.get("view", ""),
        whole="same" in asked, restores=door.edits, reader=door.someone.pk,
    )  # fmt: skip
    if found is None:
        raise Http404
    title = _("%(before)s and %(after)s") % {
        "before": found.before.word,
        "after": found.after.word,
    }
    return door.render(
        "versions/compare.jinja",
        title=title,
        page=found,
        shell={**_frame(door, inside=True), "lede": found.summary},
    )


@require_safe
@plan_view(read=Verb.READ)
def comparison(door: PlanDoor) -> HttpResponse:
    """Where the form that chooses two versions goes: on to their page."""
    asked = door.request.GET
    before, after = asked.get("before", NOW), asked.get("after", NOW)
    if not all(number == NOW or read_number(number) for number in (before, after)):
        raise Http404
    kept = [(key, value) for key in ("show", "view", "same") for value in asked.getlist(key)]
    address = door.to("versions:compare", before=before, after=after)
    return door.redirect(f"{address}?{urlencode(kept)}" if kept else address)


@require_POST
@plan_view(write=Verb.EDIT)
def restoration(door: PlanDoor, number: str) -> HttpResponse:
    """Take one line of a version back into the draft."""
    frozen = _version(door, number)
    back = door.to("versions:compare", before=number, after=NOW)
    form = RestorationForm(door.request.POST)
    if not form.is_valid():
        raise Http404
    code, field, revision = form.wanted
    try:
        restore_line(door.someone, frozen, code, field, revision)
    except LookupError as error:
        raise Http404 from error
    except MergeNeeded:
        said = _("%(code)s was changed while you read. Nothing was restored: look again.")
        return door.redirect(back, said % {"code": code}, undo=False)
    except ValidationError as error:
        return door.redirect(back, " ".join(error.messages), undo=False)
    return door.redirect(back, _("Line of %(code)s restored") % {"code": code})


def _version(door: PlanDoor, number: str) -> Version:
    wanted = read_number(number)
    if wanted is None:
        raise Http404
    return get_object_or_404(
        Version.objects.select_related("plan__department", "plan__cycle"),
        plan=door.plan,
        **wanted._asdict(),
    )


def _version_page(door: PlanDoor, found: Document, form: LinkForm | None = None) -> HttpResponse:
    leads = door.may(Verb.LEAD)
    here = door.to("versions:version", number=found.number)
    return door.render(
        "versions/version.jinja",
        title=_("Version %(number)s") % {"number": found.number},
        page=found,
        here=door.request.build_absolute_uri(here),
        leads=leads,
        links=open_links(door.request, door.plan, found.number) if leads else (),
        days=[
            (days, ngettext("%(days)d day", "%(days)d days", days) % {"days": days})
            for days in DAYS
        ],
        usual=USUAL,
        form=form,
        status=422 if form else 200,
        shell=_frame(door, inside=True),
    )


def _page(door: PlanDoor, form: FreezeForm | None, status: int = 200) -> HttpResponse:
    found = versions_page(door.plan)
    # Some rules weigh more the nearer the plan is to its signature.
    typed = read_number(str(form["number"].value() or "")) if form is not None else None
    held = holds_of(door.plan, str(typed or found.suggested)) if door.may(Verb.LEAD) else ()
    return door.render(
        "versions/page.jinja",
        title=_("Versions"),
        page=found,
        status=status,
        form=form,
        freezes=door.may(Verb.LEAD),
        holds=together(held),
        shell={**_frame(door), "lede": found.summary},
    )


def _frame(door: PlanDoor, inside: bool = False) -> dict[str, object]:
    crumbs = [
        Link(
            _("Plan %(cycle)s") % {"cycle": door.plan.cycle.name},
            door.to("workbook"),
        )
    ]
    crumbs.append(
        Link(_("Versions"), door.to("versions:page"))
        if inside
        else Link(_("step %(step)d of %(steps)d") % {"step": 5, "steps": 8}, "")
    )
    return {
        "crumbs": tuple(crumbs),
        "wide": True,
        "meta": (_("Frozen versions cannot be changed by anybody"),),
    }

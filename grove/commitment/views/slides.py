"""Step 6: presenting. The slides, the presenter's window, how the head arranges them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.commitment.actions import slides as actions
from grove.commitment.forms.slides import DeckForm, NotesForm, SecondLineForm, ShowingForm
from grove.commitment.models import Deck, SlideNote
from grove.commitment.presenting import (
    address_of,
    confirm_address,
    foot_of,
    slides_of,
    wish_of,
)
from grove.commitment.queries.slides import (
    LIVE,
    Presenting,
    Shown,
    Wish,
    keys_of,
    presenting,
    second_lines,
    stale,
)
from grove.commitment.slides import Slide, base_key
from grove.commitment.slides.qr import QR, qr
from grove.look.shell import Link
from grove.look.words import first_text
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.record.merge import MergeNeeded

OF_THE_DECK = ("minutes", "free_title", "free_text", "presented_on")


@dataclass(frozen=True)
class Show:
    """The page of slides, or the presenter's window."""

    slides: tuple[Slide, ...]
    version: str
    minutes: int
    foot: tuple[str, ...]
    qr: QR
    here: str
    notes_href: str
    place_href: str
    follow_href: str
    channel: str
    shares: bool
    ways: tuple[Link, ...]
    files: tuple[Link, ...]
    stale: int
    follow: Presenting | None
    others: tuple[Link, ...]


@dataclass(frozen=True)
class Row:
    """One slide in the list of the head."""

    key: str
    name: str
    hidden: bool
    notes: str
    revision: int
    error: str


@dataclass(frozen=True)
class Arrangement:
    """All slides with what the head set about them."""

    rows: tuple[Row, ...]
    note: str


@require_safe
@plan_view(read=Verb.READ)
def page(door: PlanDoor) -> HttpResponse:
    """The slides. `?version=live` or a number, `?bilingual=1`, `?owners=1`, `?follow=` a person."""
    return door.render(
        "commitment/present/page.jinja", title=_title(door), page=_show(door, wish_of(door))
    )


@require_safe
@plan_view(read=Verb.READ)
def notes(door: PlanDoor) -> HttpResponse:
    """The presenter's window beside the slides: this one, the next one, notes and time."""
    return door.render(
        "commitment/present/notes.jinja",
        title=_("Presenter window"),
        page=_show(door, wish_of(door)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.READ, write=Verb.SUGGEST)
def showing(door: PlanDoor) -> HttpResponse:
    """Where somebody is who presents (`?of=` the person), for those who follow: 304 while nothing
    has changed. POST says where one is oneself."""
    if door.request.method != "POST":
        return _place(door)
    form = ShowingForm(door.request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    data = form.cleaned_data
    if data["end"]:
        actions.end_showing(door.plan, door.someone)
    else:
        actions.show_place(door.plan, door.someone, data["slide"], data["source"], data["blank"])
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.EDIT)
def slides(door: PlanDoor) -> HttpResponse:
    """Arrange the slides; POST sets the minutes and the free slide."""
    deck = Deck.objects.filter(plan=door.plan).first() or Deck(plan=door.plan)
    initial = {name: getattr(deck, name) for name in OF_THE_DECK}
    form = DeckForm(door.request.POST or None, plan=door.plan, initial=initial)
    if door.request.method == "POST" and form.is_valid():
        try:
            deck = actions.set_deck(door.someone, door.plan, form.seen, form.values)
        except MergeNeeded as error:
            return merge_response(door, error, form.labels, door.to("present:slides"))
        if door.wants_json:
            return door.saved(deck.revision)
        return door.redirect(door.to("present:slides"), _("The slides are saved"))
    if form.errors and door.wants_json:
        return JsonResponse({"errors": form.errors}, status=422)
    return _arrange(door, form=form, revision=deck.revision)


@require_POST
@plan_view()
def note(door: PlanDoor, slide: str) -> HttpResponse:
    """Write what is said beside a slide."""
    _keys(door, slide)
    form = NotesForm(door.request.POST, plan=door.plan)
    if not form.is_valid():
        if door.wants_json:
            return JsonResponse({"errors": form.errors}, status=422)
        return _arrange(door, notes_form=form, at=slide)
    try:
        kept = actions.write_notes(
            door.someone, door.plan, slide, form.seen, form.cleaned_data["notes"]
        )
    except MergeNeeded as error:
        return merge_response(door, error, form.labels, door.to("present:slides"))
    if door.wants_json:
        return door.saved(kept.revision)
    return door.redirect(f"{door.to('present:slides')}#slide-{slide}", _("The notes are saved"))


@require_POST
@plan_view()
def visibility(door: PlanDoor, slide: str) -> HttpResponse:
    """Hide a slide from the audience, or show it again."""
    _keys(door, slide)
    hidden = bool(door.request.POST.get("hidden"))
    actions.hide_slide(door.someone, door.plan, slide, hidden)
    said = _("The slide is hidden") if hidden else _("The slide is shown")
    return door.redirect(f"{door.to('present:slides')}#slide-{slide}", said)


@require_POST
@plan_view()
def move(door: PlanDoor, slide: str) -> HttpResponse:
    """One place up or down."""
    keys = _keys(door, slide)
    up = door.request.POST.get("move") == "up"
    actions.move_slide(door.someone, door.plan, keys, slide, up)
    return door.redirect(f"{door.to('present:slides')}#slide-{slide}")


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.EDIT)
def lines(door: PlanDoor) -> HttpResponse:
    """The second language of objectives and key results; POST writes one line."""
    if door.request.method != "POST":
        return _lines(door)
    form = SecondLineForm(door.request.POST, plan=door.plan)
    if not form.is_valid() or form.target is None:
        return _lines(door, form)
    actions.write_second_line(door.someone, form.target, form.cleaned_data["text"])
    code = form.cleaned_data["code"]
    return door.redirect(
        f"{door.to('present:lines')}#line-{code}", _("%(code)s is saved") % {"code": code}
    )


def _title(door: PlanDoor) -> str:
    return _("%(department)s %(cycle)s: slides") % {
        "department": door.department.name,
        "cycle": door.plan.cycle.name,
    }


def _show(door: PlanDoor, wish: Wish) -> Show:
    found = slides_of(door, wish)
    here, window = door.to("present:page"), door.to("present:notes")
    who = door.request.GET.get("follow", "")
    now = presenting(door.plan)
    follow = next((one for one in now if str(one.pk) == who), None)
    address = door.request.build_absolute_uri(address_of(here, wish))
    joint = "&" if "?" in address else "?"
    return Show(
        slides=found.slides,
        version=found.version,
        minutes=found.minutes,
        foot=foot_of(door, found),
        qr=qr(confirm_address(door)),
        here=address_of(here, wish),
        notes_href=address_of(window, wish),
        place_href=door.to("present:showing"),
        follow_href=f"{address}{joint}follow={door.someone.pk}",
        channel=f"{door.plan.code}-{door.someone.pk}",
        shares=door.may(Verb.SUGGEST),
        ways=_ways(here, wish, found),
        files=(
            Link(_("PowerPoint"), address_of(door.to("export_slides", kind="pptx"), wish)),
            Link(_("PDF of the slides"), address_of(door.to("export_slides", kind="pdf"), wish)),
            Link(_("PDF of the plan"), address_of(door.to("export_plan_pdf"), wish)),
        ),
        stale=len(stale(found.slides)),
        follow=follow,
        others=tuple(
            Link(one.name, address_of(here, wish, follow=str(one.pk)))
            for one in now
            if one.pk != door.someone.pk
        ),
    )


def _ways(here: str, wish: Wish, found: Shown) -> tuple[Link, ...]:
    """Live or a version; one language or two; with owners or without."""

    def link(text: str, current: bool, **change: Any) -> Link:
        return Link(text, address_of(here, replace(wish, **change)), current=current)

    numbers = [found.signed] if found.signed else []
    if not found.is_live and found.version not in numbers:
        numbers.append(found.version)
    return (
        link(_("Live"), found.is_live, version=LIVE),
        *(
            link(_("Version %(number)s") % {"number": one}, found.version == one, version=one)
            for one in numbers
        ),
        link(_("Both languages"), wish.bilingual, bilingual=not wish.bilingual),
        link(_("Owners"), wish.owners, owners=not wish.owners),
    )


def _place(door: PlanDoor) -> HttpResponse:
    who = door.request.GET.get("of", "")
    found = presenting(door.plan, int(who)) if who.isascii() and who.isdigit() else ()
    one = found[0] if found else None
    mark = f'"{one.mark}"' if one else '"none"'
    if door.request.headers.get("If-None-Match") == mark:
        answer: HttpResponse = HttpResponseNotModified()
    elif one is None:
        answer = JsonResponse({"slide": None})
    else:
        answer = JsonResponse({"slide": one.slide, "source": one.source, "blank": one.blank})
    answer["ETag"] = mark
    return answer


def _keys(door: PlanDoor, slide: str) -> list[str]:
    """The order as it is shown now; 404 for a slide that is not in it."""
    keys = keys_of(_all(door).slides)
    if slide not in keys:
        raise Http404
    return keys


def _all(door: PlanDoor) -> Shown:
    return slides_of(door, Wish(version=LIVE, all_slides=True))


def _arrange(
    door: PlanDoor,
    form: DeckForm | None = None,
    revision: int | None = None,
    notes_form: NotesForm | None = None,
    at: str = "",
) -> HttpResponse:
    found = _all(door)
    kept = {one.slide: one for one in SlideNote.objects.filter(plan=door.plan)}
    if form is None:
        initial = {name: getattr(found.deck, name) for name in OF_THE_DECK}
        form = DeckForm(plan=door.plan, initial=initial)
    firsts = _firsts(found.slides)
    rows = tuple(_row(slide, kept, notes_form, at) for slide in firsts)
    hidden = sum(row.hidden for row in rows)
    words = ngettext("%(count)d slide", "%(count)d slides", len(found.slides)) % {
        "count": len(found.slides)
    }
    if hidden:
        words = _("%(slides)s, %(hidden)d hidden") % {"slides": words, "hidden": hidden}
    shown_form = notes_form or form
    return door.render(
        "commitment/present/slides.jinja",
        title=_("Arrange slides"),
        page=Arrangement(rows=rows, note=words),
        form=form,
        revision=found.deck.revision if revision is None else revision,
        status=422 if shown_form.errors else 200,
        shell={
            "crumbs": _crumbs(door),
            "lede": _("What stands on the slides is the plan’s. Here you say what to show,"
            " in which order, and what you tell beside it."),
        },
    )  # fmt: skip


def _firsts(slides: Sequence[Slide]) -> list[Slide]:
    """One slide a key: parts of one stand together in the list."""
    return list({base_key(slide.key): slide for slide in reversed(slides)}.values())[::-1]


def _row(slide: Slide, kept: dict[str, SlideNote], form: NotesForm | None, at: str) -> Row:
    key = base_key(slide.key)
    note = kept.get(key) or SlideNote()
    mine = form if form is not None and key == at else None
    return Row(
        key=key,
        name=slide.name,
        hidden=note.hidden,
        notes=mine.data.get("notes", "") if mine else note.notes,
        revision=note.revision,
        error=first_text(mine.errors.get("notes")) if mine else "",
    )


def _lines(door: PlanDoor, form: SecondLineForm | None = None) -> HttpResponse:
    at = form.data.get("code", "") if form is not None else ""
    rows = []
    for code, words, text, is_stale in second_lines(door.plan):
        mine = form if code == at else None
        rows.append(
            {
                "code": code,
                "words": words,
                "text": mine.data.get("text", "") if mine else text,
                "stale": is_stale,
                "error": first_text(mine.errors.get("text")) if mine else "",
            }
        )
    return door.render(
        "commitment/present/lines.jinja",
        title=_("Second language"),
        page={
            "rows": rows,
            "bilingual_href": address_of(door.to("present:page"), Wish(bilingual=True)),
        },
        form=form,
        status=422 if form is not None else 200,
        shell={
            "crumbs": (*_crumbs(door), Link(_("Arrange slides"), door.to("present:slides"))),
            "lede": _("Optional. Slides in both languages show it under the line it belongs to."),
        },
    )


def _crumbs(door: PlanDoor) -> tuple[Link, ...]:
    return (
        Link(_("Plan %(cycle)s") % {"cycle": door.plan.cycle.name}, door.to("workbook")),
        Link(_("Slides"), door.to("present:page")),
    )

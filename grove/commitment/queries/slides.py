"""What the pages of presenting read: the slides as one reader sees them, and who presents now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Max, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from grove.commitment.actions.signatures import FINAL, SIGNED
from grove.commitment.models import Deck, SecondLine, Showing, SlideNote
from grove.commitment.slides import Line, Slide, Source, arranged, base_key, bilingual, build
from grove.look.words import date_text
from grove.plans.models import Plan
from grove.record import clock
from grove.versions.models import Version
from grove.versions.numbers import read_number
from grove.versions.schema import Content
from grove.versions.snapshot import snapshot

LIVE = "live"
FRESH = timedelta(minutes=30)  # a showing nobody has touched for longer is over


@dataclass(frozen=True)
class Wish:
    """What a reader asked for in the address. `version` is "", live, or a number.

    Hidden slides come along with `all_slides`, marked.
    """

    version: str = ""
    bilingual: bool = False
    owners: bool = False
    all_slides: bool = False


@dataclass(frozen=True)
class Shown:
    """The slides, and where they come from. `version` is a number, or live; `signed` is the
    latest version that everybody has signed ("" without one)."""

    slides: tuple[Slide, ...]
    version: str
    signed: str
    words: str
    minutes: int
    content: Content
    deck: Deck

    @property
    def is_live(self) -> bool:
        return self.version == LIVE


@dataclass(frozen=True)
class Presenting:
    """Somebody who presents now, for people who follow."""

    pk: int
    name: str
    slide: str
    source: str
    blank: bool
    mark: str


def shown(plan: Plan, wish: Wish, confirm: str) -> Shown | None:
    """The slides of a plan, or None for a version that does not exist. Five queries, whatever the
    rows: signed versions, the content, deck, notes, second lines."""
    signed = _signed(plan)
    asked = wish.version or (signed.number if signed else LIVE)
    content, words = _content(plan, asked, signed)
    if content is None:
        return None
    deck = Deck.objects.filter(plan=plan).first() or Deck(plan=plan)
    notes = {note.slide: note for note in SlideNote.objects.filter(plan=plan)}
    source = Source(
        words=words,
        confirm=confirm,
        free_title=deck.free_title,
        free_text=deck.free_text,
        owners=wish.owners,
        bilingual=wish.bilingual,
        second=_second_lines(plan) if wish.bilingual else {},
    )
    slides = build(content, source)
    if wish.bilingual:
        slides = bilingual(slides, _in_the_other_language(plan, content, source, asked, signed))
    placed = (_noted(slide, notes) for slide in arranged(slides, deck.order))
    return Shown(
        slides=tuple(slide for slide in placed if wish.all_slides or not slide.hidden),
        version=asked,
        signed=signed.number if signed else "",
        words=words,
        minutes=deck.minutes,
        content=content,
        deck=deck,
    )


def presenting(plan: Plan, who: int | None = None) -> tuple[Presenting, ...]:
    """Who presents this plan now; only one of them when `who` is given. One query."""
    rows = Showing.objects.filter(plan=plan, at__gt=timezone.now() - FRESH)
    if who is not None:
        rows = rows.filter(presenter=who)
    return tuple(
        Presenting(
            pk=row.presenter_id,
            name=row.presenter.name,
            slide=row.slide,
            source=row.source,
            blank=row.blank,
            mark=f"{row.pk}-{row.at.timestamp():.6f}",
        )
        for row in rows.select_related("presenter").order_by("-at", "pk")
    )


def second_lines(plan: Plan) -> tuple[tuple[str, str, str, bool], ...]:
    """Code, wording, second line, out of date: of each objective and key result. Three queries."""
    lines = _second_lines(plan)
    found = []
    objectives = plan.objectives.prefetch_related("key_results").order_by("position", "pk")
    for objective in objectives:
        results = sorted(objective.key_results.all(), key=lambda row: (row.position, row.pk))
        pairs = [(objective.short_code, objective.title)]
        pairs += [(row.short_code, row.text) for row in results if row.binned_at is None]
        for code, words in pairs:
            text, written_for = lines.get(code, ("", ""))
            found.append((code, words, text, bool(text) and written_for != words))
    return tuple(found)


def keys_of(slides: Sequence[Slide]) -> list[str]:
    """The keys that order and hiding go by, each once."""
    return list(dict.fromkeys(base_key(slide.key) for slide in slides))


def _signed(plan: Plan) -> Version | None:
    given = Q(signatures__state__in=SIGNED)
    live = Q(signatures__binned_at=None)
    return (
        Version.objects.filter(plan=plan, major__gte=FINAL)
        .defer("content")
        .annotate(
            asked=Count("signatures", filter=live),
            given=Count("signatures", filter=live & given),
            signed_at=Max("signatures__answered_at", filter=live & given),
        )
        .filter(asked__gt=0, asked=F("given"))
        .order_by("major", "minor", "pk")
        .last()
    )


def _content(plan: Plan, asked: str, signed: Version | None) -> tuple[dict[str, Any] | None, str]:
    """The content asked for, and the words that say which."""
    if asked == LIVE:
        return snapshot(plan), _words(asked, None)
    number = read_number(asked)
    found = Version.objects.filter(plan=plan, **number._asdict()) if number else None
    version = found.first() if found is not None else None
    if version is None:
        return None, ""
    mine = signed if signed is not None and signed.pk == version.pk else None
    return version.content, _words(version.number, mine)


def _words(number: str, signed: Any) -> str:
    if number == LIVE:
        return _("Live, %(day)s") % {"day": date_text(clock.today())}
    if signed is None:
        return _("Version %(number)s") % {"number": number}
    return _("Version %(number)s, signed %(day)s") % {
        "number": number,
        "day": date_text(signed.signed_at),
    }


def _in_the_other_language(
    plan: Plan, content: Content, source: Source, asked: str, signed: Version | None
) -> tuple[Slide, ...]:
    other = "en" if (translation.get_language() or "en").startswith("zh") else "zh-hans"
    with translation.override(other):
        mine = signed if signed is not None and signed.number == asked else None
        return build(content, replace(source, words=_words(asked, mine)))


def _second_lines(plan: Plan) -> dict[str, tuple[str, str]]:
    rows = SecondLine.objects.filter(plan=plan).select_related("objective", "key_result")
    found = {}
    for row in rows:
        target = row.objective or row.key_result
        if target is not None:
            found[target.short_code] = (row.text, row.source)
    return found


def _noted(slide: Slide, notes: dict[str, SlideNote]) -> Slide:
    note = notes.get(base_key(slide.key))
    if note is None:
        return slide
    return replace(slide, notes=note.notes, hidden=note.hidden)


def stale(slides: Sequence[Slide]) -> list[str]:
    """Wordings whose second line is out of date, for a word before presenting."""
    lines: list[Line] = []
    for slide in slides:
        lines += [slide.title, *(measure.name for measure in slide.measures)]
    return [line.text for line in lines if line.stale]


def without_notes(found: Shown) -> Shown:
    """The same slides for somebody who only reads."""
    return replace(found, slides=tuple(replace(slide, notes="") for slide in found.slides))

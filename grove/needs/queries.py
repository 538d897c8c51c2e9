"""What the board and the table read: needs with what covers them, counted, in four queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address
from grove.look.shell import Link
from grove.look.words import date_text, lang_of
from grove.method import load
from grove.needs.asked_again import CarriedLine, asked_again
from grove.needs.models import Need
from grove.needs.reading import live_links, needs_of, objectives_of
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor
from grove.plans.models import Plan

COVERED, OPEN, DECLINED = "covered", "open", "declined"


@dataclass(frozen=True)
class Cover:
    """An objective or key result that covers a need; `removal` takes the link away."""

    text: str
    href: str
    title: str
    removal: str
    objective: int
    measured: bool


@dataclass(frozen=True)
class NeedCard:
    """One need as board, table and its own page show it."""

    pk: int
    number: int
    code: str
    who: str
    customer: int
    words: str
    quotation: str
    level: str
    perspective: str
    level_name: str
    perspective_name: str
    weight: int
    state: str
    state_word: str
    why: str
    covers: tuple[Cover, ...]
    heard: str
    source: str
    revision: int
    mine: bool
    href: str
    place: str
    refusal: str

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(Link(cover.text, cover.href) for cover in self.covers)


@dataclass(frozen=True)
class Cell:
    """One level seen from one perspective."""

    column: str
    needs: tuple[NeedCard, ...]
    add: str


@dataclass(frozen=True)
class Row:
    """One level across the perspectives."""

    name: str
    note: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective and the needs it serves."""

    code: str
    title: str
    href: str
    needs: tuple[Link, ...]
    weight: int


@dataclass(frozen=True)
class Column:
    """A column of the table: its heading sorts by it."""

    name: str
    href: str
    sorted: str
    numeric: bool = False


@dataclass(frozen=True)
class NeedsPage:
    """Everything board and table show. Five queries. `carried_from` is a cycle's name, or ""."""

    total: int
    covered: int
    declined: int
    open: int
    strip: tuple[tuple[str, str, int, int, int], ...]
    views: tuple[Link, ...]
    is_table: bool
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    table_columns: tuple[Column, ...]
    table: tuple[NeedCard, ...]
    filters: tuple[Link, ...]
    objectives: tuple[ObjectiveLine, ...]
    levels: tuple[tuple[str, str], ...]
    perspectives: tuple[tuple[str, str], ...]
    financial: Link | None
    may_add: bool
    carried: tuple[CarriedLine, ...]
    carried_from: str
    carry: str
    previous: Link
    next: Link


def needs_page(door: PlanDoor, asked: Any) -> NeedsPage:
    """The board, or the table asked for (`view`, `sort`, `state`, `financial` in the address)."""
    method, language = load(), door.language
    cards = cards_of(door)
    counted = {state: sum(card.state == state for card in cards) for state in STATES}
    used = any(card.perspective == "financial" for card in cards)
    with_money = used or asked.get("financial") == "1"
    perspectives = tuple(one for one in method.perspectives if not one.optional or with_money)
    may_add = door.may(Verb.SUGGEST)
    is_table = asked.get("view") == "table"
    carried, carried_from = asked_again(door)
    return NeedsPage(
        total=len(cards),
        covered=counted[COVERED],
        declined=counted[DECLINED],
        open=counted[OPEN],
        strip=_strip(cards),
        views=(
            Link(_("Board"), door.to("needs:board"), current=not is_table),
            Link(_("Table"), f"{door.to('needs:board')}?view=table", current=is_table),
        ),
        is_table=is_table,
        columns=tuple(one.name(language) for one in perspectives),
        rows=tuple(
            Row(
                name=level.name(language),
                note=level.explanation(language),
                cells=tuple(
                    Cell(
                        column=one.name(language),
                        needs=tuple(
                            card
                            for card in cards
                            if (card.level, card.perspective) == (level.key, one.key)
                        ),
                        add=(
                            f"{door.to('needs:new')}?level={level.key}&perspective={one.key}"
                            if may_add
                            else ""
                        ),
                    )
                    for one in perspectives
                ),
            )
            for level in method.levels
        ),
        table_columns=_columns(door, asked),
        table=_sorted(cards, asked) if is_table else (),
        filters=_filters(door, asked, counted[OPEN]),
        objectives=_objectives(door, cards),
        levels=tuple((one.key, one.name(language)) for one in method.levels),
        perspectives=tuple((one.key, one.name(language)) for one in method.perspectives),
        financial=_financial(door, used, with_money),
        may_add=may_add,
        carried=carried,
        carried_from=carried_from,
        carry=_(
            "Every objective shows its needs. A need that is still open, and not declined with "
            "a reason, stands at the top of the page where the plan is signed."
        ),
        previous=Link(_("Previous: positioning"), door.to("positioning:page")),
        next=Link(_("Next: review of the last cycle"), door.to("review:page")),
    )


def cards_of(door: PlanDoor, **which: Any) -> tuple[NeedCard, ...]:
    """Needs of the plan in order of number, with what covers them. Two queries."""
    needs = list(needs_of([door.plan.pk, *which.values()], *which))
    links: dict[int, list[Any]] = defaultdict(list)
    for link in live_links([need.pk for need in needs]):
        links[link.need_id].append(link)
    return tuple(_card(door, need, links[need.pk]) for need in needs)


def targets_of(plan: Plan) -> list[tuple[str, list[tuple[str, str]]]]:
    """What can cover a need, grouped by objective, as options of a select. One query."""
    reverse_plan: Any = plan
    rows = reverse_plan.objectives.order_by(
        "position", "id", F("key_results__position").asc(nulls_first=True), "key_results__id"
    ).values_list(
        *("number", "title", "key_results__number"),
        *("key_results__text", "key_results__binned_at"),
    )
    grouped: dict[str, list[tuple[str, str]]] = {}
    for number, title, result, text, binned in rows:
        code = f"O{number}"
        options = grouped.setdefault(
            _short(f"{code} {title}"),
            [(code, _("%(code)s, the objective as a whole") % {"code": code})],
        )
        if result is not None and binned is None:
            options.append((f"K{result}", _short(f"K{result} {text}")))
    return list(grouped.items())


STATES = (COVERED, DECLINED, OPEN)


def _card(door: PlanDoor, need: Any, links: Iterable[Any]) -> NeedCard:
    method, language = load(), door.language
    covers = tuple(_cover(door, need, link) for link in links)
    state = COVERED if covers else DECLINED if need.declined_because else OPEN
    number = {"number": need.number}
    return NeedCard(
        pk=need.pk,
        number=need.number,
        code=need.code,
        who=need.customer.name,
        customer=need.customer_id,
        words=need.words,
        quotation=need.quotation,
        level=need.level,
        perspective=need.perspective,
        level_name=method.level(need.level).name(language),
        perspective_name=method.perspective(need.perspective).name(language),
        weight=need.weight,
        state=state,
        state_word=_state_word(state, covers),
        why=_why(need) if state == DECLINED else "",
        covers=covers,
        heard=_heard(need),
        source=_source(need),
        revision=need.revision,
        mine=need.heard_by_id == door.someone.pk,
        href=door.to("needs:need", **number),
        place=door.to("needs:place", **number),
        refusal=door.to("needs:refusal", **number),
    )


def _cover(door: PlanDoor, need: Need, link: Any) -> Cover:
    target = link.key_result or link.objective
    page = "okrs:key_result" if link.key_result else "okrs:objective"
    return Cover(
        text=target.short_code,
        href=address(page, code=f"{door.plan.code}-{target.short_code}"),
        title=target.text if link.key_result else target.title,
        removal=door.to("drafting:uncover_need", number=need.number, link=link.pk),
        objective=link.objective_id,
        measured=bool(link.key_result and link.key_result.data_source),
    )


def _state_word(state: str, covers: tuple[Cover, ...]) -> str:
    if state == DECLINED:
        return _("Declined")
    if state == OPEN:
        return _("Not covered")
    if any(cover.measured for cover in covers):
        return _("Covered and measured")
    return _("Covered")


def _why(need: Need) -> str:
    """The reason; who accepted it and when, as far as known."""
    accepted = {"who": need.accepted_by, "when": date_text(need.declined_on)}
    told = ""
    if need.accepted_by and need.declined_on:
        told = _("Accepted by %(who)s, %(when)s.") % accepted
    elif need.accepted_by:
        told = _("Accepted by %(who)s.") % accepted
    elif need.declined_by:
        told = _("Declined by %(who)s.") % {"who": need.declined_by}
    # Two sentences, each in its own language: the reason is content, the rest is interface.
    gap = "" if lang_of(need.declined_because) == "zh-Hans" else " "
    return f"{need.declined_because}{gap}{told}" if told else need.declined_because


def _heard(need: Need) -> str:
    facts = {"who": need.heard_by, "when": date_text(need.heard_on)}
    if need.heard_by and need.heard_on:
        return _("by %(who)s on %(when)s") % facts
    if need.heard_by:
        return _("by %(who)s") % facts
    return _("on %(when)s") % facts if need.heard_on else ""


def _source(need: Need) -> str:
    known = {"kind": need.get_source_display(), "note": need.source_note}
    if need.source and need.source_note:
        return _("%(kind)s: %(note)s") % known
    return need.source_note or (str(known["kind"]) if need.source else "")


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89]}…"


def _strip(cards: tuple[NeedCard, ...]) -> tuple[tuple[str, str, int, int, int], ...]:
    rows = []
    for weight in (3, 2, 1):
        states = [card.state for card in cards if card.weight == weight]
        if not states:
            continue
        covered, open_, declined = (states.count(state) for state in (COVERED, OPEN, DECLINED))
        numbers = {"covered": covered, "open": open_, "declined": declined, "all": len(states)}
        if covered == len(states):
            words = ngettext("covered", "all %(all)s covered", covered) % numbers
        elif not declined:
            words = _("%(covered)s of %(all)s covered") % numbers
        elif not covered:
            words = _("%(declined)s declined, %(open)s open") % numbers
        else:
            words = _("%(covered)s covered, %(declined)s declined, %(open)s open") % numbers
        rows.append((_("weight %(weight)s:") % {"weight": weight}, words, covered, open_, declined))
    return tuple(rows)


_ORDERS: dict[str, Any] = {
    "code": lambda card: (card.number,),
    "customer": lambda card: (card.who.casefold(), card.number),
    "level": lambda card: (_place(load().levels, card.level), card.number),
    "perspective": lambda card: (_place(load().perspectives, card.perspective), card.number),
    "weight": lambda card: (-card.weight, card.number),
    "state": lambda card: ((OPEN, DECLINED, COVERED).index(card.state), -card.weight, card.number),
}


def _place(records: Any, key: str) -> int:
    return [one.key for one in records].index(key)


def _sorted(cards: tuple[NeedCard, ...], asked: Any) -> tuple[NeedCard, ...]:
    order = _ORDERS.get(asked.get("sort", ""), _ORDERS["code"])
    wanted = asked.get("state", "")
    return tuple(sorted((c for c in cards if wanted not in STATES or c.state == wanted), key=order))


def _columns(door: PlanDoor, asked: Any) -> tuple[Column, ...]:
    names = {
        "code": _("Need"),
        "customer": _("Customer"),
        "level": _("Level"),
        "perspective": _("Perspective"),
        "weight": _("Weight"),
        "state": _("Coverage"),
    }
    now = asked.get("sort") if asked.get("sort") in _ORDERS else "code"
    state = f"&state={asked['state']}" if asked.get("state") in STATES else ""
    return tuple(
        Column(
            name=name,
            href=f"{door.to('needs:board')}?view=table&sort={key}{state}",
            sorted="descending"
            if key == "weight" and key == now
            else "ascending"
            if key == now
            else "",
            numeric=key == "weight",
        )
        for key, name in names.items()
    )


def _filters(door: PlanDoor, asked: Any, open_needs: int) -> tuple[Link, ...]:
    sort = f"&sort={asked['sort']}" if asked.get("sort") in _ORDERS else ""
    table = f"{door.to('needs:board')}?view=table{sort}"
    only_open = asked.get("state") == OPEN
    return (
        Link(_("All needs"), table, current=not only_open),
        Link(_("Not covered"), f"{table}&state=open", current=only_open, count=str(open_needs)),
    )


def _financial(door: PlanDoor, used: bool, shown: bool) -> Link | None:
    """Switches the optional column; none while needs stand in it."""
    if used:
        return None
    if shown:
        return Link(_("Hide the financial perspective"), door.to("needs:board"))
    return Link(_("Show the financial perspective"), f"{door.to('needs:board')}?financial=1")


def _objectives(door: PlanDoor, cards: tuple[NeedCard, ...]) -> tuple[ObjectiveLine, ...]:
    serves: dict[int, list[NeedCard]] = defaultdict(list)
    for card in cards:
        for objective in dict.fromkeys(cover.objective for cover in card.covers):
            serves[objective].append(card)
    return tuple(
        ObjectiveLine(
            code=objective.short_code,
            title=objective.title,
            href=address("okrs:objective", code=f"{door.plan.code}-{objective.short_code}"),
            needs=tuple(Link(card.code, f"#{card.code}") for card in serves[objective.pk]),
            weight=sum(card.weight for card in serves[objective.pk]),
        )
        for objective in objectives_of([door.plan.pk])
    )

"""The page that checks a plan and signs it: what it says, what is missing, who has signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.commitment.actions import FINAL, SIGNED, State
from grove.commitment.check import Attention, attention, need_counts
from grove.commitment.models import Signature
from grove.commitment.signed import number_to_sign
from grove.commitment.signers import signers_of
from grove.look.addresses import address
from grove.look.words import date_text, moment_text
from grove.org.doors import role_word
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.statement import AskedOf
from grove.rounds.step import COUNTS
from grove.versions.compare import compare, touched
from grove.versions.document import ObjectivePart, objective_parts, statement_of
from grove.versions.lines import Group, groups
from grove.versions.models import Version
from grove.versions.numbers import points_of
from grove.versions.reasons import reasons
from grove.versions.schema import Content
from grove.versions.snapshot import fingerprint, snapshot
from grove.versions.timeline import NOW, counts_words


@dataclass(frozen=True)
class SignerRow:
    """One person in the table: the state as words and as the kind of a tag."""

    name: str
    role: str
    state: str
    tag: str
    comment: str
    when: str


@dataclass(frozen=True)
class Summary:
    """The plan in a few rows, each with the page where it is changed."""

    rows: tuple[tuple[str, str, str], ...]
    statement: str
    objectives: tuple[ObjectivePart, ...]


@dataclass(frozen=True)
class Asked:
    """The version that is signed now."""

    number: str
    href: str
    mark: str
    fingerprint: str
    note: str
    signers: tuple[SignerRow, ...]
    progress: str
    complete: bool
    candidate: bool
    amends: str
    touched: tuple[str, ...]
    amends_href: str


@dataclass(frozen=True)
class Asking:
    """What the head can ask for: the next number, whom, and what stands in the way."""

    number: str
    people: str
    blocked: tuple[str, ...]
    needs_reason: bool
    points: int
    shares: bool


@dataclass(frozen=True)
class SignPage:
    """Everything the page shows. `mine`: may the reader answer; `answered`: what they answered."""

    summary: Summary
    attention: tuple[Attention, ...]
    asked: Asked | None
    asking: Asking | None
    mine: bool
    answered: str
    draft_mark: str
    moved: str
    moved_href: str


def sign_page(plan: Plan, reader: Person, *, may_ask: bool) -> SignPage:
    """The page of a plan for one reader. Five queries at most: versions to sign, their signatures,
    what the draft says, what step 5 has open, whom to ask."""
    finals = list(
        Version.objects.filter(plan=plan, major__gte=FINAL)
        .order_by("major", "minor", "pk")
        .prefetch_related("signatures__person")
    )
    now = snapshot(plan)
    mark = fingerprint(now)
    unresolved, to_apply = next(_open_in([plan.pk]))
    current = next((one for one in reversed(finals) if one.signatures.all()), None)
    moved = compare(current.content, now) if current else None
    shown = current.content if current else now
    own = _own(current, reader)
    return SignPage(
        summary=_summary(plan, shown),
        # A signed text asks for nothing more; a draft that has moved on does.
        attention=(
            ()
            if current and _complete(current) and not moved
            else attention(plan, now, unresolved, to_apply)
        ),
        asked=_asked(plan, current, finals) if current else None,
        asking=_asking(plan, finals, current, now, mark, unresolved) if may_ask else None,
        mine=own is not None and own.state not in SIGNED,
        answered=_answered(own),
        draft_mark=mark,
        moved=counts_words(moved) if moved else "",
        moved_href=_compare(plan, current.number, NOW) if current and moved else "",
    )


@AskedOf
def _open_in(plans: list[int]) -> QuerySet[Any, Any]:
    counted = {"unresolved": COUNTS["rounds_open"], "to_apply": COUNTS["rounds_to_apply"]}
    return Plan.objects.filter(pk__in=plans).annotate(**counted).values_list(*counted)


def moved_on(plan: Plan, read: Version, latest: Version) -> tuple[Group, ...]:
    """What changed since a version was read, and why: up to the newer one, or to the draft."""
    newer = latest.pk != read.pk
    after: Content = latest.content if newer else snapshot(plan)
    why = reasons(plan, read.at_act, latest.at_act if newer else None)
    return groups(compare(read.content, after), read.content, after, why)


def _own(version: Version | None, reader: Person) -> Signature | None:
    if version is None:
        return None
    return next((one for one in version.signatures.all() if one.person_id == reader.pk), None)


def _answered(own: Signature | None) -> str:
    if own is None or own.answered_at is None:
        return ""
    words = {
        State.SIGNED: _("You signed on %(moment)s."),
        State.RESERVED: _("You signed with a reservation on %(moment)s."),
        State.CHANGES: _("You asked for changes on %(moment)s. You can still sign."),
    }
    return words[State(own.state)] % {"moment": moment_text(own.answered_at)}


def _summary(plan: Plan, content: Content) -> Summary:
    place = plan.place
    covered, declined, uncovered = need_counts(content)
    failures = content["failures"]
    guarded = sum(bool(row["guard"]) for row in failures)
    results = len(content["key_results"])
    objectives = len(content["objectives"])
    return Summary(
        rows=(
            (
                _("Needs"),
                _("%(all)d: %(covered)d covered, %(declined)d declined, %(open)d open")
                % {
                    "all": covered + declined + uncovered,
                    "covered": covered,
                    "declined": declined,
                    "open": uncovered,
                },
                address("needs:board", **place),
            ),
            (
                _("Objectives"),
                _("%(objectives)d with %(results)d key results")
                % {"objectives": objectives, "results": results},
                address("drafting:page", **place),
            ),
            (
                _("Not doing"),
                ngettext("%(count)d item", "%(count)d items", len(content["not_doing"]))
                % {"count": len(content["not_doing"])},
                address("drafting:page", **place),
            ),
            (
                _("Failures guarded"),
                _("%(guarded)d of %(all)d") % {"guarded": guarded, "all": len(failures)},
                address("review:page", **place),
            ),
            (
                _("Focus points"),
                _("%(points)d of 100") % {"points": points_of(content)},
                address("drafting:page", **place),
            ),
        ),
        statement=statement_of(content),
        objectives=objective_parts(content),
    )


def _asked(plan: Plan, version: Version, finals: Sequence[Version]) -> Asked:
    signatures = list(version.signatures.all())
    given = sum(one.state in SIGNED for one in signatures)
    earlier = [one for one in finals if one.pk != version.pk and _complete(one)]
    base = earlier[-1] if earlier else None
    codes = tuple(touched(compare(base.content, version.content))) if base else ()
    titles = {row["code"]: row["title"] for row in version.content["objectives"]}
    return Asked(
        number=version.number,
        href=address("versions:version", **plan.place, number=version.number),
        mark=version.fingerprint,
        fingerprint=version.shown_fingerprint,
        note=version.note,
        signers=tuple(_row(one) for one in signatures),
        progress=ngettext(
            "%(given)d of %(count)d signature", "%(given)d of %(count)d signatures", len(signatures)
        )
        % {"given": given, "count": len(signatures)},
        complete=_complete(version),
        candidate=version.candidate > 0,
        amends=base.number if base else "",
        touched=tuple(f"{code} {titles[code]}" if code in titles else code for code in codes),
        amends_href=_compare(plan, base.number, version.number) if base else "",
    )


def _complete(version: Version) -> bool:
    signatures = version.signatures.all()
    return bool(signatures) and all(one.state in SIGNED for one in signatures)


_TAGS = {
    State.ASKED: "open",
    State.SIGNED: "done",
    State.RESERVED: "done",
    State.CHANGES: "off",
    State.LAPSED: "",
}


def _row(signature: Signature) -> SignerRow:
    state = State(signature.state)
    when = signature.answered_at or signature.asked_at
    return SignerRow(
        name=signature.person.name,
        role=role_word(signature.role),
        state=_("stays signed") if signature.kept else str(state.label),
        tag=_TAGS.get(state, ""),
        comment=signature.comment,
        when=date_text(when),
    )


def _asking(
    plan: Plan,
    finals: Sequence[Version],
    current: Version | None,
    now: Content,
    mark: str,
    unresolved: int,
) -> Asking | None:
    last = finals[-1] if finals else None
    if current is not None and current is last and current.fingerprint == mark:
        return None  # everybody was asked for exactly this text
    blocked = []
    if not now["objectives"]:
        blocked.append(_("There is no objective to sign yet."))
    if unresolved:
        blocked.append(
            ngettext(
                "One comment is not resolved.", "%(count)d comments are not resolved.", unresolved
            )
            % {"count": unresolved}
        )
    same = last is not None and last.fingerprint == mark
    number = last.number if last is not None and same else str(number_to_sign(last))
    people = pgettext("between two names of a list", ", ").join(
        _("%(name)s (%(role)s)") % {"name": one.person.name, "role": role_word(one.role)}
        for one in signers_of(plan)
    )
    return Asking(
        number=number,
        people=people,
        blocked=tuple(blocked),
        needs_reason=last is not None and not same and not last.candidate,
        points=points_of(now),
        shares=plan.shared_at is None,
    )


def _compare(plan: Plan, before: str, after: str) -> str:
    return address("versions:compare", **plan.place, before=before, after=after)

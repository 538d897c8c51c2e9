"""What a plan is checked for before it is signed: what still needs attention, and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address
from grove.measure.kinds import UNSCALED, Kind
from grove.method import load
from grove.plans.models import Plan
from grove.versions.numbers import points_of
from grove.versions.schema import Content, Row

_MOVES = (Kind.INCREASE.value, Kind.DECREASE.value)


@dataclass(frozen=True)
class Attention:
    """One thing to look at before signing, with the page where it is mended."""

    text: str
    href: str


def attention(
    plan: Plan, content: Content, unresolved: int, to_apply: int = 0
) -> tuple[Attention, ...]:
    """Everything that needs attention, in the order of the steps: comments that are `unresolved`,
    decisions that are `to_apply`."""
    return (
        *_needs(plan, content),
        *_objectives(plan, content),
        *_key_results(content),
        *_themes(plan, content),
        *_points(plan, content),
        *_comments(plan, unresolved),
        *_decisions(plan, to_apply),
    )


def need_counts(content: Content) -> tuple[int, int, int]:
    """How many needs are covered, declined, open."""
    needs = content["needs"]
    declined = sum(bool(row["declined_because"]) for row in needs)
    covered = sum(bool(row["covered_by"]) and not row["declined_because"] for row in needs)
    return covered, declined, len(needs) - covered - declined


def _needs(plan: Plan, content: Content) -> Iterable[Attention]:
    page = address("needs:board", **plan.place)
    for row in content["needs"]:
        if not row["covered_by"] and not row["declined_because"]:
            words = {"code": row["code"], "weight": row["weight"]}
            yield Attention(_("%(code)s, weight %(weight)s, is not covered") % words, page)


def _objectives(plan: Plan, content: Content) -> Iterable[Attention]:
    measured = {row["objective"] for row in content["key_results"]}
    if not content["objectives"]:
        yield Attention(_("There is no objective yet"), address("drafting:page", **plan.place))
    for row in content["objectives"]:
        if row["code"] not in measured:
            yield Attention(
                _("%(code)s has no key result") % {"code": row["code"]},
                _object("okrs:objective", content, row),
            )


def _key_results(content: Content) -> Iterable[Attention]:
    for row in content["key_results"]:
        words = {"code": row["code"]}
        page = _object("okrs:key_result", content, row)
        if row["kind"] in _MOVES and row["baseline"] is None and not row["baseline_due"]:
            yield Attention(_("%(code)s has no start value") % words, page)
        if not row["kind"] or (row["target"] is None and row["kind"] not in UNSCALED):
            yield Attention(_("%(code)s has no target") % words, page)
        if row["kind"] == Kind.MILESTONE.value and not row["stages"]:
            yield Attention(_("%(code)s has no stages") % words, page)
        if not row["due"]:
            yield Attention(_("%(code)s has no date") % words, page)


def _themes(plan: Plan, content: Content) -> Iterable[Attention]:
    decided = {row["theme"] for row in content["key_results"]}
    decided |= {theme for row in content["objectives"] for theme in row["themes"]}
    decided |= {row["theme"] for row in content["themes_left_out"]}
    undecided = [theme.code for theme in load().themes if theme.code not in decided]
    if undecided:
        words = ngettext(
            "One theme is undecided: %(codes)s",
            "%(count)d themes are undecided: %(codes)s",
            len(undecided),
        )
        yield Attention(
            words % {"count": len(undecided), "codes": " ".join(undecided)},
            address("drafting:page", **plan.place),
        )


def _points(plan: Plan, content: Content) -> Iterable[Attention]:
    points = points_of(content)
    if points != 100:
        yield Attention(
            _("%(points)d of 100 focus points are given out") % {"points": points},
            address("drafting:page", **plan.place),
        )


def _comments(plan: Plan, unresolved: int) -> Iterable[Attention]:
    if unresolved:
        words = ngettext(
            "One comment is not resolved", "%(count)d comments are not resolved", unresolved
        )
        yield Attention(words % {"count": unresolved}, address("rounds:comments", **plan.place))


def _decisions(plan: Plan, to_apply: int) -> Iterable[Attention]:
    if to_apply:
        words = ngettext(
            "One decision is still to be applied",
            "%(count)d decisions are still to be applied",
            to_apply,
        )
        yield Attention(words % {"count": to_apply}, address("meetings:decisions", **plan.place))


def _object(name: str, content: Content, row: Row) -> str:
    return address(name, code=f"{content['plan']['code']}-{row['code']}")

"""A comparison as lines to read: before, after, in words what changed, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.look.words import lang_of, moment_text, page_lang
from grove.versions.compare import Comparison, Event, FieldChange, ObjectChange, OrderChange
from grove.versions.fields import SETTABLE
from grove.versions.labels import field_label, section_title, value_words
from grove.versions.reasons import Reason, Reasons
from grove.versions.schema import SECTIONS, Content, Show, Sort
from grove.versions.words import only_numbers, pieces

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Why:
    """The reason of a change: its words (empty: none was given), and who, when.

    `say` is where the reader may give the reason of their own change; `href` leads to the decision
    whose `code` the words begin with.
    """

    because: str
    by: str
    say: str = ""
    code: str = ""
    href: str = ""


@dataclass(frozen=True)
class Restore:
    """What the form that takes one line back sends."""

    code: str
    field: str
    revision: int

    def __str__(self) -> str:
        return f"{self.code} {self.field} {self.revision}"


@dataclass(frozen=True)
class Line:
    """One line. `both` is the line as it was edited, for one column; `same`: nothing changed."""

    code: str
    label: str
    before: Pairs
    after: Pairs
    both: Pairs
    words: str
    lang: str
    missing: str  # "before" or "after" when the whole object is not there
    why: Why | None
    restore: Restore | None = None
    same: bool = False


@dataclass(frozen=True)
class Group:
    """The lines of one objective with its key results, or of another part of the plan."""

    code: str
    title: str
    lines: tuple[Line, ...]


def groups(
    comparison: Comparison,
    before: Content,
    after: Content,
    reasons: Reasons | None = None,
    show: frozenset[Show] = frozenset(Show),
    restores: bool = False,
    same: bool = False,
) -> tuple[Group, ...]:
    """All changed lines of the wanted kinds, in the order of the plan, under their headings; with
    `same` also the objects that did not change."""
    write = _Writer(reasons, show, restores)
    found: dict[tuple[str, str], list[Line]] = {}
    titles = _objective_titles(before) | _objective_titles(after)
    for change in comparison.objects if same else comparison.changes:
        key = _place(change)
        if key[0] == "objective":
            key = ("objective", key[1] if key[1] in titles else "")
        found.setdefault(key, []).extend(write.lines(change))
    if Show.LINKS in show:
        for order in comparison.orders:
            found.setdefault((order.section.key, ""), []).append(_order(order))
    sections = {change.section.key: change.section for change in comparison.objects} | {
        order.section.key: order.section for order in comparison.orders
    }
    # An objective and its key results stand together, in the order of the plan.
    ordered = sorted(found, key=lambda key: _rank(key, list(titles)))
    return tuple(
        Group(
            code=key[1] if key[0] == "objective" else "",
            title=titles.get(key[1], "")
            if key[0] == "objective"
            else section_title(sections[key[0]]),
            lines=tuple(found[key]),
        )
        for key in ordered
        if found[key]
    )


class _Writer:
    """Turns object changes into lines."""

    def __init__(self, reasons: Reasons | None, show: frozenset[Show], restores: bool) -> None:
        self.reasons = reasons
        self.show = show
        self.restores = restores
        self.page_lang = page_lang()
        self._whys: dict[tuple[object, ...], Why] = {}

    def lines(self, change: ObjectChange) -> list[Line]:
        if change.event is Event.CHANGED:
            return [
                self._field(change, field) for field in change.fields if field.show in self.show
            ]
        if change.event is Event.SAME:
            return [self._stayed(change)] if change.row else []
        return [self._whole(change)] if Show.WORDING in self.show else []

    def _stayed(self, change: ObjectChange) -> Line:
        text = _title(change)
        pairs: Pairs = (("same", text),)
        return Line(
            code=_code(change),
            label="",
            before=pairs,
            after=pairs,
            both=pairs,
            words="",
            lang=self._lang(text),
            missing="",
            why=None,
            same=True,
        )

    def _whole(self, change: ObjectChange) -> Line:
        text = _title(change)
        came = change.event is Event.ADDED
        pairs: Pairs = (("ins" if came else "del", text),)
        return Line(
            code=_code(change),
            label="",
            before=() if came else pairs,
            after=pairs if came else (),
            both=pairs,
            words=_event_word(change.event),
            lang=self._lang(text),
            missing="before" if came else "after",
            why=self._why(change, ""),
        )

    def _field(self, change: ObjectChange, one: FieldChange) -> Line:
        section, field = change.section, one.field
        units = [str((row or {}).get("unit") or "") for row in (change.before, change.after)]
        old = value_words(section, field, one.before, units[0])
        new = value_words(section, field, one.after, units[1])
        both, words = _SORTS.get(field.sort, _plainly)(one, old, new)
        return Line(
            code=_code(change),
            label="" if field.name == section.main else field_label(section, field),
            before=tuple(pair for pair in both if pair[0] != "ins") or _nothing("del"),
            after=tuple(pair for pair in both if pair[0] != "del") or _nothing("ins"),
            both=both,
            words=words,
            lang=self._lang(new or old) if field.sort is Sort.TEXT else "",
            missing="",
            why=self._why(change, field.recorded_as),
            restore=self._restore(change, field.name),
        )

    def _why(self, change: ObjectChange, field: str) -> Why | None:
        reason = self.reasons.of(change, field) if self.reasons else None
        if reason is None:
            return None
        minute = reason.at.replace(second=0, microsecond=0)
        own = reason.own_act if not reason.because else 0
        key = (reason.because, reason.who, minute, own, reason.href)
        if key not in self._whys:
            self._whys[key] = _why(reason)
        return self._whys[key]

    def _lang(self, text: str) -> str:
        found = lang_of(text)
        return "" if found == self.page_lang else found

    def _restore(self, change: ObjectChange, field: str) -> Restore | None:
        if not self.restores or field not in SETTABLE.get(change.section.key, ()):
            return None
        return Restore(change.name or "P", field, int(change.row.get("revision", 0)))


def _why(reason: Reason) -> Why:
    by = _("%(name)s, %(moment)s") % {"name": reason.who, "moment": moment_text(reason.at)}
    said = by if reason.who else moment_text(reason.at)
    say = reverse("reason", args=[reason.own_act]) if reason.own_act and not reason.because else ""
    return Why(reason.because, said, say, reason.code, reason.href)


def _text(one: FieldChange, old: str, new: str) -> tuple[Pairs, str]:
    found = pieces(str(one.before or ""), str(one.after or ""))
    pairs = tuple((piece.kind, piece.text) for piece in found)
    if not one.before or not one.after:
        return pairs, _came_or_went(one)
    numbers = only_numbers(found)
    if numbers:
        words = ngettext("%(count)d number changed", "%(count)d numbers changed", numbers)
        return pairs, words % {"count": numbers}
    return pairs, _("reworded")


def _listed(one: FieldChange, old: str, new: str) -> tuple[Pairs, str]:
    pairs, _words = _plainly(one, old, new)
    gone = set(one.before or ()) - set(one.after or ())
    come = set(one.after or ()) - set(one.before or ())
    if come and not gone:
        return pairs, _("link added")
    if gone and not come:
        return pairs, _("link removed")
    return pairs, _("links changed")


def _dated(one: FieldChange, old: str, new: str) -> tuple[Pairs, str]:
    pairs, words = _plainly(one, old, new)
    return pairs, _("date changed") if old and new else words


def _counted(one: FieldChange, old: str, new: str) -> tuple[Pairs, str]:
    pairs, words = _plainly(one, old, new)
    return pairs, _("number changed") if old and new else words


def _plainly(one: FieldChange, old: str, new: str) -> tuple[Pairs, str]:
    sides = (("del", old or _none()), ("ins", new or _none()))
    return sides, _("changed") if old and new else _came_or_went(one)


_SORTS: Mapping[Sort, Callable[[FieldChange, str, str], tuple[Pairs, str]]] = {
    Sort.TEXT: _text,
    Sort.LIST: _listed,
    Sort.DATE: _dated,
    Sort.NUMBER: _counted,
}


def _order(order: OrderChange) -> Line:
    sides: Pairs = (
        ("del", pgettext("between two names of a list", ", ").join(order.before)),
        ("ins", pgettext("between two names of a list", ", ").join(order.after)),
    )
    coded = order.section.match == "code"
    return Line(
        code="",
        label=_("Order"),
        before=sides[:1] if coded else (),
        after=sides[1:] if coded else (),
        both=sides if coded else (),
        words=_("moved"),
        lang="",
        missing="",
        why=None,
    )


def _came_or_went(one: FieldChange) -> str:
    return _event_word(Event.REMOVED if one.before and not one.after else Event.ADDED)


def _event_word(event: Event) -> str:
    return {
        Event.ADDED: pgettext("change", "added"),
        Event.REMOVED: pgettext("change", "removed"),
        Event.CHANGED: pgettext("change", "changed"),
    }[event]


def _nothing(kind: str) -> Pairs:
    return ((kind, _none()),)


def _none() -> str:
    return pgettext("value", "none")


def _code(change: ObjectChange) -> str:
    if change.section.match in ("code", "theme", "key_result"):
        return change.name
    return ""


def _title(change: ObjectChange) -> str:
    """What an object says in one line: its main field, with its figure where it has one beside."""
    section = change.section
    said = [
        value_words(section, field, change.row.get(field.name), str(change.row.get("unit") or ""))
        for field in section.title
    ]
    return " · ".join(one for one in said if one) or _name(change)


def _name(change: ObjectChange) -> str:
    return change.name if _code(change) else section_title(change.section)


def _objective_titles(content: Content) -> dict[str, str]:
    return {str(row["code"]): str(row["title"]) for row in content.get("objectives", ())}


def _place(change: ObjectChange) -> tuple[str, str]:
    if change.section.key == "objectives":
        return "objective", change.name
    if change.section.key == "key_results":
        return "objective", str(change.row["objective"])
    return change.section.key, ""


def _rank(key: tuple[str, str], objectives: Sequence[str]) -> tuple[int, int]:
    if key[0] == "objective":
        return _PLACES["objectives"], objectives.index(key[1]) if key[1] in objectives else 99
    return _PLACES[key[0]], -1


_PLACES = {section.key: index for index, section in enumerate(SECTIONS)}

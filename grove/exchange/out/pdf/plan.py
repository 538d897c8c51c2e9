"""The whole plan as one document: what it says, who signed it, the fingerprint of this text."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.commitment.models import Signature
from grove.commitment.queries.slides import Shown
from grove.commitment.slides.goals import record_of
from grove.look.typeset import pdf
from grove.look.words import date_text, number_text
from grove.management.queries import money
from grove.okrs.queries.saying import target_words
from grove.org.doors import role_word
from grove.plans.models import Plan
from grove.record import clock
from grove.versions.document import statement_of
from grove.versions.labels import field_label, section_title, shown_value
from grove.versions.numbers import read_number
from grove.versions.schema import BY_KEY, Content, Row
from grove.versions.snapshot import fingerprint

SOURCE = Path(__file__).with_name("plan.typ")
Table = dict[str, Any]


def plan_pdf(plan: Plan, shown: Shown) -> bytes:
    """The document of a version, or of the plan as it is now. Raises MissingFont. One query."""
    content = shown.content
    mark = fingerprint(content)
    grouped = "-".join(mark[at : at + 4] for at in range(0, len(mark), 4))
    name = f"{content['plan']['department']} {content['plan']['cycle']}"
    data = {
        "title": name,
        "subtitle": _("Objectives and key results %(cycle)s") % {"cycle": content["plan"]["cycle"]},
        "about": [
            shown.words,
            _("Fingerprint %(mark)s") % {"mark": grouped},
            _("Printed %(day)s") % {"day": date_text(clock.today())},
        ],
        "foot": " · ".join([name, shown.words, grouped, date_text(clock.today())]),
        "statement": statement_of(content),
        "why_now": _("Why now"),
        "parts": [
            _part(_("Positioning"), _positioning(content)),
            _part(_("Customers and needs"), [_needs(content)]),
            _part(_("Review of last year"), _review(content)),
        ],
        "objectives": {"title": _("Objectives and key results"), "all": _objectives(content)},
        "after": [
            _part(_("Not doing"), [_columns(content, "not_doing", "title", "why", "revisit")]),
            _part(_("Management plan"), _management(content)),
            _part(_("Signatures"), [_signatures(plan, shown)]),
        ],
    }
    for key in ("parts", "after"):
        data[key] = [part for part in data[key] if part["blocks"]]  # type: ignore[index]
    return pdf(SOURCE, data)


def _part(title: str, blocks: Iterable[Table | None]) -> dict[str, Any]:
    return {"title": title, "blocks": [block for block in blocks if block is not None]}


def _table(
    title: str, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[str]
) -> Table | None:
    """A table without the columns in which no row says anything; None without rows."""
    if not rows:
        return None
    kept = [at for at in range(len(head)) if any(row[at] for row in rows)]
    return {
        "kind": "table",
        "title": title,
        "head": [head[at] for at in kept],
        "rows": [[row[at] for at in kept] for row in rows],
        "widths": [widths[at] for at in kept],
    }


def _columns(
    content: Content, key: str, *names: str, title: str = "", wide: str = ""
) -> Table | None:
    """A section as a table of these fields: the first one wide, and the one named so."""
    section = BY_KEY[key]
    fields = [section.field(name) for name in names]
    rows = [[shown_value(section, field, row) for field in fields] for row in content[key]]
    head = [field_label(section, field) for field in fields]
    widths = ["2fr", *("2fr" if name == wide else "1fr" for name in names[1:])]
    return _table(title, head, rows, widths)


def _facts(content: Content, key: str, *names: str) -> Table | None:
    section = BY_KEY[key]
    said = [
        (field_label(section, section.field(name)), content[key].get(name) or "") for name in names
    ]
    rows = [list(pair) for pair in said if pair[1]]
    return {"kind": "facts", "rows": rows} if rows else None


def _positioning(content: Content) -> list[Table | None]:
    return [
        _facts(
            content, "positioning", "why_set_up", "unique_value", "we_do", "we_do_not",
            "we_are_building", "will_stop",
        ),
        _columns(
            content, "dimensions", "name", "measured_by", "judged_by",
            title=section_title(BY_KEY["dimensions"]),
        ),
    ]  # fmt: skip


def _needs(content: Content) -> Table | None:
    comma = pgettext("between two names of a list", ", ")
    rows = []
    for row in content["needs"]:
        answer = comma.join(row["covered_by"])
        if row["declined_because"]:
            answer = _("declined: %(why)s") % {"why": row["declined_because"]}
        rows.append(
            [
                row["code"],
                row["customer"],
                row["words"],
                str(row["weight"] or ""),
                answer or pgettext("a need without an objective", "open"),
            ]
        )
    head = ["", _("Customer"), _("Need"), _("Weight"), _("We answer with")]
    return _table("", head, rows, ["auto", "1fr", "2fr", "auto", "1.3fr"])


def _review(content: Content) -> list[Table | None]:
    lessons = [row["text"] for row in content["lessons"]]
    failures = [
        [row["code"], row["happened"], row["cause"], row["guard"]] for row in content["failures"]
    ]
    head = ["", _("What happened"), _("First cause"), pgettext("failure", "Guard")]
    return [
        {"kind": "list", "title": _("Lessons"), "rows": lessons} if lessons else None,
        _table(_("Failure register"), head, failures, ["auto", "1fr", "1fr", "1fr"]),
    ]


def _objectives(content: Content) -> list[dict[str, Any]]:
    section = BY_KEY["key_results"]
    names = ("baseline", "target", "due", "owner")
    head = ["", _("Key result"), *(field_label(section, section.field(name)) for name in names)]
    made = []
    for row in content["objectives"]:
        results = [
            [one["code"], one["text"], *(_value(one, name) for name in names)]
            for one in content["key_results"]
            if one["objective"] == row["code"]
        ]
        goals = BY_KEY["objectives"]
        facts = [shown_value(goals, goals.field(name), row) for name in ("owner", "kind", "themes")]
        points = _("%(points)s of 100 points") % {"points": row["points"]} if row["points"] else ""
        made.append(
            {
                "code": row["code"],
                "title": row["title"],
                "why_now": row["why_now"],
                "facts": " · ".join(part for part in (*facts, points) if part),
                "table": _table("", head, results, ["auto", "1fr", *["auto"] * 4]),
            }
        )
    return made


def _value(row: Row, name: str) -> str:
    section = BY_KEY["key_results"]
    if name == "target":
        return target_words(record_of(row), len(row["stages"]))
    return shown_value(section, section.field(name), row)


def _management(content: Content) -> list[Table | None]:
    return [
        _facts(content, "management", "mission", "structure", "development", "not_in_money"),
        _columns(
            content, "seats", "role", "ready_now", "ready_in_a_year",
            title=section_title(BY_KEY["seats"]),
        ),
        _columns(
            content, "path", "task", "key_result", "when", "resources", "method",
            title=section_title(BY_KEY["path"]), wide="method",
        ),
        _returns(content),
    ]  # fmt: skip


def _returns(content: Content) -> Table | None:
    """Put in and expected back: the likely value with its range, and what it assumes."""
    section = BY_KEY["returns"]
    rows = []
    for row in content["returns"]:
        likely = _amount(row["likely"], row["unit"]) or _("unknown")
        if row["low"] is not None and row["high"] is not None:
            words = {"likely": likely, "low": row["low"], "high": row["high"]}
            likely = _("%(likely)s (%(low)s to %(high)s)") % words
        side = shown_value(section, section.field("side"), row)
        rows.append([row["text"], side, likely, row["assumption"], row["key_result"]])
    head = [
        pgettext("return", "What"), _("Side"), _("Likely"), _("Assumption"), _("Key result"),
    ]  # fmt: skip
    title = section_title(section)
    return _table(title, head, rows, ["1.5fr", "auto", "1.2fr", "2fr", "auto"])


def _amount(value: str | None, unit: str) -> str:
    return "" if value is None else money(number_text(Decimal(value)), unit)


def _signatures(plan: Plan, shown: Shown) -> Table | None:
    """Who signed this very version; nothing for the plan as it is now."""
    number = None if shown.is_live else read_number(shown.version)
    if number is None:
        return None
    rows = Signature.objects.filter(
        version__plan=plan, version__major=number.major, version__minor=number.minor
    ).select_related("person")
    said = [
        [
            row.person.name,
            role_word(row.role),
            str(Signature.State(row.state).label),
            row.comment,
            date_text(row.answered_at),
        ]
        for row in rows.order_by("asked_at", "pk")
    ]
    head = [_("Signer"), _("Role"), _("State"), _("Words"), _("Day")]
    return _table("", head, said, ["1fr", "1fr", "1fr", "1.5fr", "auto"])

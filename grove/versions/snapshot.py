"""A whole plan as language-neutral JSON, read in one statement; and the fingerprint of it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from grove.plans.models import Plan
from grove.versions.rows import Rows, rows_of
from grove.versions.schema import BY_KEY, SCHEMA, Content, Sort

_KEPT_APART = frozenset({"id", "revision"})


def snapshot(plan: Plan) -> dict[str, Any]:
    """Everything the plan says now. One query whatever its size.

    `plan` comes with its department and cycle.
    """
    rows = rows_of(plan)
    covers: defaultdict[int, set[str]] = defaultdict(set)
    served: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for link in rows["need_links"]:
        need = f"N{link['need']}"
        if link["key_result"] is None:
            covers[link["need"]].add(f"O{link['objective']}")
            served["O", link["objective"]].add(need)
        else:
            covers[link["need"]].add(f"K{link['key_result']}")
            served["K", link["key_result"]].add(need)
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "plan": {
            "id": plan.pk,
            "revision": plan.revision,
            "code": plan.code,
            "department": plan.department.name,
            "cycle": plan.cycle.name,
            "starts_on": plan.cycle.starts_on.isoformat(),
            "ends_on": plan.cycle.ends_on.isoformat(),
            "sign_by": plan.sign_by.isoformat() if plan.sign_by else None,
            "run_points": plan.run_points,
        },
        "positioning": _single(rows, "positioning"),
        "management": _single(rows, "management"),
    }
    for key in ("dimensions", "customers", "not_doing", "lessons", "seats", "path", "returns"):
        content[key] = _listed(rows[key])
    content["needs"] = [
        {**_coded(row, "N"), "covered_by": _in_order(covers[row["number"]])}
        for row in _by_number(rows["needs"])
    ]
    content["objectives"] = _objectives(rows, served)
    content["key_results"] = _key_results(rows, served, content["objectives"])
    content["failures"] = [_coded(row, "F") for row in _by_number(rows["failures"])]
    content["themes_left_out"] = sorted(rows["themes_left_out"], key=lambda row: row["theme"])
    content["grades"] = sorted(
        (_without(row, "of") | {"key_result": _full_code(row["of"])} for row in rows["grades"]),
        key=lambda row: _code_order(row["key_result"]),
    )
    for lesson in content["lessons"]:
        lesson["objective"] = _full_code(lesson.pop("of"))
    for failure in content["failures"]:
        failure["key_result"] = _full_code(failure.pop("of"))
    return {key: _normal(key, value) for key, value in content.items()}


def fingerprint(content: Content) -> str:
    """The first eight bytes of the SHA-256 of the canonical JSON, in hexadecimal.

    Canonical: keys sorted, no white space, UTF-8, without the numbers of database rows.
    """
    canonical = json.dumps(
        _bare(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def plain_number(value: object) -> str:
    """A decimal in its one spelling: no exponent, no idle zeros, no minus before zero."""
    number = Decimal(str(value))
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _full_code(parts: Any) -> str:
    """PLAT-26-K3 from its parts; empty when the link leads nowhere."""
    parts = json.loads(parts) if isinstance(parts, str) else parts
    if parts["number"] is None:
        return ""
    return f"{parts['department']}-{parts['cycle'][-2:]}-{parts['letter']}{parts['number']}"


def _objectives(rows: Rows, served: Mapping[tuple[str, int], set[str]]) -> list[dict[str, Any]]:
    supports: defaultdict[int, set[str]] = defaultdict(set)
    for link in rows["supports"]:
        supports[link["objective"]] |= {_full_code(link["upper"]), _full_code(link["measure"])}
    made = []
    for row in sorted(rows["objectives"], key=lambda row: (row["position"], row["id"])):
        number = row["number"]
        themes = row["themes"]
        made.append(
            _coded(_without(row, "position"), "O")
            | {
                "themes": json.loads(themes) if isinstance(themes, str) else themes,
                "needs": _in_order(served["O", number]),
                "supports": _in_order(supports[number] - {""}),
            }
        )
    return made


def _key_results(
    rows: Rows,
    served: Mapping[tuple[str, int], set[str]],
    objectives: Iterable[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """In the order of their objectives, then in their own."""
    place = {objective["code"]: index for index, objective in enumerate(objectives)}
    checkpoints: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(rows["checkpoints"], key=lambda row: row["quarter"]):
        checkpoints[row["key_result"]].append(
            {"id": row["id"], "quarter": row["quarter"], "value": plain_number(row["value"])}
        )
    stages: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(rows["stages"], key=lambda row: (row["position"], row["id"])):
        stages[row["key_result"]].append(_without(row, "key_result", "position", "revision"))
    made = []
    for row in sorted(rows["key_results"], key=lambda row: (row["position"], row["id"])):
        number = row["number"]
        made.append(
            _coded(_without(row, "position"), "K")
            | {
                "objective": f"O{row['objective']}",
                "checkpoints": checkpoints[number],
                "stages": stages[number],
                "needs": _in_order(served["K", number]),
            }
        )
    made.sort(key=lambda row: place.get(row["objective"], len(place)))
    return made


def _single(rows: Rows, key: str) -> dict[str, Any]:
    """A section that a plan has once; one nobody has begun says nothing."""
    empty = {field.name: "" for field in BY_KEY[key].fields}
    return empty | (rows[key][0] if rows[key] else {})


def _listed(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    ordered = sorted(rows, key=lambda row: (row.get("position", row.get("name")), row["id"]))
    return [_without(row, "position") for row in ordered]


def _by_number(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row["number"])


def _coded(row: Mapping[str, Any], letter: str) -> dict[str, Any]:
    return {"code": f"{letter}{row['number']}", **_without(row, "number")}


def _without(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def _in_order(codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=_code_order)


def _code_order(code: str) -> tuple[str, int, str]:
    head = code.rstrip("0123456789")
    digits = code[len(head) :]
    return head, int(digits or 0), code


def _normal(key: str, value: Any) -> Any:
    """Every value as both databases and all Python versions write it."""
    section = BY_KEY.get(key)
    if section is None:
        return value
    if isinstance(value, Mapping):
        return _normal_row(key, value)
    return [_normal_row(key, row) for row in value]


def _normal_row(key: str, row: Mapping[str, Any]) -> dict[str, Any]:
    sorts = {field.name: field.sort for field in BY_KEY[key].fields}
    made: dict[str, Any] = {}
    for name, value in row.items():
        sort = sorts.get(name)
        if sort is Sort.NUMBER:
            made[name] = None if value is None else plain_number(value)
        elif sort is Sort.DATE or sort is None:
            made[name] = value
        elif name == "carried":
            made[name] = "yes" if value else "no"
        elif name == "key_result" and isinstance(value, int):
            made[name] = f"K{value}"
        else:
            made[name] = "" if value is None else value
    return made


def _bare(value: Any) -> Any:
    """Content without the numbers of database rows."""
    if isinstance(value, Mapping):
        return {name: _bare(part) for name, part in value.items() if name not in _KEPT_APART}
    if isinstance(value, list | tuple):
        return [_bare(part) for part in value]
    return value

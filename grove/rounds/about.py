"""What a thread can be about: the objects of a plan by the codes people say (O3, K7, N4, F2)."""

import re
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from grove.needs.models import Need
from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan
from grove.review.models import Failure

CODE = re.compile(r"^([OKNF])([1-9][0-9]{0,8})$")
MODELS: dict[str, Any] = {
    "O": Objective,
    "K": KeyResult,
    "N": Need,
    "F": Failure,
}
WORDING = {Objective: "title", KeyResult: "text", Need: "words", Failure: "happened"}
STEPS = ("positioning", "review", "draft", "management")


@dataclass(frozen=True)
class About:
    """The thing a thread hangs on. `kind` is a model's label, a step's key or "plan"."""

    kind: str
    object_id: int | None
    code: str
    words: str


def find(plan: Plan, code: str) -> About | None:
    """What a code means in this plan, or None. One query."""
    if code in ("", "plan"):
        return About("plan", None, "plan", "")
    if code in STEPS:
        return About(code, None, code, "")
    match = CODE.match(code)
    if match is None:
        return None
    model, number = MODELS[match[1]], int(match[2])
    home = {"department": plan.department} if model is Failure else {"plan": plan}
    record = model.objects.filter(number=number, **home).first()
    if record is None:
        return None
    words = str(getattr(record, WORDING[model]))
    return About(model._meta.label_lower, record.pk, code, words)


def name(code: str) -> str:
    """The code as a heading says it."""
    return {
        "plan": _("The whole plan"),
        "positioning": _("Positioning"),
        "review": _("Review"),
        "draft": _("Draft"),
        "management": _("Management plan"),
    }.get(code, code)


def address(plan: Plan, code: str) -> str:
    """Where the thing itself can be read."""
    pages = {
        "plan": "workbook",
        "positioning": "positioning:page",
        "review": "review:page",
        "draft": "drafting:page",
        "management": "management:page",
    }
    if code in pages:
        return reverse(pages[code], kwargs=plan.place)
    if code[:1] == "O":
        return reverse("okrs:objective", kwargs={"code": f"{plan.code}-{code}"})
    if code[:1] == "K":
        return reverse("okrs:key_result", kwargs={"code": f"{plan.code}-{code}"})
    page = "needs:board" if code[:1] == "N" else "review:page"
    return f"{reverse(page, kwargs=plan.place)}#{code}"

"""What a thread can be about: the objects of a plan by the codes people say (O3, K7, N4, F2), its
steps, and the answers of the positioning ("positioning.why_set_up")."""

import re
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from grove.look.addresses import address as page_at
from grove.needs.models import Need
from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan
from grove.positioning.models import Positioning
from grove.review.models import Failure
from grove.rounds.anchors import Anchor, point_at
from grove.versions.labels import field_label
from grove.versions.schema import BY_KEY

CODE = re.compile(r"^([OKNF])([1-9][0-9]{0,8})$")
MODELS: dict[str, Any] = {
    "O": Objective,
    "K": KeyResult,
    "N": Need,
    "F": Failure,
}
STEPS = ("positioning", "review", "draft", "management")
ANSWERS = tuple(one.name for one in BY_KEY["positioning"].fields)
POSITIONING = "positioning.positioning"
# The texts of a thing in which words can be selected; the first is what it says in short.
TEXTS: dict[str, tuple[str, ...]] = {
    "okrs.objective": ("title", "why_now"),
    "okrs.keyresult": ("text", "guard_metric", "data_source"),
    "needs.need": ("words", "quotation"),
    "review.failure": ("happened", "cause", "guard", "watch_words"),
    POSITIONING: ANSWERS,
}


@dataclass(frozen=True)
class About:
    """The thing a thread hangs on. `kind` is a model's label, a step's key or "plan".

    `words` is what it says in short, or the answer it is about; `texts` are all its texts, each
    with its field. A thread on the positioning as a whole has no field.
    """

    kind: str
    object_id: int | None
    code: str
    words: str
    field: str = ""
    texts: tuple[tuple[str, str], ...] = ()

    def place(self, quoted: str) -> tuple["About", Anchor | None]:
        """The text in which the quoted words stand, and where; no anchor when they do not."""
        for name, text in self.texts:
            anchor = point_at(text, quoted)
            if anchor is None:
                continue
            if self.kind == POSITIONING:
                return _answer(self.object_id, name, text), anchor
            return replace(self, field=name, words=text), anchor
        return self, None


def find(plan: Plan, code: str) -> About | None:
    """What a code means in this plan, or None. One query."""
    if code in ("", "plan"):
        return About("plan", None, "plan", "")
    step, dot, answer = code.partition(".")
    if step == "positioning" and (not dot or answer in ANSWERS):
        return _positioning(plan, answer)
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
    kind = model._meta.label_lower
    texts = tuple((name, str(getattr(record, name))) for name in TEXTS[kind])
    main, words = texts[0]
    return About(kind, record.pk, code, words, main, texts)


def _positioning(plan: Plan, answer: str) -> About:
    record = Positioning.objects.filter(plan=plan).first() or Positioning()
    if answer:
        return _answer(record.pk, answer, getattr(record, answer))
    texts = tuple((name, str(getattr(record, name))) for name in ANSWERS)
    return About(POSITIONING, record.pk, "positioning", "", "", texts)


def _answer(pk: int | None, answer: str, text: str) -> About:
    return About(POSITIONING, pk, f"positioning.{answer}", text, answer, ((answer, text),))


def name(code: str) -> str:
    """The code as a heading says it."""
    step, _dot, answer = code.partition(".")
    if answer in ANSWERS:
        section = BY_KEY["positioning"]
        return _("Positioning: %(answer)s") % {
            "answer": field_label(section, section.field(answer))
        }
    return {
        "plan": _("The whole plan"),
        "positioning": _("Positioning"),
        "review": _("Review"),
        "draft": _("Draft"),
        "management": _("Management plan"),
    }.get(step, code)


def address(plan: Plan, code: str) -> str:
    """Where the thing itself can be read."""
    pages = {
        "plan": "workbook",
        "positioning": "positioning:page",
        "review": "review:page",
        "draft": "drafting:page",
        "management": "management:page",
    }
    step = code.partition(".")[0]
    if step in pages:
        return page_at(pages[step], **plan.place)
    if code[:1] == "O":
        return page_at("okrs:objective", code=f"{plan.code}-{code}")
    if code[:1] == "K":
        return page_at("okrs:key_result", code=f"{plan.code}-{code}")
    page = "needs:board" if code[:1] == "N" else "review:page"
    return f"{page_at(page, **plan.place)}#{code}"

"""What of the draft holds back the freezing of a version: findings that are errors or warnings."""

from django.utils.translation import get_language

from grove.drafting.hints import FIX, hints
from grove.look.addresses import address
from grove.plans.models import Plan
from grove.versions.holds import Hold


def holds(plan: Plan, freezing: str) -> list[Hold]:
    """Findings of the reviewer on the draft as it would be frozen. Four queries."""
    draft = address("drafting:page", **plan.place)
    return [
        Hold(
            name=f"{hint.about} {hint.code}".strip(),
            text=hint.title,
            href=f"{draft}#{hint.about or 'panel'}",
            rule=hint.code,
            about=hint.about,
        )
        for hint in hints(plan, get_language() or "en", freezing=freezing)
        if hint.level == FIX
    ]

"""The weekly brief as a letter: text and HTML, with what waits for its reader below it.

On a Friday on which a boss is sent briefs, this is their one letter of the day.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.inbox.letters import others_words, whole
from grove.org.models import Person
from grove.org.waiting import Waiting
from grove.plans.models import Plan
from grove.tracking.weeks import week_address
from grove.weekly.queries.brief import BriefContent

Sent = tuple[BriefContent, str]


def brief_letter(
    person: Person, briefs: Sequence[Sent], told: Sequence[Waiting], others: int
) -> EmailMultiAlternatives:
    """The letter that tells of one or more briefs. To be called inside `reading_as`."""
    first = briefs[0][0]
    subject = _("%(department)s, %(week)s: %(state)s") % {
        "department": first.title,
        "week": first.week,
        "state": first.headline,
    }
    account = whole(reverse("account"))
    context = {
        "name": person.name,
        "briefs": briefs,
        "told": [(one, whole(one.href)) for one in told],
        "others": others,
        "inbox": whole(reverse("inbox")),
        "account": account,
        "whole": whole,
        "language": "zh-Hans" if (translation.get_language() or "").startswith("zh") else "en",
    }
    message = EmailMultiAlternatives(
        " ".join(subject.split()),
        _text(context),
        settings.DEFAULT_FROM_EMAIL,
        [person.email or ""],
        headers={"Auto-Submitted": "auto-generated", "List-Unsubscribe": f"<{account}>"},
    )
    message.attach_alternative(render_to_string("inbox/brief_letter.jinja", context), "text/html")
    return message


def brief_href(plan: Plan, week: date) -> str:
    """The whole address of a brief's page."""
    return whole(reverse("weekly:brief", kwargs={**plan.place, "week": week_address(week)}))


def _text(context: dict[str, Any]) -> str:
    lines = [_("Hello %(name)s,") % {"name": context["name"]}, ""]
    for brief, href in context["briefs"]:
        lines += [*_brief(brief), _("As a page, to print: %(link)s") % {"link": href}, ""]
    if context["told"]:
        lines += [_("What waits for you"), ""]
        for one, href in context["told"]:
            lines += [f"– {one.text}", f"  {one.verb}: {href}"]
        lines.append("")
    if context["others"]:
        lines += [others_words(context["others"]), ""]
    lines.append(
        _("One letter a day at most. Switch it off in your account: %(link)s")
        % {"link": context["account"]}
    )
    return "\n".join(lines) + "\n"


def _brief(brief: BriefContent) -> list[str]:
    heading = _("%(plan)s, %(week)s") % {"plan": brief.title, "week": brief.week}
    lines = [heading, brief.headline, *brief.moved, brief.heard, ""]
    if brief.words:
        lines += [brief.words, ""]
    if brief.decisions:
        lines.append(_("Needs a decision"))
        for text, detail, href in brief.decisions:
            lines += [f"– {text}: {detail}", f"  {whole(href)}"]
        lines.append("")
    if brief.health:
        lines.append(pgettext("what must not break", "Health"))
        lines += [f"– {name}: {figure} ({word})" for name, figure, _state, word in brief.health]
        lines.append("")
    if brief.rows:
        lines.append(_("Objectives and key results"))
        for row in brief.rows:
            facts = (
                row.word,
                row.confidence,
                row.now,
                row.target and f"→ {row.target}",
                row.progress,
            )
            told = " · ".join(fact for fact in facts if fact)
            lines.append(f"{'' if row.heads else '  '}{row.code} {row.text}: {told}")
        lines += [one for one in brief.more[2:] if one]
        lines.append("")
    if brief.wins:
        lines.append(_("Wins"))
        lines += [f"– {text} ({team})" for text, team in brief.wins]
        lines.append("")
    return lines

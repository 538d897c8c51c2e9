"""Doors to the reviewer: its rules, what was set aside in a plan, how it is set for the house."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.drafting import reviewer
from grove.drafting.forms import HouseRulesForm, PastedRulesForm
from grove.drafting.hints import FIX, hints
from grove.drafting.models import HouseRules, SetAside
from grove.drafting.queries.rules import house_page, rule_page, rules_page
from grove.drafting.views.frame import at, under
from grove.look.shell import Link
from grove.org.doors import Door, administrators, signed_in
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.EDIT)
def aside(door: PlanDoor) -> HttpResponse:
    """Set a finding aside, or its rule in this plan: `?code=KR201&identity=…&about=K3`."""
    asked = door.request.POST if door.request.method == "POST" else door.request.GET
    code, identity, about = (asked.get(name, "") for name in ("code", "identity", "about"))
    whole_rule = asked.get("scope") == "rule"
    if door.request.method != "POST":
        return _aside_page(door, code, identity, about)
    found = _finding(door, code, identity)
    if found is None:
        gone = _("This finding is gone: its text has changed since.")
        return door.redirect(at(door, "panel"), gone, undo=False)
    try:
        reviewer.set_aside(
            door.someone,
            door.plan,
            found.code,
            "" if whole_rule else found.identity,
            found.about,
            asked.get("because", "").replace("\x00", ""),
            needs_reason=whole_rule or found.level == FIX or found.asks,
        )
    except ValidationError as error:
        return _aside_page(door, code, identity, about, error)
    toast = _("%(rule)s is set aside") % {"rule": f"{found.code} {found.about}".strip()}
    return door.redirect(at(door, found.about or "panel"), toast)


@require_POST
@plan_view()
def aside_removal(door: PlanDoor, aside: int) -> HttpResponse:
    """Let the reviewer say it again."""
    found = get_object_or_404(SetAside.objects.select_related("plan"), plan=door.plan, pk=aside)
    reviewer.take_up(door.someone, found)
    toast = _("%(rule)s is looked at again") % {"rule": found}
    return door.redirect(door.to("drafting:page"), toast)


@require_safe
@signed_in
def rules(door: Door) -> HttpResponse:
    """All rules of the reviewer, by group."""
    return door.render(
        "drafting/rules.jinja",
        title=_("Rules of the reviewer"),
        page=rules_page(door.language),
        shell={
            "lede": _(
                "The reviewer helps while you write and never grades a person. Only errors and"
                " warnings hold back a version, and a reason overrides them."
            )
        },
    )


@require_safe
@signed_in
def rule(door: Door, rule: str) -> HttpResponse:
    """One rule by its code or name: what it checks, why, what to do, examples, source."""
    try:
        page = rule_page(rule, door.language)
    except KeyError as error:
        raise Http404 from error
    return door.render(
        "drafting/rule.jinja",
        title=page.title,
        page=page,
        shell={
            "crumbs": (Link(_("Rules of the reviewer"), reverse("rules")), Link(page.code, "")),
            "lede": page.what,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators
def house_rules(door: Door) -> HttpResponse:
    """How the reviewer is set in this instance; the same as a repository's grove.toml."""
    known = HouseRules.objects.first()
    said: dict[str, Any] = known.said if known else {}
    if door.request.method != "POST":
        return _house_page(door, HouseRulesForm(said))
    form: HouseRulesForm | PastedRulesForm = HouseRulesForm(said, door.request.POST)
    if "toml" in door.request.POST:
        form = PastedRulesForm(door.language, door.request.POST)
    if form.is_valid():
        reviewer.set_house_rules(door.someone, form.said)
        return door.redirect(reverse("house_rules"), _("The reviewer is set"))
    if isinstance(form, PastedRulesForm):
        return _house_page(door, HouseRulesForm(said), form)
    return _house_page(door, form)


def _finding(door: PlanDoor, code: str, identity: str) -> Any:
    found = hints(door.plan, door.language)
    same = (one for one in found if one.code == code and one.identity == identity)
    return next(same, None)


def _aside_page(
    door: PlanDoor, code: str, identity: str, about: str, error: ValidationError | None = None
) -> HttpResponse:
    found = _finding(door, code, identity)
    if found is None and error is None:
        raise Http404
    typed = door.request.POST if door.request.method == "POST" else door.request.GET
    return door.render(
        "drafting/aside.jinja",
        title=_("Answer the question")
        if found is not None and found.asks
        else _("Set a finding aside"),
        page=found,
        code=code,
        identity=identity,
        about=about,
        because=typed.get("because", ""),
        scope=typed.get("scope", "finding"),
        errors=error.message_dict if error else {},
        status=422 if error else 200,
        shell=under(door),
    )


def _house_page(
    door: Door, form: HouseRulesForm, pasted: PastedRulesForm | None = None
) -> HttpResponse:
    wrong = pasted is not None or (form.is_bound and not form.is_valid())
    return door.render(
        "drafting/house_rules.jinja",
        title=_("The reviewer of this house"),
        page=house_page(form.said if form.is_bound and form.is_valid() else form.before),
        form=form,
        pasted=pasted or PastedRulesForm(door.language),
        status=422 if wrong else 200,
        shell={
            "crumbs": (Link(_("Settings"), reverse("settings")), Link(_("Reviewer"), "")),
            "lede": _(
                "Words of your own, limits, and rules left out: for every plan here. A repository"
                " says the same in its grove.toml."
            ),
        },
    )

"""Doors to one objective or key result by its code: the policy is that of its plan."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from grove.okrs.codes import find_by_code
from grove.okrs.models import KeyResult, Objective
from grove.org.doors import Door, View, entrance, who_signed_in
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, enter_plan
from grove.plans.final import says_when_final

Wrap = Callable[[Callable[..., HttpResponse]], View]


def objective_view(read: Verb = Verb.READ, write: Verb = Verb.EDIT) -> Wrap:
    """People of the plan of the objective in the URL (`code`); the view gets `objective`."""
    return _by_code(Objective, "objective", read, write)


def key_result_view(read: Verb = Verb.READ, write: Verb = Verb.EDIT) -> Wrap:
    """People of the plan of the key result in the URL (`code`); the view gets `key_result`."""
    return _by_code(KeyResult, "key_result", read, write)


def _by_code(model: type[Objective] | type[KeyResult], name: str, read: Verb, write: Verb) -> Wrap:
    def enter(request: HttpRequest, kwargs: dict[str, Any]) -> PlanDoor:
        door = Door(request, who_signed_in(request))
        found = find_by_code(kwargs.pop("code"), door.someone)
        if not isinstance(found, model):
            raise Http404
        kwargs[name] = found
        return enter_plan(door, found.plan, read, write)

    return lambda view: entrance(
        says_when_final(view), f"plan of the {name}: {read}/{write}", enter
    )

"""Customers: the list, one with their needs, the sheet to take to a talk."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.look.shell import Link
from grove.method import load
from grove.needs import actions
from grove.needs.customers import customers_of
from grove.needs.forms import CustomerForm
from grove.needs.models import Customer
from grove.needs.queries import cards_of
from grove.needs.views.board import under
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.positioning.forms import labels, seen_revision
from grove.record.merge import MergeNeeded


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(write=Verb.SUGGEST)
def customers(door: PlanDoor) -> HttpResponse:
    """Everybody who depends on the department; POST names one more."""
    form = CustomerForm(door.request.POST if door.request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        named = actions.name_customer(door.someone, door.plan, **form.cleaned_data)
        return door.redirect(
            door.to("needs:customers"), toast=_("Customer “%(name)s” added") % {"name": named}
        )
    return door.render(
        "needs/customers.jinja",
        title=_("Customers"),
        page=customers_of(door),
        form=form,
        status=422 if form.is_bound else 200,
        may_add=door.may(Verb.SUGGEST),
        back=door.to("needs:board"),
        shell=under(door)
        | {"lede": _("Who depends on the department inside the company, by name.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view()
def customer(door: PlanDoor, customer: int) -> HttpResponse:
    """One customer and their needs; for who writes the plan, name and role as a form."""
    found = _customer(door, customer)
    form = CustomerForm(
        door.request.POST if door.request.method == "POST" else None,
        initial={"name": found.name, "role": found.role},
    )
    if form.is_bound and form.is_valid():
        try:
            actions.edit_customer(door.someone, found, seen_revision(form.data), form.cleaned_data)
        except MergeNeeded as error:
            return merge_response(door, error, labels(form), _here(door, found))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return door.redirect(_here(door, found), toast=_("Customer saved"))
    return _customer_page(door, found, form)


@require_safe
@plan_view()
def sheet(door: PlanDoor, customer: int) -> HttpResponse:
    """The questions for half an hour with this customer, on one page to print."""
    found = _customer(door, customer)
    return door.render(
        "needs/sheet.jinja",
        title=_("Interview sheet: %(name)s") % {"name": found.name},
        page=load().interview,
        customer=found,
        needs=cards_of(door, customer=found.pk),
        back=_here(door, found),
        shell=under(door),
    )


@require_POST
@plan_view()
def customer_bin(door: PlanDoor, customer: int) -> HttpResponse:
    """Puts a customer without needs into the bin."""
    found = _customer(door, customer)
    form = CustomerForm({"name": found.name, "role": found.role})
    try:
        actions.bin_customer(door.someone, found)
    except ValidationError as error:
        form.add_error(None, error)
        return _customer_page(door, found, form)
    toast = _("Customer “%(name)s” is in the bin") % {"name": found.name}
    return door.redirect(door.to("needs:customers"), toast=toast)


def _customer_page(door: PlanDoor, found: Customer, form: CustomerForm) -> HttpResponse:
    back = Link(_("Customers"), door.to("needs:customers"))
    frame = under(door)
    return door.render(
        "needs/customer.jinja",
        title=found.name,
        page=cards_of(door, customer=found.pk),
        customer=found,
        form=form,
        status=422 if form.is_bound else 200,
        revision=seen_revision(form.data) or found.revision if form.is_bound else found.revision,
        action=_here(door, found),
        bin=door.to("needs:customer_bin", customer=found.pk),
        sheet=door.to("needs:sheet", customer=found.pk),
        may_add=door.may(Verb.SUGGEST),
        new=door.to("needs:new"),
        shell=frame | {"crumbs": (*frame["crumbs"], back), "lede": found.role},
    )


def _customer(door: PlanDoor, pk: int) -> Customer:
    found = Customer.objects.filter(plan=door.plan, pk=pk).select_related("plan").first()
    if found is None:
        raise Http404
    return found


def _here(door: PlanDoor, found: Customer) -> str:
    return door.to("needs:customer", customer=found.pk)

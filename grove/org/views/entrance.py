"""Signing in and out, links that let somebody in, and the language before that."""

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from grove.org import entering
from grove.org.actions import accept_first, accept_invitation, enter_sample, set_account
from grove.org.doors import Door, public
from grove.org.forms import (
    FirstAccountForm,
    HelpForm,
    NewAccountForm,
    NewPasswordForm,
    SignInForm,
)
from grove.org.invitations import mail_link_later
from grove.org.middleware import LANGUAGE_COOKIE
from grove.org.models import Invitation, Person
from grove.org.queries import InvitationBroken, company_name, find_invitation
from grove.org.throttle import attempt


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@public
def sign_in(door: Door) -> HttpResponse:
    """E-mail and password. Whoever is already in goes on."""
    after = entering.after_signing_in(door.request)
    if door.request.method != "POST":
        return door.redirect(after) if door.person else _sign_in_page(door, SignInForm(), after)
    form = SignInForm(door.request.POST)
    if not form.is_valid():
        return _sign_in_page(door, form, after, 422)
    return _try(door, form, after)


def _try(door: Door, form: SignInForm, after: str) -> HttpResponse:
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    tried = attempt(door.request, email)
    if tried.wait:
        form.add_error(None, _wait_words(tried.wait))
        return _sign_in_page(door, form, after, 429)
    person = authenticate(door.request, username=email, password=password)
    if not isinstance(person, Person):
        form.add_error("password", _("The e-mail and password do not match. Check both."))
        return _sign_in_page(door, form, after, 422)
    tried.succeeded()
    entering.sign_in(door.request, person)
    return door.redirect(after)


def _sign_in_page(door: Door, form: forms.Form, after: str, status: int = 200) -> HttpResponse:
    return door.render(
        "org/sign_in.jinja",
        title=_("Sign in"),
        page=form,
        status=status,
        next=after,
        company=company_name(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@public
def password_help(door: Door) -> HttpResponse:
    """How to get in again: an administrator makes a link, or it comes by mail."""
    form = HelpForm(door.request.POST or None)
    status, sent = 200, False
    if door.request.method == "POST" and settings.SMTP_URL:
        sent = form.is_valid() and _mail_link(door, form)
        status = 200 if sent else 422
    return door.render(
        "org/password_help.jinja",
        title=_("Set a new password"),
        page=form,
        status=status,
        sent=sent,
        mails=bool(settings.SMTP_URL),
    )


def _mail_link(door: Door, form: HelpForm) -> bool:
    """The answer is the same whether anybody has this e-mail."""
    tried = attempt(door.request, form.cleaned_data["email"], "link")
    if tried.wait:
        form.add_error(None, _wait_words(tried.wait))
        return False
    person = Person.objects.filter(
        email=form.cleaned_data["email"], is_active=True, is_sample=False
    ).first()
    if person is not None:
        mail_link_later(door.request, person)
    return True


def _wait_words(minutes: int) -> str:
    return ngettext(
        "There were too many tries. Wait %(minutes)d minute, then try again.",
        "There were too many tries. Wait %(minutes)d minutes, then try again.",
        minutes,
    ) % {"minutes": minutes}


@require_POST
@public
def sign_out(door: Door) -> HttpResponse:
    entering.sign_out(door.request)
    return door.redirect(reverse("sign_in"))


@require_POST
@public
def language(door: Door) -> HttpResponse:
    """Read Grove in another language, before and after signing in."""
    chosen = door.request.POST.get("language", "")
    answer = door.redirect(entering.safe_next(door.request))
    if chosen not in dict(settings.LANGUAGES):
        return answer
    if door.person is not None:
        set_account(door.person, door.person, language=chosen)
    answer.set_cookie(
        LANGUAGE_COOKIE,
        chosen,
        max_age=60 * 60 * 24 * 365,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@public
def invitation(door: Door, token: str) -> HttpResponse:
    """What a link opens: the first account, a new password, or a person of the sample.

    Opening the page changes nothing, so a mail scanner that follows the link does not use it up.
    """
    try:
        found = find_invitation(token)
        answer = (
            _accept(door, token, found)
            if door.request.method == "POST"
            else _invitation_page(door, found, _form_for(found)(), 200)
        )
    except InvitationBroken as broken:
        status = 404 if broken.why == InvitationBroken.UNKNOWN else 410
        answer = door.render(
            "org/invitation_broken.jinja",
            title=_("This link does not work"),
            page=broken.why,
            status=status,
        )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _accept(door: Door, token: str, found: Invitation) -> HttpResponse:
    form = _form_for(found)(door.request.POST)
    if not form.is_valid():
        return _invitation_page(door, found, form, 422)
    try:
        if found.person is None:
            person = accept_first(None, token, **form.cleaned_data)
        elif found.person.is_sample:
            person = enter_sample(found.person, token)
        else:
            person = accept_invitation(found.person, token, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None if hasattr(error, "error_dict") else "password", error)
        return _invitation_page(door, found, form, 422)
    entering.sign_in(door.request, person)
    return door.redirect(_first_page(door, found))


def _form_for(found: Invitation) -> type[forms.Form]:
    if found.person is None:
        return FirstAccountForm
    if found.person.is_sample:
        return forms.Form
    return NewPasswordForm if found.person.email else NewAccountForm


def _invitation_page(door: Door, found: Invitation, form: forms.Form, status: int) -> HttpResponse:
    if found.person is None:
        title = _("Create the first account")
    elif found.person.is_sample:
        title = _("Look around as %(name)s") % {"name": found.person.name}
    elif found.person.has_account:
        title = _("Set a new password")
    else:
        title = _("Welcome, %(name)s") % {"name": found.person.name}
    return door.render(
        "org/invitation.jinja", title=title, page=form, status=status, invited=found.person
    )


def _first_page(door: Door, found: Invitation) -> str:
    """The first account begins with the questions of the first run; everybody else where the link
    leads, or with what waits for them."""
    wanted = entering.safe_next(door.request)
    if wanted != reverse("home"):
        return wanted
    try:
        return reverse("start" if found.person is None else "arrival")
    except NoReverseMatch:
        return reverse("home")

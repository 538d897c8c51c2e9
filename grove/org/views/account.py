"""One's own account: how Grove speaks and looks, the password, and where one is signed in."""

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.org import entering
from grove.org.actions import change_password, set_account
from grove.org.doors import Door, signed_in
from grove.org.forms import AccountForm, PasswordForm
from grove.org.models import Role, Session
from grove.org.queries import sessions_of, time_zones
from grove.org.queries.account import session_key
from grove.org.views.crumbs import settings_crumbs


@require_safe
@signed_in
def settings_index(door: Door) -> HttpResponse:
    """Where things are set: one's own account, and the departments one keeps."""
    keeps = {role.name for role in door.roles} & {Role.Name.HEAD, Role.Name.ADMINISTRATOR}
    return door.render(
        "org/settings.jinja",
        title=_("Settings"),
        page=bool(keeps),
        administers=Role.Name.ADMINISTRATOR in keeps,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def account(door: Door) -> HttpResponse:
    if door.request.method != "POST":
        return _page(door)
    form = AccountForm(door.request.POST)
    if not form.is_valid():
        return _page(door, form, status=422)
    set_account(door.someone, door.someone, **form.cleaned_data)
    return door.redirect(reverse("account"), _("Your account is saved"))


@require_POST
@sensitive_post_parameters("now", "password")
@signed_in
def password(door: Door) -> HttpResponse:
    """A new password for oneself; every other browser is signed out."""
    form = PasswordForm(door.request.POST)
    if not form.is_valid():
        return _page(door, password=form, status=422)
    try:
        person = change_password(
            door.someone,
            door.someone,
            form.cleaned_data["now"],
            form.cleaned_data["password"],
            door.request.session.session_key,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return _page(door, password=form, status=422)
    update_session_auth_hash(door.request, person)
    return door.redirect(
        reverse("account"), _("Password changed; other browsers are signed out"), undo=False
    )


@require_POST
@signed_in
def session_end(door: Door, handle: str) -> HttpResponse:
    """Sign one browser out; this one goes to the sign-in page."""
    key = session_key(door.someone, handle)
    if key is None:
        raise Http404
    if key == door.request.session.session_key:
        entering.sign_out(door.request)
        return door.redirect(reverse("sign_in"))
    Session.objects.filter(pk=key).delete()
    said = _("That browser is signed out")
    return door.redirect(f"{reverse('account')}#sessions", said, undo=False)


@require_POST
@signed_in
def sessions_end(door: Door) -> HttpResponse:
    """Sign out every browser but this one."""
    ended = entering.end_sessions(door.someone, but=door.request.session.session_key)
    said = ngettext("%(count)d browser signed out", "%(count)d browsers signed out", ended)
    return door.redirect(f"{reverse('account')}#sessions", said % {"count": ended}, undo=False)


def _page(
    door: Door,
    form: AccountForm | None = None,
    password: PasswordForm | None = None,
    status: int = 200,
) -> HttpResponse:
    person = door.someone
    kept = {
        "name": person.name,
        "language": person.language or door.language,
        "time_zone": person.time_zone,
        "theme": person.theme,
        "single_keys": person.single_keys,
        "letters": person.letters,
    }
    return door.render(
        "org/account.jinja",
        title=_("Your account"),
        page=form or AccountForm(initial=kept),
        status=status,
        password=password or PasswordForm(),
        sessions=sessions_of(person, door.request.session.session_key),
        zones=time_zones(person.time_zone),
        instance_zone=settings.TIME_ZONE,
        mails=bool(settings.SMTP_URL),
        shell={"crumbs": settings_crumbs(), "meta": (person.email,) if person.email else ()},
    )

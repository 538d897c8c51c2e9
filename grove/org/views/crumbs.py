"""Where a settings page stands."""

from django.urls import reverse
from django.utils.translation import gettext as _

from grove.look.shell import Link
from grove.org.models import Department


def settings_crumbs() -> tuple[Link, ...]:
    return (Link(_("Settings"), reverse("settings")),)


def people_crumbs(department: Department) -> tuple[Link, ...]:
    return (
        *settings_crumbs(),
        Link(_("Departments and people"), reverse("departments")),
        Link(department.name, reverse("people", kwargs={"dept": department.slug})),
    )

"""Where a settings page stands."""

from django.utils.translation import gettext as _

from grove.look.addresses import address
from grove.look.shell import Link
from grove.org.models import Department


def settings_crumbs() -> tuple[Link, ...]:
    return (Link(_("Settings"), address("settings")),)


def people_crumbs(department: Department) -> tuple[Link, ...]:
    return (
        *settings_crumbs(),
        Link(_("Departments and people"), address("departments")),
        Link(department.name, address("people", dept=department.slug)),
    )

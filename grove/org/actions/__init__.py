"""What people do with accounts, people and departments: the only place of this room that writes."""

from grove.org.actions.accounts import (
    accept_first,
    accept_invitation,
    change_password,
    enter_sample,
    first_invitation,
    invite,
    make_first_person,
    set_account,
    sign_in_link,
)
from grove.org.actions.departments import (
    add_department,
    bin_department,
    edit_department,
    move_department,
)
from grove.org.actions.people import (
    add_people,
    add_person,
    deactivate,
    edit_person,
    give_role,
    reactivate,
    set_roles,
    take_role,
)

__all__ = [
    "accept_first",
    "accept_invitation",
    "add_department",
    "add_people",
    "add_person",
    "bin_department",
    "change_password",
    "deactivate",
    "edit_department",
    "edit_person",
    "enter_sample",
    "first_invitation",
    "give_role",
    "invite",
    "make_first_person",
    "move_department",
    "reactivate",
    "set_account",
    "set_roles",
    "sign_in_link",
    "take_role",
]

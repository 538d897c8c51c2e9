"""What pages read of people, departments, sessions and invitations."""

from grove.org.queries.account import (
    InvitationBroken,
    SessionRow,
    company_name,
    find_invitation,
    has_accounts,
    sessions_of,
    time_zones,
)
from grove.org.queries.people import (
    Named,
    PeoplePage,
    PersonRow,
    boss_of,
    heads_of,
    people_in,
    people_of,
    people_page,
)
from grove.org.queries.tree import (
    Branch,
    branches,
    departments_kept,
    free_code,
    options_of,
    subtree,
)

__all__ = [
    "Branch",
    "InvitationBroken",
    "Named",
    "PeoplePage",
    "PersonRow",
    "SessionRow",
    "boss_of",
    "branches",
    "company_name",
    "departments_kept",
    "find_invitation",
    "free_code",
    "has_accounts",
    "heads_of",
    "options_of",
    "people_in",
    "people_of",
    "people_page",
    "sessions_of",
    "subtree",
    "time_zones",
]

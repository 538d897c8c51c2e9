"""Looking through the eyes of somebody in the sample, in one's own browser, and coming back.

The real person's session stays as it is and can be ended from elsewhere; a second session, of the
person of the sample, remembers its key. Coming back needs that session to be alive still.
"""

from collections.abc import Iterable

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils.crypto import constant_time_compare

from grove.org.models import Department, Person, Role, SessionStore

SEEN = ("head", "lead", "member", "boss")
# Kept in the session of a person of the sample: the key of the real person's session, and what
# that person may do when they are back.
REAL, STARTS, DELETES = "sample_real", "sample_starts", "sample_deletes"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def see_as(
    request: HttpRequest, person: Person, *, starts: bool = False, deletes: bool = False
) -> None:
    """Make this browser that of a person of the sample. Raises ValueError for a real person.

    `starts` and `deletes` say what the real person who looks may do; from one person of the
    sample to the next they are carried on.
    """
    if not person.is_sample:
        raise ValueError("nobody looks through the eyes of a real person")
    before = request.session
    now = SessionStore()
    now.browser = before.browser  # type: ignore[attr-defined]
    now[SESSION_KEY] = str(person.pk)
    now[BACKEND_SESSION_KEY] = _BACKEND
    now[HASH_SESSION_KEY] = person.get_session_auth_hash()
    if request.user.is_sample:  # type: ignore[union-attr]
        now.update({name: before[name] for name in (REAL, STARTS, DELETES) if name in before})
        before.flush()
    else:
        now.update({REAL: before.session_key, STARTS: starts, DELETES: deletes})
    now.create()
    _use(request, now, person)


def real_person(request: HttpRequest) -> Person | None:
    """Who looks through these eyes, if they came from a session of their own that still lives."""
    key = request.session.get(REAL)
    return _owner(SessionStore(key)) if key else None


def come_back(request: HttpRequest) -> Person | None:
    """End looking; the browser is the real person's again, or nobody's when they are signed out
    meanwhile."""
    key = request.session.get(REAL)
    request.session.flush()
    own = SessionStore(key) if key else None
    person = _owner(own) if own is not None else None
    if own is not None and person is not None:
        own.browser = request.headers.get("User-Agent", "")
        own.modified = True  # the cookie has to name this session again
        _use(request, own, person)
    return person


def seen_role(roles: Iterable[Role]) -> str:
    """Which of the four views a person of the sample has, by their roles; "" for none."""
    for role in roles:
        if role.name == Role.Name.HEAD:
            return "lead" if role.department.kind == Department.Kind.TEAM else "head"
        if role.name in SEEN:
            return str(role.name)
    return ""


def _owner(session: SessionStore) -> Person | None:
    number = session.get(SESSION_KEY)
    person = session.person
    if person is None or str(person.pk) != number:
        return None
    kept = str(session.get(HASH_SESSION_KEY, ""))
    sound = constant_time_compare(kept, person.get_session_auth_hash())
    alive = person.is_active and person.binned_at is None and not person.is_sample
    return person if alive and sound else None


def _use(request: HttpRequest, session: SessionStore, person: Person) -> None:
    request.session = session
    request.user = person
    rotate_token(request)

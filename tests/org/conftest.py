"""What the tests of this room share: a deeper tree, and browsers that are not signed in."""

import pytest
from django.test import Client

from grove.org.actions import add_department
from grove.org.models import Department
from tests.cast import Cast


@pytest.fixture
def team(cast: Cast) -> Department:
    """A team of BD: LANT › PLAT › BD › TEAM."""
    return add_department(cast.admin, cast.bd, name="Release Train", code="TEAM", kind="team")


@pytest.fixture
def visitor(db: None) -> Client:
    """A browser nobody is signed in with."""
    return Client()


@pytest.fixture
def strict() -> Client:
    """A browser whose forms need their token."""
    return Client(enforce_csrf_checks=True)

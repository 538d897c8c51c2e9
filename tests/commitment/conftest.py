"""A plan that everybody signed, for the tests of what comes after."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.cast import Cast
from tests.commitment.people import signed
from tests.lasting import lasting_cast


@pytest.fixture(scope="module")
def signed_cast(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """Everybody's signature takes a second: all these tests begin with the same ones."""
    yield from lasting_cast(django_db_blocker, signed)

"""The look is tested by itself: with its own addresses only."""

from collections.abc import Iterator

import pytest
from django.urls import clear_url_caches
from pytest_django import Settings


@pytest.fixture(autouse=True)
def own_addresses(settings: Settings) -> Iterator[None]:
    """`reverse()` finds what this room serves and nothing else."""
    settings.ROOT_URLCONF = "tests.look.addresses"
    clear_url_caches()
    yield
    clear_url_caches()

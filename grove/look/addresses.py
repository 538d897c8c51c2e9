"""Addresses of pages by their names, worked out once: Django takes longer over one than a page may.

A page has some seventy addresses, most of them in every page of the same plan.
"""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import get_script_prefix, reverse


def address(name: str, /, **place: Any) -> str:
    """The same as `reverse(name, kwargs=place)`."""
    return _address(settings.ROOT_URLCONF, get_script_prefix(), name, tuple(place.items()))


@lru_cache(8192)
def _address(_routes: str, _prefix: str, name: str, place: tuple[tuple[str, Any], ...]) -> str:
    return reverse(name, kwargs=dict(place))

"""Registers the room `drafting` with Django."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "grove.drafting"
    label = "drafting"

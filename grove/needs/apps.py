"""Registers the room `needs` with Django."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "grove.needs"
    label = "needs"

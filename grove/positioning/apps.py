"""Registers the room `positioning` with Django."""

from django.apps import AppConfig


class PositioningConfig(AppConfig):
    name = "grove.positioning"
    label = "positioning"

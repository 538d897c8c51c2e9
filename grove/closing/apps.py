"""Registers the room `closing` with Django."""

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "grove.closing"
    label = "closing"

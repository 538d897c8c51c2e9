"""Registers the room `tracking` with Django."""

from django.apps import AppConfig


class TrackingConfig(AppConfig):
    name = "grove.tracking"
    label = "tracking"

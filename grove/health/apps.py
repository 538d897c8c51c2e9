"""Registers the room `health` with Django."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    name = "grove.health"
    label = "health"

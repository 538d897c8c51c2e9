"""Registers the room `weekly` with Django."""

from django.apps import AppConfig


class WeeklyConfig(AppConfig):
    name = "grove.weekly"
    label = "weekly"

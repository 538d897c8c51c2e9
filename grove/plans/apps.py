"""Registers the room `plans` with Django."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "grove.plans"
    label = "plans"

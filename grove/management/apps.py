"""Registers the room `management` with Django."""

from django.apps import AppConfig


class ManagementConfig(AppConfig):
    name = "grove.management"
    label = "management"

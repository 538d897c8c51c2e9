"""Registers the room `versions` with Django."""

from django.apps import AppConfig


class VersionsConfig(AppConfig):
    name = "grove.versions"
    label = "versions"

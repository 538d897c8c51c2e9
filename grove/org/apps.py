"""Registers the room `org` with Django."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "grove.org"
    label = "org"

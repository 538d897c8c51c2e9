"""Registers the room `inbox` with Django."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "grove.inbox"
    label = "inbox"

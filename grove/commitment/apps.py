"""Registers the room `commitment` with Django."""

from django.apps import AppConfig


class CommitmentConfig(AppConfig):
    name = "grove.commitment"
    label = "commitment"

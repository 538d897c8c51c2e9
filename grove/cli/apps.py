"""Registers the room `cli` with Django: its words are translated like everybody's."""

from django.apps import AppConfig


class CliConfig(AppConfig):
    name = "grove.cli"
    label = "cli"

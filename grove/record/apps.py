"""Registers the room `record` with Django."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "grove.record"
    label = "record"

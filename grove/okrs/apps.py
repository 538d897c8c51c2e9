"""Registers the room `okrs` with Django."""

from django.apps import AppConfig


class OkrsConfig(AppConfig):
    name = "grove.okrs"
    label = "okrs"

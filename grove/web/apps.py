"""Registers the room `web` with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "grove.web"
    label = "web"

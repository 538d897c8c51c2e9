"""Registers the room, so that its catalogue of words is found."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "grove.look"
    label = "look"

"""Registers the room, so that its catalogue of words is found; texts are looked up once."""

from django.apps import AppConfig

from grove.look.texts import keep_texts


class LookConfig(AppConfig):
    name = "grove.look"
    label = "look"

    def ready(self) -> None:
        """Once for each process."""
        keep_texts()

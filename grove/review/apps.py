"""Registers the room `review` with Django."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "grove.review"
    label = "review"

"""Registers the room `jobs` with Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "grove.jobs"
    label = "jobs"

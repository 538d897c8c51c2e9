"""Registers the room `exchange` with Django (it has pages and texts, no records of its own)."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "grove.exchange"
    label = "exchange"

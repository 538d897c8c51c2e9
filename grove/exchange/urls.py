"""Addresses of a plan as a file, below a plan's own address."""

from django.urls import path

from grove.exchange import views

urlpatterns = [
    path("export", views.export_markdown, name="export_markdown"),
    path("import", views.import_markdown, name="import_markdown"),
]

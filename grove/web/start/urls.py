"""Addresses of the first run."""

from django.urls import path

from grove.web.start import views

urlpatterns = [
    path("start", views.start, name="start"),
    path("start/check", views.check, name="start_check"),
    path("start/discard", views.discard, name="start_discard"),
    path("start/<slug:page>", views.question, name="start_question"),
]

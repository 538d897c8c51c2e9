"""Addresses of presenting, under a department's cycle: people type /plat/2027/present."""

from django.urls import path

from grove.commitment.views import slides as views

app_name = "present"
urlpatterns = [
    path("present", views.page, name="page"),
    path("present/notes", views.notes, name="notes"),
    path("present/showing", views.showing, name="showing"),
    path("present/slides", views.slides, name="slides"),
    path("present/slides/<slug:slide>/notes", views.note, name="note"),
    path("present/slides/<slug:slide>/visibility", views.visibility, name="visibility"),
    path("present/slides/<slug:slide>/place", views.move, name="move"),
    path("present/lines", views.lines, name="lines"),
]

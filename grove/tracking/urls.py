"""Addresses of the running year, below a department and its cycle."""

from django.urls import path

from grove.tracking import views

app_name = "tracking"
urlpatterns = [
    path("check-in", views.check_in, name="check_in"),
    path("rhythm", views.rhythm, name="rhythm"),
    path("pauses", views.pauses, name="pauses"),
    path("pauses/<int:pause>/end", views.pause_end, name="pause_end"),
    path("track", views.track, name="dashboard"),
]

"""Addresses of health metrics, below a department and its cycle."""

from django.urls import path

from grove.health import views

app_name = "health"
urlpatterns = [
    path("health", views.page, name="page"),
    path("health/new", views.new, name="new"),
    path("health/readings", views.readings, name="readings"),
    path("health/<int:number>", views.metric, name="metric"),
    path("health/<int:number>/bin", views.metric_bin, name="metric_bin"),
]

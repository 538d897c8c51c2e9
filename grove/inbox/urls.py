"""Addresses of the inbox."""

from django.urls import path

from grove.inbox import views

urlpatterns = [
    path("inbox", views.inbox, name="inbox"),
    path("arrival", views.arrival, name="arrival"),
]

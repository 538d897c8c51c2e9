"""Addresses of the look: assets, and the service worker.

The components page is served by the web door, for administrators.
"""

from django.urls import path

from grove.look import views

urlpatterns = [
    path("assets/<str:digest>/<path:name>", views.asset, name="asset"),
    path("worker.js", views.worker, name="worker"),
]

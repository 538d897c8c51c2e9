"""Addresses of the look; `grove/urls.py` puts `asset` and `components` where they are served."""

from django.urls import path

from grove.look import views

urlpatterns = [
    path("assets/<str:digest>/<path:name>", views.asset, name="asset"),
    path("-/components", views.components, name="components"),
]

"""The look's own addresses, and the components page without the guard of the web door."""

from django.urls import include, path

from grove.look import views

urlpatterns = [
    path("", include("grove.look.urls")),
    path("-/components", views.components, name="components"),
]

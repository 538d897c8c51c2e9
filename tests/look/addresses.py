"""The look's own addresses, and the components page without the guard of the web door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from grove.look import samples


def components(request: HttpRequest) -> HttpResponse:
    return render(request, "look/components.jinja", samples.context(request))


urlpatterns = [
    path("", include("grove.look.urls")),
    path("-/components", components, name="components"),
]

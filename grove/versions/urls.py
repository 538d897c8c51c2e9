"""Addresses of versions, under a plan's."""

from django.urls import path

from grove.versions import views

app_name = "versions"
urlpatterns = [
    path("versions", views.page, name="page"),
    path("versions/comparison", views.comparison, name="comparison"),
    path("versions/<str:before>..<str:after>", views.compare, name="compare"),
    path("versions/<str:number>/restoration", views.restoration, name="restoration"),
    path("versions/<str:number>/links", views.links, name="links"),
    path(
        "versions/<str:number>/links/<int:reading>/removal",
        views.link_removal,
        name="link_removal",
    ),
    path("versions/<str:number>", views.version, name="version"),
]

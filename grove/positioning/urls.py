"""Addresses of step 1, below a plan."""

from django.urls import path

from grove.positioning import views

app_name = "positioning"
urlpatterns = [
    path("positioning", views.page, name="page"),
    path("positioning/dimensions", views.dimension_new, name="dimensions"),
    path("positioning/dimensions/<int:dimension>", views.dimension, name="dimension"),
    path("positioning/dimensions/<int:dimension>/place", views.place, name="place"),
    path("positioning/dimensions/<int:dimension>/bin", views.dimension_bin, name="dimension_bin"),
    path("positioning/still-true", views.still_true, name="still_true"),
    path("positioning/statement", views.statement, name="statement"),
    path("positioning/statement/assembly", views.assembly, name="assembly"),
    path("positioning/answers/<slug:question>", views.answers, name="answers"),
    path(
        "positioning/answers/<slug:question>/<int:answer>/adoption",
        views.adoption,
        name="adoption",
    ),
]

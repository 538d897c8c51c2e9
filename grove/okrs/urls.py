"""Addresses of objectives and key results, from the root of the site."""

from django.urls import path

from grove.okrs import views

app_name = "okrs"
urlpatterns = [
    path("<slug:dept>/<slug:cycle>/objectives", views.objectives, name="list"),
    path("o/<str:code>", views.objective, name="objective"),
    path("o/<str:code>/edit", views.edit_objective, name="edit_objective"),
    path("o/<str:code>/place", views.objective_place, name="objective_place"),
    path("o/<str:code>/bin", views.objective_bin, name="objective_bin"),
    path("o/<str:code>/key-results", views.key_results, name="key_results"),
    path("o/<str:code>/needs", views.objective_needs, name="objective_needs"),
    path("o/<str:code>/needs/<int:link>/removal", views.need_removal, name="need_removal"),
    path("o/<str:code>/parents", views.objective_parents, name="objective_parents"),
    path("o/<str:code>/parents/<int:link>/removal", views.parent_removal, name="parent_removal"),
    path("o/<str:code>/own", views.objective_own, name="objective_own"),
    path("o/<str:code>/confidence", views.confidence, name="confidence"),
    path("k/<str:code>", views.key_result, name="key_result"),
    path("k/<str:code>/edit", views.edit_key_result, name="edit_key_result"),
    path("k/<str:code>/place", views.key_result_place, name="key_result_place"),
    path("k/<str:code>/bin", views.key_result_bin, name="key_result_bin"),
    path("k/<str:code>/checkpoints", views.checkpoints, name="checkpoints"),
    path("k/<str:code>/stages", views.stages, name="stages"),
    path("k/<str:code>/readings", views.readings, name="readings"),
    path("k/<str:code>/readings.csv", views.readings_table, name="readings_table"),
]

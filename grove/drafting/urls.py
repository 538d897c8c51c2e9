"""Addresses of step 4, below a plan."""

from django.urls import path

from grove.drafting import views
from grove.drafting.views import reviewer

app_name = "drafting"
urlpatterns = [
    path("draft", views.page, name="page"),
    path("draft/objectives", views.objectives, name="objectives"),
    path("draft/objectives/<int:number>/key-results", views.key_results, name="key_results"),
    path("draft/points", views.points, name="points"),
    path("draft/themes/<str:theme>", views.theme, name="theme"),
    path("draft/themes/<str:theme>/removal", views.theme_removal, name="theme_removal"),
    path("draft/not-doing", views.not_doing, name="not_doing"),
    path("draft/not-doing/<int:entry>", views.not_doing_line, name="not_doing_line"),
    path("draft/not-doing/<int:entry>/place", views.not_doing_place, name="not_doing_place"),
    path("draft/not-doing/<int:entry>/bin", views.not_doing_bin, name="not_doing_bin"),
    path("draft/findings/aside", reviewer.aside, name="aside"),
    path("draft/findings/aside/<int:aside>/removal", reviewer.aside_removal, name="aside_removal"),
    path("draft/metrics", views.metrics, name="metrics"),
    path("draft/key-results/<int:number>/metric", views.metric_of, name="metric_of"),
    path("needs/<int:number>/objective", views.objective_from_need, name="objective_from_need"),
    path("needs/<int:number>/coverage", views.cover_need, name="cover_need"),
    path("needs/<int:number>/coverage/<int:link>/removal", views.uncover_need, name="uncover_need"),
]

"""Addresses of the web door: home, workbook, history, bin, undo, guide."""

from django.urls import include, path

from grove.web import opening, views
from grove.web.changes import changes
from grove.web.reasons import reason

urlpatterns = [
    path("", views.home, name="home"),
    path("plans/new", opening.plan_new, name="plan_new"),
    path("guide", views.guide, name="guide"),
    path("guide/<slug:page>", views.guide_page, name="guide_page"),
    path("-/components", views.components, name="components"),
    path("acts/<int:act>/undo", views.undo_act, name="undo"),
    path("acts/<int:act>/reason", reason, name="reason"),
    path("<slug:dept>/<slug:cycle>/plan", views.workbook, name="workbook"),
    path("<slug:dept>/<slug:cycle>/plan/share", views.share, name="share"),
    path("<slug:dept>/<slug:cycle>/plan/steps/<slug:step>/mark", views.mark, name="mark_step"),
    path("<slug:dept>/<slug:cycle>/plan/details", views.details, name="plan_details"),
    path("<slug:dept>/<slug:cycle>/plan/writers", views.writers, name="writers"),
    path(
        "<slug:dept>/<slug:cycle>/plan/writers/<int:writer>/removal",
        views.writer_removal,
        name="writer_removal",
    ),
    path("<slug:dept>/<slug:cycle>/plan/history", views.history, name="history"),
    path("<slug:dept>/<slug:cycle>/changes", changes, name="changes"),
    path("<slug:dept>/<slug:cycle>/plan/bin", views.bin_page, name="bin"),
    path("<slug:dept>/<slug:cycle>/plan/bin/<int:act>/restoration", views.restore, name="restore"),
    path("", include("grove.web.start.urls")),
    path("", include("grove.web.sample.urls")),
]

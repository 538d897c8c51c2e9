"""Addresses of a plan as a file, below a plan's own address."""

from django.urls import path

from grove.exchange import views

urlpatterns = [
    path("export", views.export_markdown, name="export_markdown"),
    path("slides.<str:kind>", views.export_slides, name="export_slides"),
    path("plan.pdf", views.export_plan_pdf, name="export_plan_pdf"),
    path("import", views.import_markdown, name="import_markdown"),
]

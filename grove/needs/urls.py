"""Addresses of step 2, below a plan."""

from django.urls import path

from grove.needs import views

app_name = "needs"
urlpatterns = [
    path("needs", views.board, name="board"),
    path("needs/new", views.new, name="new"),
    path("needs/<int:number>", views.need, name="need"),
    path("needs/<int:number>/place", views.place, name="place"),
    path("needs/<int:number>/bin", views.need_bin, name="need_bin"),
    path("needs/<int:number>/refusal", views.refusal, name="refusal"),
    path("needs/<int:number>/refusal/removal", views.refusal_removal, name="refusal_removal"),
    path("needs/carried/<int:carried>/answer", views.carried_answer, name="carried_answer"),
    path("needs/customers", views.customers, name="customers"),
    path("needs/customers/<int:customer>", views.customer, name="customer"),
    path("needs/customers/<int:customer>/sheet", views.sheet, name="sheet"),
    path("needs/customers/<int:customer>/bin", views.customer_bin, name="customer_bin"),
    path("needs/import", views.paste, name="import"),
    path("needs/import/lines", views.import_lines, name="import_lines"),
]

"""Addresses of the management plan, below a plan."""

from django.urls import path

from grove.management import views

app_name = "management"
urlpatterns = [
    path("management", views.page, name="page"),
    path("management/texts", views.texts, name="texts"),
    path("management/goals", views.goal, name="goal"),
    path("management/<slug:kind>/new", views.row_new, name="row_new"),
    path("management/<slug:kind>/<int:row>", views.row, name="row"),
    path("management/<slug:kind>/<int:row>/removal", views.row_removal, name="row_removal"),
    path("management/<slug:kind>/<int:row>/move", views.row_move, name="row_move"),
]

"""Addresses of calls for help: who is asked may stand outside the plan."""

from django.urls import path

from grove.tracking import views

app_name = "help"
urlpatterns = [
    path("calls/<int:call>", views.help_page, name="page"),
    path("calls/<int:call>/wording", views.help_wording, name="wording"),
    path("calls/<int:call>/withdrawal", views.help_withdrawal, name="withdrawal"),
    path("calls/<int:call>/notice", views.help_notice, name="notice"),
]

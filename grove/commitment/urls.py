"""Addresses of step 6, under a plan's."""

from django.urls import path

from grove.commitment import views

app_name = "commitment"
urlpatterns = [
    path("sign-off", views.sign_off, name="sign_off"),
    path("sign-off/request", views.signature_request, name="request"),
    path("sign-off/signature", views.signature, name="signature"),
]

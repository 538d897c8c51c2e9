"""Addresses of the sample department."""

from django.urls import path

from grove.web.sample import views

urlpatterns = [
    path("sample", views.sample, name="sample"),
    path("sample/as/<slug:role>", views.sample_as, name="sample_as"),
    path("sample/return", views.sample_return, name="sample_return"),
    path("sample/removal", views.sample_removal, name="sample_removal"),
]

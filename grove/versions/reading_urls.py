"""The address of a version for people without an account, from the root of the site."""

from django.urls import path

from grove.versions.views import reading

urlpatterns = [path("read/<str:token>", reading, name="reading")]

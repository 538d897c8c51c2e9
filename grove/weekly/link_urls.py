"""The address of a brief for people without an account, from the root of the site."""

from django.urls import path

from grove.weekly.views import brief_by_link

urlpatterns = [path("brief/<str:token>", brief_by_link, name="brief_by_link")]

"""Addresses of step 5, below a plan."""

from django.urls import path

from grove.rounds import views

app_name = "rounds"
urlpatterns = [
    path("rounds", views.page, name="page"),
    path("rounds/threads", views.threads, name="threads"),
    path("rounds/threads/<int:thread>/answers", views.answer, name="answer"),
    path("rounds/threads/<int:thread>/resolution", views.resolution, name="resolution"),
    path("rounds/threads/<int:thread>/reopening", views.reopening, name="reopening"),
    path("rounds/comments/<int:comment>/withdrawal", views.withdrawal, name="withdrawal"),
]

"""Addresses of step 5, below a plan; one list per noun."""

from django.urls import path

from grove.rounds.views import comments

app_name = "rounds"
COMMENTS = [
    path("rounds", comments.page, name="page"),
    path("rounds/threads", comments.threads, name="threads"),
    path("rounds/threads/<int:thread>/answers", comments.answer, name="answer"),
    path("rounds/threads/<int:thread>/resolution", comments.resolution, name="resolution"),
    path("rounds/threads/<int:thread>/reopening", comments.reopening, name="reopening"),
    path("rounds/comments/<int:comment>/withdrawal", comments.withdrawal, name="withdrawal"),
]
urlpatterns = [*COMMENTS]

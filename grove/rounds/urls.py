"""Addresses of step 5, below a plan; one list per noun."""

from django.urls import path

from grove.rounds.views import comments, suggestions

app_name = "rounds"
COMMENTS = [
    path("rounds", comments.rounds, name="page"),
    path("comments", comments.page, name="comments"),
    path("comments/threads", comments.threads, name="threads"),
    path("comments/threads/<int:thread>/answers", comments.answer, name="answer"),
    path("comments/threads/<int:thread>/resolution", comments.resolution, name="resolution"),
    path("comments/threads/<int:thread>/reopening", comments.reopening, name="reopening"),
    path("comments/threads/<int:thread>/acceptance", suggestions.acceptance, name="acceptance"),
    path("comments/<int:comment>/withdrawal", comments.withdrawal, name="withdrawal"),
    path("suggestions/<str:code>", suggestions.suggest, name="suggest"),
]
urlpatterns = [*COMMENTS]

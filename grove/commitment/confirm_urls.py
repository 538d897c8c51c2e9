"""Addresses of understood and commit, beside a plan's: short enough to be said aloud."""

from django.urls import path

from grove.commitment.views import confirming, coverage

app_name = "confirm"
urlpatterns = [
    path("confirm", confirming.page, name="page"),
    path("confirm/opening", coverage.opening, name="opening"),
    path("confirm/commitment", confirming.commitment, name="commitment"),
    path("confirm/commitment/answer", confirming.commitment_answer, name="commitment_answer"),
    path("confirm/coverage", coverage.page, name="coverage"),
    path("confirm/coverage.csv", coverage.download, name="download"),
    path("confirm/coverage/target", coverage.target, name="target"),
    path("confirm/questions/<slug:key>/reply", coverage.answer_question, name="reply"),
    path("confirm/questions/<int:question>", confirming.question, name="question"),
    path("confirm/questions/<int:question>/settlement", confirming.settlement, name="settlement"),
    path("confirm/<slug:code>", confirming.objective, name="objective"),
    path("confirm/<slug:code>/answer", confirming.objective_answer, name="answer"),
    path("confirm/<slug:code>/question", confirming.further_question, name="further_question"),
]

"""Addresses of step 5, below a plan; one list per noun."""

from django.urls import path

from grove.rounds.views import asks, comments, rounds, suggestions

app_name = "rounds"
ROUNDS = [
    path("rounds", rounds.page, name="page"),
    path("rounds/sharing", rounds.sharing, name="sharing"),
    path("rounds/closing", rounds.closing, name="closing"),
    path("rounds/teams/<slug:team>", rounds.team, name="team"),
    path("rounds/teams/<slug:team>/reading", rounds.reading, name="reading"),
    path("rounds/teams/<slug:team>/agreement", rounds.agreement, name="agreement"),
    path("rounds/teams/<slug:team>/asks", rounds.asks, name="asks"),
    path("rounds/teams/<slug:team>/reminder", rounds.reminder, name="reminder"),
    path("rounds/teams/<slug:team>/plan", rounds.team_plan, name="team_plan"),
    path("rounds/asks/<int:ask>", asks.ask, name="ask"),
    path("rounds/asks/<int:ask>/withdrawal", asks.withdrawal, name="ask_withdrawal"),
]
COMMENTS = [
    path("comments", comments.page, name="comments"),
    path("comments/threads", comments.threads, name="threads"),
    path("comments/threads/<int:thread>/answers", comments.answer, name="answer"),
    path("comments/threads/<int:thread>/resolution", comments.resolution, name="resolution"),
    path("comments/threads/<int:thread>/reopening", comments.reopening, name="reopening"),
    path("comments/threads/<int:thread>/acceptance", suggestions.acceptance, name="acceptance"),
    path("comments/<int:comment>/withdrawal", comments.withdrawal, name="withdrawal"),
    path("suggestions/<str:code>", suggestions.suggest, name="suggest"),
]
urlpatterns = [*ROUNDS, *COMMENTS]

"""Addresses of the close, below a department and its cycle."""

from django.urls import path

from grove.closing import views

app_name = "closing"
urlpatterns = [
    path("close", views.close, name="page"),
    path("close/values", views.values, name="values"),
    path("close/values/reopening", views.reopening, name="reopening"),
    path("close/grades", views.grades, name="grades"),
    path("close/grades/computed", views.computed, name="computed"),
    path("close/key-results/<int:number>/grade", views.grade, name="grade"),
    path("close/retrospective", views.retrospective, name="retrospective"),
    path("close/retrospective/notes/<int:note>/removal", views.note_removal, name="note_removal"),
    path("close/retrospective/timer", views.timer, name="timer"),
    path("close/retrospective/reveal", views.reveal, name="reveal"),
    path("close/retrospective/groups", views.groups, name="groups"),
    path("close/retrospective/vote", views.voting, name="vote"),
    path("close/retrospective/votes", views.votes, name="votes"),
    path("close/retrospective/count", views.count, name="count"),
    path("close/retrospective/lessons", views.lessons, name="lessons"),
    path(
        "close/retrospective/lessons/<int:lesson>/removal",
        views.lesson_removal,
        name="lesson_removal",
    ),
    path("close/failures", views.failures, name="failures"),
    path("close/failures/came-back", views.recurrences, name="recurrences"),
    path(
        "close/failures/came-back/<int:recurrence>/removal",
        views.recurrence_removal,
        name="recurrence_removal",
    ),
    path("close/publication", views.publication, name="publication"),
    path("close/publication/reading", views.publication_read, name="publication_read"),
    path("close/next", views.next_cycle, name="next"),
    path("close/year", views.year, name="year"),
    path("calibration", views.calibration, name="calibration"),
    path("practice", views.practice, name="practice"),
]

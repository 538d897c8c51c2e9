"""Addresses of step 3, below a plan."""

from django.urls import path

from grove.review import views

app_name = "review"
urlpatterns = [
    path("review", views.page, name="page"),
    path("review/paste", views.paste, name="paste"),
    path("review/past", views.past, name="past"),
    path("review/fresh-start", views.fresh_start, name="fresh_start"),
    path("review/grades", views.grades, name="grades"),
    path("review/key-results/<int:number>/grade", views.grade, name="grade"),
    path("review/key-results/<int:number>/readings", views.reading, name="reading"),
    path("review/key-results/<int:number>/copy", views.copy, name="copy"),
    path("review/failures", views.failures, name="failures"),
    path("review/failures/<int:number>/edit", views.failure, name="failure"),
    path("review/failures/<int:number>/state", views.failure_state, name="failure_state"),
    path("review/failures/<int:number>/bin", views.failure_bin, name="failure_bin"),
    path("review/lessons", views.lessons, name="lessons"),
    path("review/lessons/carried", views.carried, name="carried"),
    path("review/lessons/<int:lesson>/edit", views.lesson, name="lesson"),
    path("review/lessons/<int:lesson>/place", views.lesson_place, name="lesson_place"),
    path("review/lessons/<int:lesson>/bin", views.lesson_bin, name="lesson_bin"),
]

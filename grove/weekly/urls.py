"""Addresses of a team's week and of the brief, below a department and its cycle."""

from django.urls import path

from grove.weekly import views

WEEK = "teams/<slug:team>/week/<slug:week>"
ROW = "<int:row>"

app_name = "weekly"
urlpatterns = [
    path(WEEK, views.week, name="week"),
    path(f"{WEEK}/priorities", views.priorities, name="priorities"),
    path(f"{WEEK}/priorities/{ROW}", views.priority, name="priority"),
    path(f"{WEEK}/priorities/{ROW}/done", views.priority_done, name="priority_done"),
    path(f"{WEEK}/priorities/{ROW}/removal", views.priority_removal, name="priority_removal"),
    path(f"{WEEK}/priorities/{ROW}/carrying", views.carrying, name="carrying"),
    path(f"{WEEK}/confidence", views.confidence, name="confidence"),
    path(f"{WEEK}/upcoming", views.upcoming, name="upcoming"),
    path(f"{WEEK}/upcoming/{ROW}/removal", views.upcoming_removal, name="upcoming_removal"),
    path(f"{WEEK}/mood", views.mood, name="mood"),
    path(f"{WEEK}/wins", views.wins, name="wins"),
    path(f"{WEEK}/wins/{ROW}/removal", views.win_removal, name="win_removal"),
    path("brief/mails", views.brief_mails, name="brief_mails"),
    path("brief/links-rule", views.brief_links_rule, name="brief_links_rule"),
    path("brief/<slug:week>", views.brief, name="brief"),
    path("brief/<slug:week>/links", views.brief_links, name="brief_links"),
    path(
        "brief/<slug:week>/links/<int:link>/removal",
        views.brief_link_removal,
        name="brief_link_removal",
    ),
]

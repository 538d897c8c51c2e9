"""Addresses of meetings and decisions, below a department and cycle."""

from django.urls import path

from grove.rounds.views import agenda, decisions, meetings, minutes, notes

app_name = "meetings"
ONE = "meetings/<int:meeting>"
urlpatterns = [
    path("meetings", meetings.list_page, name="list"),
    path("meetings/new", meetings.new, name="new"),
    path(ONE, meetings.meeting, name="meeting"),
    path(f"{ONE}/details", meetings.details, name="details"),
    path(f"{ONE}/cancellation", meetings.cancellation, name="cancellation"),
    path(f"{ONE}/opening", meetings.opening, name="opening"),
    path(f"{ONE}/ending", meetings.ending, name="ending"),
    path(f"{ONE}/next", meetings.next_one, name="next"),
    path(f"{ONE}/meeting.ics", meetings.calendar, name="calendar"),
    path(f"{ONE}/agenda", agenda.page, name="agenda"),
    path(f"{ONE}/agenda/renewal", agenda.renewal, name="renewal"),
    path(f"{ONE}/agenda/<int:item>/place", agenda.place, name="item_place"),
    path(f"{ONE}/agenda/<int:item>/removal", agenda.removal, name="item_removal"),
    path(f"{ONE}/agenda/<int:item>/taking-up", agenda.taking_up, name="item_taking_up"),
    path(f"{ONE}/now", agenda.now, name="now"),
    path(f"{ONE}/notes", notes.notes, name="notes"),
    path(f"{ONE}/notes/<int:note>/closing", notes.closing, name="note_closing"),
    path(f"{ONE}/notes/<int:note>/withdrawal", notes.withdrawal, name="note_withdrawal"),
    path(f"{ONE}/decisions", decisions.new, name="decide"),
    path(f"{ONE}/minutes", minutes.page, name="minutes"),
    path(f"{ONE}/minutes.md", minutes.markdown, name="minutes_markdown"),
    path(f"{ONE}/minutes.pdf", minutes.pdf_file, name="minutes_pdf"),
    path("decisions", decisions.list_page, name="decisions"),
    path("decisions/<int:number>", decisions.decision, name="decision"),
    path("decisions/<int:number>/application", decisions.application, name="application"),
    path("decisions/<int:number>/dropping", decisions.dropping, name="dropping"),
]

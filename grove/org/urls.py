"""Addresses of the organisation: entrance, account, settings of departments and people."""

from django.urls import path

from grove.org.views import account, departments, entrance, people

_DEPARTMENT = "settings/departments/<slug:dept>"
_PERSON = f"{_DEPARTMENT}/people/<int:person>"

urlpatterns = [
    path("sign-in", entrance.sign_in, name="sign_in"),
    path("sign-in/help", entrance.password_help, name="password_help"),
    path("sign-out", entrance.sign_out, name="sign_out"),
    path("language", entrance.language, name="language"),
    path("invitations/<str:token>", entrance.invitation, name="invitation"),
    path("account", account.account, name="account"),
    path("account/password", account.password, name="account_password"),
    path("account/sessions/end", account.sessions_end, name="sessions_end"),
    path("account/sessions/<str:handle>/end", account.session_end, name="session_end"),
    path("settings", account.settings_index, name="settings"),
    path("settings/departments", departments.departments, name="departments"),
    path(f"{_DEPARTMENT}", departments.department_edit, name="department_edit"),
    path(f"{_DEPARTMENT}/new", departments.department_add, name="department_add"),
    path(f"{_DEPARTMENT}/bin", departments.department_bin, name="department_bin"),
    path(f"{_DEPARTMENT}/people", people.people, name="people"),
    path(f"{_DEPARTMENT}/people/new", people.people_add, name="people_add"),
    path(_PERSON, people.person, name="person"),
    path(f"{_PERSON}/invitation", people.person_invitation, name="person_invitation"),
    path(f"{_PERSON}/closing", people.person_closing, name="person_closing"),
    path(f"{_PERSON}/opening", people.person_opening, name="person_opening"),
]

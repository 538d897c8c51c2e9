"""Every address of Grove: the rooms' own lists, assembled."""

from django.urls import URLPattern, URLResolver, include, path

CYCLE = "<slug:dept>/<slug:cycle>"
PLAN = f"{CYCLE}/plan"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("grove.look.urls")),
    path("", include("grove.org.urls")),
    path("", include("grove.inbox.urls")),
    path("", include("grove.web.urls")),
    path("", include("grove.drafting.catalogue_urls")),
    path("", include("grove.okrs.urls")),
    path("", include("grove.versions.reading_urls")),
    path("", include("grove.weekly.link_urls")),
    path(f"{CYCLE}/", include("grove.commitment.present_urls")),
    path(f"{CYCLE}/", include("grove.rounds.meeting_urls")),
    path(f"{CYCLE}/", include("grove.commitment.confirm_urls")),
    path("", include("grove.tracking.help_urls")),
    path(f"{CYCLE}/", include("grove.tracking.urls")),
    path(f"{CYCLE}/", include("grove.health.urls")),
    path(f"{CYCLE}/", include("grove.closing.urls")),
    path(f"{CYCLE}/", include("grove.weekly.urls")),
    *(
        path(f"{PLAN}/", include(f"grove.{room}.urls"))
        for room in (
            "positioning",
            "needs",
            "review",
            "drafting",
            "versions",
            "rounds",
            "commitment",
            "management",
            "exchange",
        )
    ),
]
handler400 = "grove.web.errors.bad_request"
handler403 = "grove.web.errors.forbidden"
handler404 = "grove.web.errors.not_found"
handler500 = "grove.web.errors.broken"

"""Every address of Grove: the rooms' own lists, assembled."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from grove.web.later import alone, later, missing

PLAN = "<slug:dept>/<slug:cycle>/plan"

_STEPS = (
    "positioning",
    "needs",
    "review",
    "drafting",
    "versions",
    "rounds",
    "commitment",
    "management",
)


def _there(module: str) -> bool:
    return find_spec(module) is not None


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("grove.look.urls")),
    *([path("", include("grove.org.urls"))] if _there("grove.org.urls") else alone("sign_in", "sign_out", "settings", "account")),
    path("", include("grove.web.urls")),
    *([path("", include("grove.okrs.urls"))] if _there("grove.okrs.urls") else [path("", include(([path("<slug:dept>/<slug:cycle>/objectives", later, name="list")], "okrs")))]),
    *([path("", include("grove.drafting.catalogue_urls"))] if _there("grove.drafting.catalogue_urls") else alone("metrics")),
    *([] if _there("grove.web.start.urls") else alone("start")),
    *([] if _there("grove.web.sample_urls") else alone("sample")),
    *([path(f"{PLAN}/", include("grove.exchange.urls"))] if _there("grove.exchange.urls") else [path(f"{PLAN}/export", later, name="export_markdown"), path(f"{PLAN}/import", later, name="import_markdown")]),
    *(
        path(f"{PLAN}/", include(f"grove.{room}.urls") if _there(f"grove.{room}.urls") else missing(room))
        for room in _STEPS
    ),
]
handler400 = "grove.web.errors.bad_request"
handler403 = "grove.web.errors.forbidden"
handler404 = "grove.web.errors.not_found"
handler500 = "grove.web.errors.broken"

"""The addresses of the look itself: the assets, and the service worker at the root."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from grove.look.assets import asset as built

_FOR_EVER = "public, max-age=31536000, immutable"


def asset(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """One asset. An old address gets the present content, and is not kept."""
    try:
        found = built(name)
    except KeyError:
        raise Http404(name) from None
    etag = f'"{found.digest}"'
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponse(status=304)
    elif "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(found.gzipped, content_type=found.content_type)
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(found.plain, content_type=found.content_type)
    response["ETag"] = etag
    response["Cache-Control"] = _FOR_EVER if digest == found.digest else "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


asset.policy = "public"  # type: ignore[attr-defined]


def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It stands at the root, for it serves pages of every plan; a browser asks
    for it anew each time, so that a new one is in charge at once."""
    response = HttpResponse(built("worker.js").plain, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/"
    return response


worker.policy = "public"  # type: ignore[attr-defined]

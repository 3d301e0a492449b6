"""How long a copy of a public page may live outside the archive: what is withdrawn must be gone everywhere within a minute."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

MOST_SECONDS: Final = 60
"""For caches that many readers share. A reader's own browser asks each time, and is answered in few bytes by the ETag."""


class PublicCachingMiddleware:
    """For pages that are the same for every reader. What a session had a part in is kept by nobody.

    Every page asks crawlers to show no copy of theirs. If only those that had once been withdrawn did, the header would list them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("X-Robots-Tag", "noarchive")
        if "Cache-Control" in response.headers:
            return response
        if request.method in ("GET", "HEAD") and not _is_personal(request, response):
            patch_cache_control(response, public=True, max_age=0, s_maxage=MOST_SECONDS, must_revalidate=True)
        else:
            patch_cache_control(response, private=True, no_store=True)
        return response


def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    session = getattr(request, "session", None)
    return bool(response.cookies) or (session is not None and session.accessed)

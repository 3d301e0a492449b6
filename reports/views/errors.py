"""The pages that say a request could not be answered, and why. None of them shows a word of a hidden record."""

import logging
import re
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from psycopg.errors import LockNotAvailable, QueryCanceled
from psycopg_pool import PoolTimeout

from reports.search import similar_names
from reports.views.parts.visible import Gone

NAMED_ROOMS = frozenset({"facilities", "facility-types", "sources", "publishers", "abuses", "topics", "reports"})
"""Rooms whose addresses are words. Keys of passages and findings are not, and nothing is close to them."""
MOST_WORDS = 100
RETRY_AFTER = 30  # seconds
_TOO_BUSY = (QueryCanceled, LockNotAvailable, PoolTimeout)

logger = logging.getLogger(__name__)


class GoneMiddleware:
    """Turns Gone, raised by a view for a withdrawn record, into the page that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return gone(request, exception) if isinstance(exception, Gone) else None


class BusyMiddleware:
    """Turns a statement that took too long, or a connection that was not to be had, into a page that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not (isinstance(exception, OperationalError) and isinstance(exception.__cause__, _TOO_BUSY)):
            return None
        logger.error("A page was given up: %s", type(exception.__cause__).__name__)
        return busy(request)


def gone(request: HttpRequest, exception: Gone) -> HttpResponse:
    context = {"reason": exception.reason, "withdrawn_at": exception.withdrawn_at}
    return render(request, "410.html", context, status=410)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """With a search box that holds the words of the address, and the names closest to them."""
    room, _, name = request.path.strip("/").partition("/")
    words = re.sub(r"[^\w]+", " ", name)[:MOST_WORDS].strip() if room in NAMED_ROOMS else ""
    context = {"words": words, "near": similar_names(words) if words else []}
    return render(request, "404.html", context, status=404)


def busy(request: HttpRequest) -> HttpResponse:
    """Made without the database and the session: neither answers in time."""
    headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    return HttpResponse(get_template("503.html").render(), status=503, headers=headers)


def server_error(request: HttpRequest) -> HttpResponse:
    """Made without the database, the session or the request, any of which may be what failed."""
    return HttpResponse(get_template("500.html").render(), status=500)

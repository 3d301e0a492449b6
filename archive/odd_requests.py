"""Requests that no page of ours sends, and that the database or Python refuses to read, are the sender's fault: 400, not 500."""

from collections.abc import Callable, Iterator
from re import compile as pattern
from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse

REFUSED = (ValueError, DataError, OverflowError)
"""What comes of a NUL byte, of a number too long for Python (4,300 digits) or too large for the database, of a word for one."""
ODD = pattern(r"\0|\d{19}")


class OddRequestsMiddleware:
    """Looks only when a view has failed, and only at what was sent: a fault of ours stays one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, REFUSED) and not isinstance(exception, BadRequest) and is_odd(request):
            raise BadRequest(
                "The request holds a NUL byte, a number beyond all bounds, or a word for a number."
            ) from exception


def is_odd(request: HttpRequest) -> bool:
    """The rows that an action of the admin is for are numbers; anything else may hold words."""
    rows = request.POST.getlist("_selected_action")
    return any(ODD.search(text) for text in _sent(request)) or not all(row.isdecimal() for row in rows)


def _sent(request: HttpRequest) -> Iterator[str]:
    yield unquote(request.path)
    for given in (request.GET, request.POST):
        for name, values in given.lists():
            yield name
            yield from map(str, values)

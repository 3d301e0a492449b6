"""Keeps the door: no admin without a second factor where one is required, and words for those who have to wait."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from archive.access.hashing import Busy
from archive.access.throttle import Locked

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
"""Recovery codes alone are no second factor: they only stand in for one."""
OPEN = frozenset({"admin:logout", "admin:login"})
ASKED = "Set up a second factor first: an authenticator app, or a passkey. Nothing else of this room opens before."
SHORT_WAIT = 5
BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")  # most call themselves by the later names too
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux")
NAMES = {"Edg": "Edge", "OPR": "Opera", "Mac OS X": "macOS"}


class DoorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None:
            return None
        if request.path.startswith("/accounts/"):
            request.META["HTTP_USER_AGENT"] = browser(request.META.get("HTTP_USER_AGENT", ""))
        if "admin" not in match.namespaces or match.view_name in OPEN or not lacks_factor(request):
            return None
        messages.warning(request, ASKED)
        return redirect("mfa_index")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Busy):
            return _later(request, "access/busy.html", 503, SHORT_WAIT)
        if isinstance(exception, Locked):
            return _later(request, "access/locked.html", 429, exception.wait)
        return None


def lacks_factor(request: HttpRequest) -> bool:
    """Whether this person has to set up a second factor before anything else."""
    if not (settings.SECOND_FACTOR_REQUIRED and request.user.is_authenticated):
        return False
    return not is_mfa_enabled(request.user, FACTORS)


def browser(said: str) -> str:
    """What the list of one's sessions needs to tell them apart, and no more: “Firefox on Linux”."""
    found = (next((name for name in names if name in said), "") for names in (BROWSERS, SYSTEMS))
    return " on ".join(NAMES.get(name, name) for name in found if name) or "A browser"


def _later(request: HttpRequest, template: str, status: int, wait: int) -> HttpResponse:
    answer = render(request, template, {"wait": wait, "minutes": -(-wait // 60)}, status=status)
    answer.headers["Retry-After"] = str(wait)
    answer.headers["Cache-Control"] = "no-store"
    return answer

"""The page behind an invitation's link, and the way from the admin's own sign-in to the one door."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from archive.access import invitations


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Opening the link uses nothing up, since mail programs open links too; setting the password does."""
    found = invitations.find(secret)
    if found is None:
        return render(request, "access/invitation_over.html", status=410)
    form: SetPasswordForm[User] = SetPasswordForm(found.account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if invitations.accept(found, password=form.cleaned_data["new_password1"]) is None:
            return render(request, "access/invitation_over.html", status=410)
        messages.success(request, "Your password is set. Sign in with it.")
        return redirect("account_login")
    return render(request, "access/invitation.html", {"form": form, "account": found.account})


def same_door(admins_own: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The admin's page to sign in, which from now on leads strangers to the door and shows nobody a form of its own."""

    @wraps(admins_own)
    @never_cache
    def login(request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if not request.user.is_staff:
            raise PermissionDenied
        return admins_own(request, extra_context)

    return login

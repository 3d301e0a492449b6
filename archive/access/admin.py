"""People and access in the admin: invitations, accounts, and the security log to read.

What allauth keeps (secrets of second factors, sessions) is nobody's to look at there.
"""

import contextlib
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.core.mail import send_mail
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from archive.access import invitations
from archive.access.models import Invitation, SecurityEntry

for hidden in (EmailAddress, EmailConfirmation, Authenticator, UserSession, User):
    with contextlib.suppress(NotRegistered):
        admin.site.unregister(hidden)


class InvitationForm(forms.ModelForm):
    """Whom to invite, and as what."""

    name = forms.CharField(
        max_length=150,
        validators=User._meta.get_field("username").validators,
        help_text="What the person signs in with, and what stands beside their work in the history.",
    )
    address = forms.EmailField(help_text="Links to reset the password go there.")
    role = forms.ModelChoiceField(Group.objects.order_by("name"))

    class Meta:
        model = Invitation
        fields: tuple[str, ...] = ()

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError("There is an account of this name: choose another.")
        return name


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin[Invitation]):
    list_display = ("account", "address", "state", "made_by", "made_at", "expires_at")
    list_select_related = ("account", "made_by")
    search_fields = ("account__username", "account__email")
    ordering = ("-made_at", "-pk")
    actions = ("send_new_link", "revoke")
    fields = ("account", "address", "state", "made_by", "made_at", "expires_at", "used_at", "revoked_at")

    @admin.display(description="address")
    def address(self, invitation: Invitation) -> str:
        return invitation.account.email

    @admin.display(description="state")
    def state(self, invitation: Invitation) -> str:
        if invitation.used_at:
            return "used"
        if invitation.revoked_at:
            return "revoked"
        return "open" if invitation.expires_at > timezone.now() else "expired"

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        return super().get_form(request, obj, change, **kwargs) if change else InvitationForm

    def get_fields(self, request: HttpRequest, obj: Invitation | None = None) -> Any:
        return ("name", "address", "role") if obj is None else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Invitation | None = None) -> Any:
        return () if obj is None else self.fields

    def has_change_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Invitation, form: Any, change: bool) -> None:
        """The record that the admin would save is left aside: the invitation makes the account and itself."""
        told = form.cleaned_data
        made, secret = invitations.invite(
            name=told["name"], address=told["address"], role=told["role"], by=_person(request)
        )
        obj.__dict__.update(made.__dict__)
        self._hand_over(request, made, secret)

    @admin.action(description="Send a new link; the one before no longer works", permissions=["add"])
    def send_new_link(self, request: HttpRequest, chosen: QuerySet[Invitation]) -> None:
        for account in User.objects.filter(invitations__in=chosen).distinct().order_by("pk"):
            if account.has_usable_password() or account.is_superuser:
                messages.error(request, f"{account.username} has a password already: it can be reset by mail.")
            else:
                self._hand_over(request, *invitations.again(account=account, by=_person(request)))

    @admin.action(description="Revoke; the link no longer works", permissions=["add"])
    def revoke(self, request: HttpRequest, chosen: QuerySet[Invitation]) -> None:
        ended = sum(invitations.revoke(one, by=_person(request)) for one in chosen.select_related("account"))
        messages.success(request, f"Revoked: {ended}. What was used, revoked or expired before stays as it is.")

    def _hand_over(self, request: HttpRequest, made: Invitation, secret: str) -> None:
        """By mail if it can be sent; and shown once, for handing over in person."""
        link = request.build_absolute_uri(reverse("invitation", args=[secret]))
        told = {"link": link, "account": made.account, "expires_at": made.expires_at}
        try:
            send_mail(
                "Your invitation to the Findings Archive",
                render_to_string("access/invitation_mail.txt", told),
                None,
                [made.account.email],
            )
        except OSError:  # the mail server's errors are among these
            messages.warning(
                request, f"The mail to {made.account.email} could not be sent: hand the link over yourself."
            )
        messages.success(
            request, f"The link for {made.account.username}, shown only now, for one use within 3 days: {link}"
        )


@admin.register(SecurityEntry)
class SecurityEntryAdmin(admin.ModelAdmin[SecurityEntry]):
    list_display = ("at", "kind", "account", "by", "detail")
    list_filter = ("kind", "at")
    search_fields = ("account", "by", "detail")
    ordering = ("-at", "-pk")
    list_per_page = 100
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: SecurityEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SecurityEntry | None = None) -> bool:
        return False


@admin.register(User)
class AccountAdmin(UserAdmin[User]):
    actions = ("forget_second_factor",)

    @admin.action(description="Take the second factor off, to be set up anew", permissions=["change"])
    def forget_second_factor(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        taken, _ = Authenticator.objects.filter(user__in=chosen).delete()
        messages.success(request, f"Taken off: {taken}. Whoever is concerned sets one up at the next sign-in.")


def _person(request: HttpRequest) -> User:
    """Whoever got as far as the admin is signed in."""
    return User.objects.get(username=request.user.get_username())

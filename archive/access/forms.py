"""The forms of the door, where they do more than allauth's own."""

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordKeyForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.core.exceptions import ValidationError

from archive.access import log, throttle


class SignInForm(LoginForm):
    """Called after the account, and without hints inside the boxes, which go away as one types."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs["autocapitalize"] = "none"
        self.fields["password"].help_text = ""


class ResetForm(ResetPasswordKeyForm):
    def save(self) -> None:
        """The new password, and with it the end of any wait for this account."""
        super().save()
        name = self.user.get_username()
        throttle.forgive(throttle.account(name))
        log.write(log.Kind.PASSWORD_RESET, account=name)


class _CountedCode:
    """Codes can be guessed like passwords, only faster: each wrong one counts."""

    user: Any

    def clean_code(self) -> str:
        charged = throttle.charge(throttle.code(self.user.pk))
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            log.write(log.Kind.FACTOR_FAILED, account=self.user.get_username())
            raise
        throttle.refund(charged)
        throttle.forgive(throttle.code(self.user.pk))
        return code


class CodeForm(_CountedCode, AuthenticateForm):
    """The second step of signing in."""


class ConfirmCodeForm(_CountedCode, ReauthenticateForm):
    """Asked once more before something that matters."""

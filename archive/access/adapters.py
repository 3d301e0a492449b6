"""What allauth asks of the site: how a password is judged, what is kept of a session, how secrets are stored."""

import base64
import hmac
from collections.abc import Iterable
from hashlib import sha256
from ipaddress import IPv6Address
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from archive.access import log, throttle
from archive.access.hashing import Busy

STAND_IN_NETWORK = 0x0100 << 112
"""100::/64, which RFC 6666 sets aside for addresses that lead nowhere."""


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Whose password this is, or nobody. Raises Locked during a wait, for a right password too, and Busy."""
        account = throttle.account(credentials.get("username", ""))
        charged = throttle.charge(account, throttle.address(request.META.get("REMOTE_ADDR", "")))
        try:
            found = super().authenticate(request, **credentials)
        except Busy:
            throttle.refund(charged)
            raise
        if found is not None:
            throttle.refund(charged)
            throttle.forgive(account)
        return found

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """allauth would count here; the throttle has."""

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        log.write(log.Kind.SIGN_IN_FAILED, account=log.known(credentials.get("username", "")))

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **facts: Any) -> HttpResponse:
        name = user.get_username()
        log.write(log.Kind.SIGNED_IN, account=name, by=name)
        return super().post_login(request, user, **facts)

    def send_password_reset_mail(self, user: AbstractBaseUser, email: str, context: dict[str, Any]) -> None:
        log.write(log.Kind.RESET_ASKED, account=user.get_username())
        super().send_password_reset_mail(user, email, context)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Stands for the address in rate limits and sessions: the same for the same subscriber on the same day, and no address."""
        return stand_in(request.META.get("REMOTE_ADDR", ""))


class FactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors are stored encrypted under the secret key: whoever copies the database cannot make codes."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        ending = list(sessions)
        super().end_sessions(ending)
        for name in sorted({session.user.get_username() for session in ending}):
            number = sum(session.user.get_username() == name for session in ending)
            log.write(log.Kind.SESSIONS_ENDED, account=name, by=name, detail=f"{number} ended")


def stand_in(peer: str) -> str:
    secret = salted_hmac("archive.access.stand_in", timezone.now().date().isoformat(), algorithm="sha256").digest()
    digest = hmac.new(secret, throttle.subscriber(peer).encode(), sha256).digest()
    return str(IPv6Address(STAND_IN_NETWORK | int.from_bytes(digest[:8], "big")))


def _cipher() -> MultiFernet:
    return MultiFernet([_fernet(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _fernet(secret_key: str | bytes) -> Fernet:
    key = salted_hmac("archive.access.factor", "", secret=secret_key, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))

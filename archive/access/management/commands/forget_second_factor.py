"""For somebody who lost both the second factor and the recovery codes: takes them off the account, to be set up anew."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Take all second factors off an account. Its password stays, and the security log says so."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the account's name")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        account = User.objects.filter(username=name).first()
        if account is None:
            raise CommandError(f"There is no account called {name}.")
        taken, _ = Authenticator.objects.filter(user=account).delete()
        self.stdout.write(f"{taken} taken off. {name} sets up a second factor at the next sign-in.")

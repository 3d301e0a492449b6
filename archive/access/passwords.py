"""Judging a password by the guesses it would stand, with the patterns and lists that guessers use."""

import re

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

FEWEST_GUESSES = 10**12
MOST_JUDGED = 72
"""Characters that are looked at; the time it takes grows faster than their number."""
OURS = tuple(
    "findings archive finding curator reviewer administrator report reports passage facility source human rights torture prison "
    "camp kwanliso kyohwaso kyoyangso jipkyulso korea northkorea dprk pyongyang country practices state department".split()
)


class GuessesValidator:
    """Refuses what a guesser would try early: common passwords, keyboard walks, dates, repeats, the archive's and one's own words."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        found = zxcvbn(password[:MOST_JUDGED], user_inputs=[*OURS, *_own_words(user)])
        if found["guesses"] < FEWEST_GUESSES:
            why = found["feedback"]["warning"].rstrip(".")
            raise ValidationError(
                f"This password could be guessed{f': {why[0].lower()}{why[1:]}' if why else ''}. {self.get_help_text()}",
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return "Take four or five words that do not belong together, or what a password manager makes."


def _own_words(user: AbstractBaseUser | None) -> list[str]:
    written = (str(getattr(user, name, "") or "") for name in ("username", "first_name", "last_name", "email"))
    return [word for value in written for word in {value.lower(), *re.split(r"[^\w]+", value.lower())} if word]

"""The letter under which a name stands in an alphabetical list."""

import unicodedata


def letter_of(name: str) -> str:
    """Its first letter without accent, in capitals: Côte d’Ivoire under C, Åland under A."""
    plain = (character for character in unicodedata.normalize("NFKD", name) if character.isalnum())
    return next(plain, "").upper()[:1]

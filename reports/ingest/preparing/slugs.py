"""The part of an address that is made from a symbol or a title, in whatever script it is."""

import hashlib
import re
import unicodedata

from reports.text import fold

LONGEST_SLUG = 200
_WORDS = re.compile(r"[a-z0-9]+")
_TOLD_APART_BY = 6  # hexadecimal digits


def slug_of(words: str, *, longest: int) -> str:
    """Small letters, digits and hyphens, `longest` at most. Where letters or words are lost, digits of a hash make up for them,
    so that titles that differ in those have slugs that differ too."""
    plain = [c for c in unicodedata.normalize("NFKD", words).casefold() if not unicodedata.combining(c)]
    slug = "-".join(_WORDS.findall("".join(plain)))
    if slug and len(slug) <= longest and not any(c.isalnum() and not c.isascii() for c in plain):
        return slug
    mark = hashlib.sha256(fold(words).encode()).hexdigest()[:_TOLD_APART_BY]
    begun = slug[: max(longest - len(mark) - 1, 0)]
    if len(begun) < len(slug):
        begun = begun.rpartition("-")[0] or begun
    return f"{begun.strip('-')}-{mark}".lstrip("-")

"""How HTML elements print the words inside them: emphasis, or a link."""

import re

from reports.reading.outline.elements import MarkKind

_KINDS = {
    "i": MarkKind.ITALIC,
    "em": MarkKind.ITALIC,
    "cite": MarkKind.ITALIC,
    "b": MarkKind.BOLD,
    "strong": MarkKind.BOLD,
    "u": MarkKind.UNDERLINE,
    "ins": MarkKind.UNDERLINE,
    "sup": MarkKind.SUPERSCRIPT,
    "sub": MarkKind.SUBSCRIPT,
}
_STYLES = (
    (re.compile(r"\bitalic\b"), MarkKind.ITALIC),
    (re.compile(r"\bbold|\bfont-weight\s*:\s*[6-9]00\b"), MarkKind.BOLD),
    (re.compile(r"\bunderline\b"), MarkKind.UNDERLINE),
)


def mark_of(tag: str, attributes: dict[str, str | None]) -> tuple[MarkKind, str] | None:
    """How an element prints its words: the kind, and where it leads when it is a link; None when it prints them as they are."""
    if tag in _KINDS:
        return _KINDS[tag], ""
    if tag == "a":
        href = (attributes.get("href") or "").strip()
        return (MarkKind.LINK, href) if href else None
    style = attributes.get("style")
    return next(((kind, "") for pattern, kind in _STYLES if pattern.search(style)), None) if style else None

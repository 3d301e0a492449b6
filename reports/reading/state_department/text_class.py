"""The class of the element that holds the text of a report on the State Department's site."""

import re

TEXT_CLASS = "report__main"
_CLASS_BEFORE = re.compile(rb"class\s*=\s*[\"']?[^\"'<>]*\Z")
_LONGEST_CLASSES = 300  # characters of the classes before it


def holds_report(content: bytes) -> bool:
    """Whether an element of the class stands in it, in any encoding that a page may have."""
    plain = content.replace(b"\0", b"") if b"\0" in content else content
    return any(
        _CLASS_BEFORE.search(plain, max(0, found.start() - _LONGEST_CLASSES), found.start())
        for found in re.finditer(TEXT_CLASS.encode(), plain)
    )

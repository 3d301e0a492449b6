"""What the State Department's site puts around a custom report, by patterns that each have a name.

Lines are compared in folded form: no case, one kind of dash, no quotation marks.
"""

import re

from reports.text import fold

_BANNER = {
    "banner: official website": r"an official website of the united states government\b.*",
    "banner: .gov": r"official websites use \.gov|a \.gov website belongs to an official government organization\b.*",
    "banner: https": r"secure \.gov websites use https|a lock\b.*https://.*safely connected to the \.gov website\b.*",
}
_FOOT = {
    "title of the report builder": r"human rights reports|edit your custom report",
    "control of the report builder": r"\d{2} ?/ ?select (a year|sections?|countr(y|ies))\b.*",
    "the site's foot: name of the department": r"u\.s\. department of state",
}
_BANNER_PATTERNS = {reason: re.compile(pattern) for reason, pattern in _BANNER.items()}
_FOOT_PATTERNS = {reason: re.compile(pattern) for reason, pattern in _FOOT.items()}
LONGEST_LINE = 300
PROMOTED_TITLE = "the site's foot: title of a page it points to"


def banner_reason(line: str) -> str:
    """Which part of the site's banner this line is; empty when it is none."""
    return _first_match(_BANNER_PATTERNS, line)


def foot_reason(line: str) -> str:
    """Which part of the report builder or of the site's foot this line is; empty when it is none."""
    return _first_match(_FOOT_PATTERNS, line)


def closes_site(reason: str) -> bool:
    """After the department's name only titles of other pages follow."""
    return reason.startswith("the site's foot")


def _first_match(patterns: dict[str, re.Pattern[str]], line: str) -> str:
    if len(line) > LONGEST_LINE:
        return ""
    folded = fold(line)
    return next((reason for reason, pattern in patterns.items() if pattern.fullmatch(folded)), "")

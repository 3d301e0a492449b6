"""What the public may see, kind by kind, as conditions on the record and on what it hangs on. Imports no model.

Each takes the path from the row that is asked about to the record: `finding()` for a finding, `finding("finding__")` for
what points at one. `Model.objects.public()` applies them; nothing outside reports/models does.
"""

from django.conf import settings
from django.db.models import Q

from reports.choices import Status


def record(at: str = "") -> Q:
    """A record under review is public once it is published, and only as long as it is."""
    return Q(**{f"{at}status": Status.PUBLISHED})


def passage(at: str = "") -> Q:
    """A published passage of a published report, under no heading that was withdrawn."""
    return record(at) & record(f"{at}report__") & Q(**{f"{at}section__withdrawal_reason": ""})


def section(at: str = "") -> Q:
    """A heading of a published report that was not withdrawn itself."""
    return record(f"{at}report__") & Q(**{f"{at}withdrawal_reason": ""})


def finding(at: str = "") -> Q:
    """A published finding in a passage that is public itself."""
    return record(at) & passage(f"{at}passage__")


def suggestion(at: str = "") -> Q:
    """What a machine proposes and nobody has checked, in a public passage that still stands in its report's page."""
    return Q(**{f"{at}status": Status.SUGGESTED, f"{at}passage__removed_in": 0}) & passage(f"{at}passage__")


def suggestions_are_shown() -> bool:
    """Whether readers may ask for suggestions at all: whoever runs the archive decides."""
    return bool(settings.ARCHIVE_SHOW_SUGGESTIONS)


def citation(at: str = "") -> Q:
    """A citation of a public finding, whose source, where one is linked, is public too."""
    return citation_names_nothing_hidden(at) & finding(f"{at}finding__")


def figure(at: str = "") -> Q:
    """A figure of a public finding that is for no hidden facility and rests on no hidden source."""
    return figure_names_nothing_hidden(at) & finding(f"{at}finding__")


def citation_names_nothing_hidden(at: str = "") -> Q:
    return _record_if_any(f"{at}source")


def figure_names_nothing_hidden(at: str = "") -> Q:
    cited = Q(**{f"{at}citation__isnull": True}) | citation_names_nothing_hidden(f"{at}citation__")
    return _record_if_any(f"{at}facility") & cited


def _record_if_any(link: str) -> Q:
    return Q(**{f"{link}__isnull": True}) | record(f"{link}__")

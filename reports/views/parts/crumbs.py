"""Where a passage stands: the headings above it, and the links that lead back up from its page."""

from django.urls import reverse

from reports.models import Passage, Section


def section_path(section: Section) -> list[Section]:
    """From the top of the outline down to this section."""
    path = [section]
    while path[0].parent is not None:
        path.insert(0, path[0].parent)
    return path


def crumbs_to(found: Passage, *, ending: str) -> list[dict[str, str]]:
    return [
        {"label": "Reports", "url": reverse("report_list")},
        {"label": str(found.report), "url": found.report.get_absolute_url()},
        {"label": ending, "url": ""},
    ]

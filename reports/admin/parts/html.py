"""Small pieces of page that several lists and forms show: a status, a passage word for word, a link to a record."""

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from reports.choices import Status
from reports.models import Passage
from reports.models.review import Reviewed
from reports.quoting import Span

NOTHING = mark_safe('<span class="quiet">—</span>')


def status_mark(record: Reviewed) -> SafeString:
    """Its status in words; of a withdrawn record with the reason."""
    reason = f" ({record.get_withdrawal_reason_display()})" if record.status == Status.WITHDRAWN else ""
    return format_html('<span class="status status-{}">{}{}</span>', record.status, record.get_status_display(), reason)


def unread_mark(record: Any) -> SafeString:
    """Where something public was changed and no second person has read it; otherwise empty."""
    if getattr(record, "unread_since", None) is None:
        return SafeString("")
    return format_html(
        '<span class="alone">changed on {}, not yet read by a second person</span>', day(record.changed_at)
    )


def admin_link(record: models.Model | None, text: str = "") -> SafeString:
    """The record's own page in the admin."""
    if record is None:
        return NOTHING
    url = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    return format_html('<a href="{}">{}</a>', url, text or str(record))


def admin_list_link(model: type[models.Model], text: str, **filters: Any) -> SafeString:
    """The list of such records, filtered."""
    query = "&".join(f"{name}={value}" for name, value in filters.items())
    return format_html(
        '<a href="{}?{}">{}</a>', reverse(f"admin:reports_{model._meta.model_name}_changelist"), query, text
    )


def day(moment: datetime) -> str:
    """The day in the time zone of the site: 7 Mar 2024."""
    return date_format(localtime(moment), "j M Y")


def value_list(values: Any) -> SafeString:
    """What a record keeps as names and values, each on a line; values inside values a step further in."""
    if not values:
        return NOTHING
    if isinstance(values, dict):
        rows = [(str(name).replace("_", " "), _value(value)) for name, value in values.items()]
        return format_html('<dl class="values">{}</dl>', format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))
    if isinstance(values, list):
        lines = format_html_join("", "<li>{}</li>", [(_value(value),) for value in values])
        return format_html("<ul>{}</ul>", lines)
    return format_html("{}", values)


def _value(value: Any) -> SafeString:
    if isinstance(value, int) and not isinstance(value, bool):
        return format_html("{}", f"{value:,}")
    return value_list(value)


def verbatim(text: str, spans: Iterable[Span] = (), clues: Iterable[Span] = ()) -> SafeString:
    """A passage word for word, with the given spans marked and the clues in them underlined. Spans may overlap."""
    spans, clues = list(spans), list(clues)
    edges = sorted({0, len(text), *(edge for span in (*spans, *clues) for edge in span)})
    pieces = []
    for left, right in pairwise(edges):
        piece = format_html('<span class="clue">{}</span>' if _within(left, right, clues) else "{}", text[left:right])
        pieces.append(format_html("<mark>{}</mark>", piece) if _within(left, right, spans) else piece)
    return format_html(
        '<blockquote class="verbatim" lang="en">{}</blockquote>',
        format_html_join("", "{}", ((piece,) for piece in pieces)),
    )


def _within(left: int, right: int, spans: Iterable[Span]) -> bool:
    return any(start <= left and right <= end for start, end in spans)


NO_LONGER = "no longer in the page"


NOT_FOR_EVERYBODY = "Withdrawn: administrators alone read its words."


def passage_block(passage: Passage, spans: Iterable[Span] = (), *, may_read: bool = True) -> SafeString:
    """The passage's report and section, whether it is still in the page, its words, and a link to it on the site."""
    return format_html(
        '<p class="passage-origin">{}, {}{} · <a href="{}">See it on the site</a></p>{}',
        str(passage),
        passage.section.heading,
        format_html(', <strong class="status">{}</strong>', NO_LONGER) if passage.removed_in else "",
        passage.get_absolute_url(),
        verbatim(passage.text, list(spans)) if may_read else format_html("<p>{}</p>", NOT_FOR_EVERYBODY),
    )

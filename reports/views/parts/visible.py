"""The one way a page fetches a single record: what is public is given, what was taken down says so, the rest is absent."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.http import Http404

from reports.choices import Status, WithdrawalReason
from reports.models import Finding, Passage, Section
from reports.models.review import Reviewed

_ONCE_PUBLIC = (Status.PUBLISHED, Status.WITHDRAWN)
_ABOVE = {Passage: ("report", "section"), Finding: ("passage__report", "passage__section")}


class Gone(Exception):
    """The record was public and was withdrawn. Carries the class of the reason and the day, and no word of the record."""

    def __init__(self, reason: str, withdrawn_at: datetime.datetime | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.withdrawn_at = withdrawn_at


def public_or_gone(queryset: Any, **lookup: Any) -> Any:
    """The public record that `lookup` names.

    Raises Gone when it, or the passage or report it stands in, was withdrawn; Http404 in every other case, so that a
    draft cannot be distinguished from nothing, nor what was withdrawn to protect a person: keys of passages are made from
    words, and whoever has the original could try them all. A record found at the first try costs one query, and every
    other one two.
    """
    record = queryset.public().filter(**lookup).first()
    if record is not None:
        return record
    hidden = _with_its_report(queryset).filter(**lookup).first()
    if isinstance(hidden, Reviewed):
        _raise_if_withdrawn(hidden)
    raise Http404


def _raise_if_withdrawn(record: Reviewed) -> None:
    chain = list(_with_what_holds_it(record))
    withdrawn = [one for one in chain if one.withdrawal_reason]
    if any(one.withdrawal_reason == WithdrawalReason.WITNESS_SAFETY for one in withdrawn):
        return
    if withdrawn and all(isinstance(one, Section) or one.status in _ONCE_PUBLIC for one in chain):
        raise Gone(withdrawn[0].withdrawal_reason, getattr(withdrawn[0], "withdrawn_at", None))


def _with_its_report(queryset: Any) -> Any:
    """And with nothing else: an answer takes as many queries whether there is such a record or not."""
    above = _ABOVE.get(queryset.model)
    bare = queryset.prefetch_related(None).select_related(None)
    return bare.select_related(*above) if above else bare


def _with_what_holds_it(record: Any) -> Iterator[Reviewed | Section]:
    yield record
    if isinstance(record, Finding):
        yield from _with_what_holds_it(record.passage)
    elif isinstance(record, Passage):
        yield record.section
        yield record.report

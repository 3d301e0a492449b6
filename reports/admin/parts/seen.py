"""What a page that asks has shown of a record travels with its form, so that the act is refused where the record changed since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core import signing
from django.db import models
from django.http import HttpRequest

from reports.editorial import Shown, shown

_SALT: Final = "reports.shown"


@dataclass(frozen=True, slots=True)
class Since:
    """A field that no longer says what the page showed."""

    label: str
    shown: str
    now: str


def field_name(record: models.Model) -> str:
    """The name of the form's field that carries what was shown of the record."""
    return f"seen-{record.pk}"


def carried(what: Shown) -> str:
    """As the form carries it: signed, because what comes back is shown again as what the archive said."""
    return signing.dumps([what.version, dict(what.words)], salt=_SALT, compress=True)


def posted(request: HttpRequest, record: models.Model) -> Shown | None:
    """What an earlier page showed of the record; None where the form carries nothing of it, or something forged."""
    try:
        version, words = signing.loads(request.POST.get(field_name(record), ""), salt=_SALT)
    except signing.BadSignature:
        return None
    return Shown(version, words)


def version_posted(request: HttpRequest, record: models.Model) -> str:
    """The version that the person saw; an empty one, which no record has, where the form does not say."""
    seen = posted(request, record)
    return seen.version if seen else ""


def shown_one(record: models.Model) -> Shown:
    return shown([record])[record.pk]


def since(before: Shown, now: Shown) -> list[Since]:
    """Field by field, what was shown and what is now."""
    labels: Mapping[str, None] = dict.fromkeys([*before.words, *now.words])
    pairs = [(label, before.words.get(label, "—"), now.words.get(label, "—")) for label in labels]
    return [Since(*pair) for pair in pairs if pair[1] != pair[2]]


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that changed since a page showed it. No `rows`: saved again with the same words, or it is not known what was shown."""

    record: Any
    rows: Sequence[Since]


def changed_since(request: HttpRequest, records: Sequence[models.Model], now: Mapping[Any, Shown]) -> list[Changed]:
    """Those of the records that an earlier page showed otherwise than they are `now`."""
    before = [(record, posted(request, record)) for record in records]
    return [
        Changed(record, since(was, now[record.pk]))
        for record, was in before
        if was and was.version != now[record.pk].version
    ]

"""Which curated files there are, which model each one fills, and by what its records are known."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from reports.models import (
    AbuseType,
    Actor,
    Citation,
    Country,
    CountryName,
    Cue,
    Facility,
    FacilityName,
    FacilityType,
    Figure,
    Finding,
    Group,
    Publisher,
    Series,
    Source,
    SourceCopy,
    Topic,
    TopicSpelling,
)
from reports.models.folded import FoldedField
from reports.models.review import Reviewed

_REVIEW_FIELDS = {field.name for field in Reviewed._meta.get_fields()}


@dataclass(frozen=True)
class Kind:
    """`key` names a record, within its `parent` when it is part of one; `parts` maps a key of the file to the kind of part.

    A part with `short` may be given as one text, the value of that field; its key is that text, folded as the model folds it.
    """

    model: type[models.Model]
    key: tuple[str, ...]
    parent: str = ""
    parts: tuple[tuple[str, "Kind"], ...] = ()
    short: str = ""

    @cached_property
    def fields(self) -> dict[str, models.Field[Any, Any]]:
        """The columns a file decides: not what the database or the review decides."""
        return {
            field.name: field
            for field in self.model._meta.concrete_fields
            if field.editable and not field.primary_key and field.name not in {*_REVIEW_FIELDS, self.parent}
        }

    @cached_property
    def links(self) -> dict[str, Any]:
        return {field.name: field for field in self.model._meta.many_to_many}

    @cached_property
    def known_keys(self) -> list[str]:
        return [*self.fields, *self.links, *(name for name, _ in self.parts)]

    def folded(self, text: str) -> str:
        """The key of a part that is known by its folded text."""
        column = self.model._meta.get_field(self.key[0])
        return column.by(text) if isinstance(column, FoldedField) else text

    @property
    def noun(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def is_reviewed(self) -> bool:
        return issubclass(self.model, Reviewed)

    def natural_key(self, row: Any) -> tuple[str, ...]:
        """What names a row, without its parent."""
        return tuple(str(getattr(row, name)) for name in self.key)


COUNTRY_NAME = Kind(CountryName, ("folded",), parent="country", short="form")
NAME = Kind(FacilityName, ("form", "system"), parent="facility")
COPY = Kind(SourceCopy, ("url",), parent="source")
SPELLING = Kind(TopicSpelling, ("folded",), parent="topic", short="heading")
CUE = Kind(Cue, ("words",), parent="abuse_type", short="words")
CITATION = Kind(Citation, ("position",), parent="finding")
FIGURE = Kind(Figure, ("position",), parent="finding")
FINDING = Kind(Finding, ("key",), parts=(("citations", CITATION), ("figures", FIGURE)))

# In the order they are written: what others point at comes first.
VOCABULARIES: dict[str, Kind] = {
    "countries.yaml": Kind(Country, ("code",), parts=(("names", COUNTRY_NAME),)),
    "publishers.yaml": Kind(Publisher, ("slug",)),
    "series.yaml": Kind(Series, ("slug",)),
    "topics.yaml": Kind(Topic, ("code",), parts=(("spellings", SPELLING),)),
    "facility_types.yaml": Kind(FacilityType, ("code",)),
    "abuse_types.yaml": Kind(AbuseType, ("code",), parts=(("cues", CUE),)),
    "groups.yaml": Kind(Group, ("code",)),
    "actors.yaml": Kind(Actor, ("code",)),
    "facilities.yaml": Kind(Facility, ("slug",), parts=(("names", NAME),)),
    "sources.yaml": Kind(Source, ("slug",), parts=(("copies", COPY),)),
}

KIND_OF: dict[type[models.Model], Kind] = {kind.model: kind for kind in VOCABULARIES.values()}

"""The records that can be offered while a reader types, sorted by every form of their names and by its sound."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Model

from reports.romanisation import could_be_korean, is_hangul, sound_key
from reports.search.facets.table import COMPLETED, Columns
from reports.search.names.newest import Newest
from reports.search.names.versions import state_of
from reports.text import fold_name

WORDS_INDEXED = 12
"""Words of a form from which on a reader may begin."""


@dataclass(frozen=True, slots=True)
class CompletionEntry:
    """A record: what is shown, the field of the query language and the facet that mean it, and what stands for it there."""

    label: str
    field: str
    facet: str
    key: int
    parameter: str


type IndexedForm = tuple[str, int, int, str]
"""Folded, or as its sound key; where in the name it begins; the number of its record; as it is printed."""


@dataclass(slots=True)
class CompletionBook:
    entries: list[CompletionEntry] = field(default_factory=list)
    forms: list[IndexedForm] = field(default_factory=list)
    sounds: list[IndexedForm] = field(default_factory=list)

    def add(self, entry: CompletionEntry, forms: Iterable[str]) -> None:
        number = len(self.entries)
        self.entries.append(entry)
        for form in forms:
            words = form.split()
            for place in range(min(len(words), WORDS_INDEXED)):
                if folded := fold_name(" ".join(words[place:])):
                    self.forms.append((folded, place, number, form))
            if (is_hangul(form) or could_be_korean(form)) and (key := sound_key(form)):
                self.sounds.append((key, 0, number, form))

    def sort(self) -> None:
        self.forms.sort()
        self.sounds.sort()


_newest = Newest[CompletionBook]()


def load_entries() -> CompletionBook:
    """The records as they now are: one query, and a few more after some changed."""
    return _newest.of(lambda: state_of(_READ), read_entries)


def read_entries() -> CompletionBook:
    """Read them anew, through `public()`."""
    book = CompletionBook()
    for facet in COMPLETED:
        for record in facet.named_records():
            book.add(CompletionEntry(record.label, facet.typed, facet.name, record.pk, record.parameter), record.forms)
    book.sort()
    return book


def _columns() -> Columns:
    """Of every table that the completed facets read."""
    columns: dict[type[Model], tuple[str, ...]] = {}
    for facet in COMPLETED:
        for model, names in facet.columns.items():
            columns[model] = tuple(dict.fromkeys([*columns.get(model, ()), *names]))
    return columns


_READ = _columns()

"""What the archive has of the records that the files name: rows, their links and their parts, in few queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from reports.curated.kinds import KIND_OF, Kind
from reports.curated.records import Record, Ref, all_records

type Key = tuple[str, ...]


class Stored:
    """Rows by what names them in the files. Rows that the files only point at have an id here and no more."""

    def __init__(self, records: list[Record]) -> None:
        self.ids: dict[Ref, int] = {}
        self.rows: dict[Ref, Model] = {}
        self.parts: dict[Ref, dict[str, set[Ref]]] = defaultdict(lambda: defaultdict(set))
        self.links: dict[tuple[Ref, str], set[int]] = defaultdict(set)
        for kind in dict.fromkeys(record.kind for record in records):
            self._read(kind, [record.key[0] for record in records if record.kind == kind])
        self._read_pointed_at(records)

    def id_of(self, value: Any) -> Any:
        """The id of what a pointer names; any other value as it is."""
        return self.ids[value] if isinstance(value, Ref) else value

    def keys(self, model: type[Model]) -> list[str]:
        """Every key of a vocabulary in the archive."""
        return list(model._default_manager.values_list(KIND_OF[model].key[0], flat=True))

    def _read(self, kind: Kind, keys: list[str]) -> None:
        rows = kind.model._default_manager.filter(**{f"{kind.key[0]}__in": keys})
        refs = {}
        for row in rows:
            refs[row.pk] = self._keep(kind, kind.natural_key(row), row)
        self._read_links(kind, refs)
        for name, part in kind.parts:
            self._read_parts(name, part, refs)

    def _read_parts(self, name: str, part: Kind, whole: dict[int, Ref]) -> None:
        refs = {}
        for row in part.model._default_manager.filter(**{f"{part.parent}__in": whole}):
            above = whole[getattr(row, f"{part.parent}_id")]
            refs[row.pk] = self._keep(part, above.key + part.natural_key(row), row)
            self.parts[above][name].add(refs[row.pk])
        self._read_links(part, refs)

    def _read_links(self, kind: Kind, refs: dict[int, Ref]) -> None:
        for name, field in kind.links.items():
            own, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
            pairs = field.remote_field.through._default_manager.filter(**{f"{own}__in": refs})
            for pk, linked in pairs.values_list(own, other):
                self.links[refs[pk], name].add(linked)

    def _read_pointed_at(self, records: Iterable[Record]) -> None:
        wanted: dict[type[Model], set[str]] = defaultdict(set)
        for record in all_records(records):
            for _, ref in record.refs():
                if ref.model in KIND_OF and ref not in self.ids:
                    wanted[ref.model].add(ref.key[0])
        for model, keys in wanted.items():
            name = KIND_OF[model].key[0]
            for key, pk in model._default_manager.filter(**{f"{name}__in": keys}).values_list(name, "pk"):
                self.ids[Ref(model, (key,))] = pk

    def _keep(self, kind: Kind, key: Key, row: Model) -> Ref:
        ref = Ref(kind.model, key)
        self.rows[ref], self.ids[ref] = row, row.pk
        return ref

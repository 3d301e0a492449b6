"""What a curated file says, checked for form and ready to compare with the archive: plain values, and pointers by name."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from reports.curated.kinds import Kind
from reports.curated.nodes import Faults, Node


@dataclass(frozen=True, slots=True)
class Ref:
    """Another record, by the key it has in the files."""

    model: type[Model]
    key: tuple[str, ...]


@dataclass(eq=False, slots=True)
class Record:
    """One row and what hangs on it. `values` hold Refs where the column points at another row.

    A part's `key` begins with the key of the record it is part of. `places` give the file and line of each value.
    """

    kind: Kind
    key: tuple[str, ...]
    node: Node
    values: dict[str, Any] = field(default_factory=dict)
    links: dict[str, list[Ref]] = field(default_factory=dict)
    parts: list["Record"] = field(default_factory=list)
    places: dict[str, Node] = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        return Ref(self.kind.model, self.key)

    @property
    def name(self) -> str:
        return f"{self.kind.noun} {self.values.get('ref') or ' / '.join(self.key)}"

    def place(self, name: str) -> Node:
        return self.places.get(name, self.node)

    def refs(self) -> Iterable[tuple[str, Ref]]:
        """Every pointer, with the name of the value it is in."""
        yield from ((name, value) for name, value in self.values.items() if isinstance(value, Ref))
        yield from ((name, ref) for name, refs in self.links.items() for ref in refs)


def all_records(records: Iterable[Record]) -> list[Record]:
    """With their parts."""
    return [each for record in records for each in (record, *record.parts)]


def unique_values(record: Record) -> list[tuple[str, Any]]:
    """The values, besides its key, that the archive keeps once among all records of the kind."""
    columns = [column.name for column in record.kind.model._meta.concrete_fields if column.unique]
    values = [(name, record.values[name]) for name in columns if name in record.values and name not in record.kind.key]
    part_keys = [(name, record.key[-1]) for name in columns if record.kind.parent and name in record.kind.key]
    return [(name, value) for name, value in values + part_keys if value not in (None, "")]


def refuse_repeats(records: list[Record], faults: Faults) -> None:
    """The same record twice, or a value twice where the archive keeps it once."""
    seen: dict[tuple[Any, ...], Node] = {}
    for record in all_records(records):
        for name, value in [("", record.key), *unique_values(record)]:
            first = seen.setdefault((record.kind.model, name, value), record.node)
            if first is not record.node:
                what = f"the {name} “{value}”" if name else record.name
                faults.add(record.place(name), f"{what} is already at {first.file}:{first.line}.")

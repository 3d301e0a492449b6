"""Records compared with what is stored, and written where they are missing, or where asked to overwrite; nothing else is touched."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils import timezone

from reports.choices import Status
from reports.curated.kinds import Kind
from reports.curated.records import Record, Ref
from reports.curated.stored import Stored
from reports.models import Finding


@dataclass
class Outcome:
    """How many records of each kind went which way; `kept` says which were left as the archive has them, and why."""

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)


class Upsert:
    """`overwrite` holds the keys (for findings: the refs) whose records the files win; None means that they win everywhere."""

    def __init__(self, stored: Stored, *, overwrite: set[str] | None) -> None:
        self.stored, self.overwrite = stored, overwrite
        self.outcome = Outcome()

    def write(self, records: list[Record]) -> None:
        """All records of one kind. What they point at must be written already."""
        missing = [record for record in records if record.ref not in self.stored.rows]
        for record in records:
            if record.ref in self.stored.rows:
                self._compare(record)
        self._create(self._without_deleted(missing))

    def _compare(self, record: Record) -> None:
        differs = self._differences(record)
        if not differs:
            self.outcome.same.update(each.kind.noun for each in (record, *record.parts))
        elif self._wins(record):
            self._overwrite(record)
            self.outcome.changed[record.kind.noun] += 1
        else:
            self.outcome.kept.append(f"{record.name} differs in {', '.join(differs)}")

    def _wins(self, record: Record) -> bool:
        return self.overwrite is None or bool(self.overwrite & {record.key[-1], record.values.get("ref")})

    def _without_deleted(self, records: list[Record]) -> list[Record]:
        """A record that somebody deleted in the archive stays deleted."""
        deleted = {record.ref for record in records if not self._wins(record)} & _deleted_refs(records)
        self.outcome.kept += [
            f"{record.name} was deleted in the archive" for record in records if record.ref in deleted
        ]
        return [record for record in records if record.ref not in deleted]

    def _differences(self, record: Record) -> list[str]:
        """The names under which the file and the archive say different things."""
        row = self.stored.rows[record.ref]
        differs = [
            name for name in record.kind.fields if self._column(record, name) != _held_column(row, record.kind, name)
        ]
        differs += [
            name for name in record.kind.links if self._linked(record, name) != self.stored.links[record.ref, name]
        ]
        for name, part in record.kind.parts:
            parts = [each for each in record.parts if each.kind == part]
            refs = {each.ref for each in parts}
            if refs != self.stored.parts[record.ref][name] or any(self._differences(each) for each in parts):
                differs.append(name)
        return differs

    def _column(self, record: Record, name: str) -> Any:
        """The id of what is pointed at; nothing while that is not written, which is a difference too."""
        value = record.values[name]
        return self.stored.ids.get(value, -1) if isinstance(value, Ref) else value

    def _linked(self, record: Record, name: str) -> set[int]:
        return {self.stored.ids.get(ref, -1) for ref in record.links.get(name, [])}

    def _create(self, records: list[Record]) -> None:
        """Generation by generation, because a term's parent must be written before it."""
        while records:
            ready = [record for record in records if self._parent_written(record)]
            self._create_rows(ready[0].kind, ready)
            records = [record for record in records if record not in ready]

    def _parent_written(self, record: Record) -> bool:
        parent = record.values.get("parent")
        return parent is None or parent in self.stored.ids

    def _create_rows(self, kind: Kind, records: list[Record], above: dict[int, Record] | None = None) -> None:
        rows = [self._new_row(record, above) for record in records]
        for record, row in zip(records, kind.model._default_manager.bulk_create(rows), strict=True):
            self.stored.ids[record.ref], self.stored.rows[record.ref] = row.pk, row
        self.outcome.new[kind.noun] += len(records)
        self._create_links(kind, records)
        for _, part in kind.parts:
            parts = [(each, record) for record in records for each in record.parts if each.kind == part]
            if parts:
                self._create_rows(part, [each for each, _ in parts], {id(each): record for each, record in parts})

    def _new_row(self, record: Record, above: dict[int, Record] | None) -> Model:
        columns = {_attname(record.kind, name): self.stored.id_of(value) for name, value in record.values.items()}
        if above:
            columns[f"{record.kind.parent}_id"] = self.stored.ids[above[id(record)].ref]
        return record.kind.model(**columns, **_given_on_creation(record))

    def _create_links(self, kind: Kind, records: list[Record]) -> None:
        for name, link in kind.links.items():
            own, other = f"{link.m2m_field_name()}_id", f"{link.m2m_reverse_field_name()}_id"
            through = link.remote_field.through
            through._default_manager.bulk_create(
                through(**{own: self.stored.ids[record.ref], other: self.stored.ids[ref]})
                for record in records
                for ref in record.links.get(name, [])
            )

    def _overwrite(self, record: Record) -> None:
        row: Any = self.stored.rows[record.ref]
        for name, value in record.values.items():
            setattr(row, _attname(record.kind, name), self.stored.id_of(value))
        row.save()
        for name in record.kind.links:
            getattr(row, name).set(self.stored.ids[ref] for ref in record.links.get(name, []))
        for name, part in record.kind.parts:
            self._overwrite_parts(record, name, part)

    def _overwrite_parts(self, record: Record, name: str, part: Kind) -> None:
        parts = [each for each in record.parts if each.kind == part]
        gone = self.stored.parts[record.ref][name] - {each.ref for each in parts}
        part.model._default_manager.filter(pk__in=[self.stored.ids[ref] for ref in gone]).delete()
        for each in parts:
            if each.ref in self.stored.rows:
                self._overwrite(each)
            else:
                self._create_rows(part, [each], {id(each): record})


def _attname(kind: Kind, name: str) -> str:
    return str(kind.fields[name].attname)


def _held_column(row: Model, kind: Kind, name: str) -> Any:
    return getattr(row, _attname(kind, name))


def _given_on_creation(record: Record) -> dict[str, Any]:
    """What no file says: curated files hold what is published."""
    given: dict[str, Any] = {"status": Status.PUBLISHED} if record.kind.is_reviewed else {}
    if record.kind.model is Finding:
        given |= {"key": record.key[0], "published_at": timezone.now()}
    return given


def _deleted_refs(records: list[Record]) -> set[Ref]:
    """Those whose rows the history says were deleted."""
    if not records or not records[0].kind.is_reviewed:
        return set()
    kind = records[0].kind
    events: Any = kind.model._meta.get_field("events").related_model
    keys = events.objects.filter(pgh_label="delete", **{f"{kind.key[0]}__in": [record.key[0] for record in records]})
    return {Ref(kind.model, (key,)) for key in keys.values_list(kind.key[0], flat=True)}

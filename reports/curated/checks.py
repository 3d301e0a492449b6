"""What can only be checked when all files are read: names that point nowhere, trees with a cycle, values taken."""

from collections import defaultdict
from typing import Any

from django.db.models import Model

from reports.curated.nodes import Faults
from reports.curated.records import Record, Ref, all_records, refuse_repeats, unique_values
from reports.curated.stored import Stored
from reports.curated.values import nearest
from reports.models import Facility


def check_together(records: list[Record], stored: Stored, faults: Faults) -> None:
    """Adds to `faults` whatever the records of all files break together, or against what is stored."""
    refuse_repeats(records, faults)
    _refuse_unknown_names(records, stored, faults)
    _refuse_cycles(records, faults)
    _refuse_taken_values(records, stored, faults)
    for record in records:
        if record.kind.model is Facility:
            _check_coordinates(record, faults)


def _refuse_unknown_names(records: list[Record], stored: Stored, faults: Faults) -> None:
    known = {record.ref for record in all_records(records)} | set(stored.ids)
    for record in all_records(records):
        for name, ref in record.refs():
            if ref not in known and ref.key[0]:
                names = [each.key[0] for each in known if each.model is ref.model]
                place = record.place(name)
                item = next((node for node in place.items if node.text == ref.key[0]), place)
                faults.add(
                    item, f"no {ref.model._meta.verbose_name} “{ref.key[0]}” is known.{nearest(ref.key[0], names)}"
                )


def _refuse_cycles(records: list[Record], faults: Faults) -> None:
    """Each ring is reported once, at its first record."""
    above = {record.ref: record.values["parent"] for record in records if "parent" in record.values}
    reported: set[Ref] = set()
    for record in records:
        ring = _ring(record.ref, above)
        if ring and not reported & set(ring):
            reported |= set(ring)
            path = " → ".join(ref.key[0] for ref in [*ring, ring[0]])
            faults.add(record.place("parent"), f"{record.name} is below itself: {path}.")


def _ring(start: Ref, above: dict[Ref, Ref | None]) -> list[Ref]:
    """The records from `start` up to `start` again, or nothing when the way up ends."""
    way = [start]
    while (parent := above.get(way[-1])) is not None:
        if parent == start:
            return way
        if parent in way:
            return []
        way.append(parent)
    return []


def _refuse_taken_values(records: list[Record], stored: Stored, faults: Faults) -> None:
    """A name or label that the archive keeps once and another record there has already."""
    wanted: dict[tuple[type[Model], str], dict[Any, Record]] = defaultdict(dict)
    for record in all_records(records):
        for name, value in unique_values(record):
            wanted[record.kind.model, name][value] = record
    for (model, name), by_value in wanted.items():
        for row in model._default_manager.filter(**{f"{name}__in": list(by_value)}):
            record = by_value[getattr(row, name)]
            if stored.ids.get(record.ref) != row.pk:
                faults.add(
                    record.place(name),
                    f"the {name} “{getattr(row, name)}” is another {record.kind.noun}'s in the archive.",
                )


def _check_coordinates(record: Record, faults: Faults) -> None:
    values = record.values
    if (values["latitude"] is None) != (values["longitude"] is None):
        faults.add(record.place("latitude"), "give both latitude and longitude, or neither.")
    elif values["latitude"] is not None:
        for name, most in (("latitude", 90), ("longitude", 180)):
            if abs(values[name]) > most:
                faults.add(record.place(name), f"{name} {values[name]} is not between -{most} and {most}.")
        for name in ("precision", "coordinates_source"):
            if not values[name]:
                faults.add(record.node, f"coordinates need their {name}.")

"""The vocabulary files: each a list of entries whose keys are the columns of one model."""

from typing import Any

from reports.curated.kinds import Kind
from reports.curated.nodes import Faults, Node
from reports.curated.records import Record
from reports.curated.values import read_links, read_list, read_values, refuse_unknown_keys


def read_vocabulary(kind: Kind, tree: Node, faults: Faults) -> list[Record]:
    """Every entry of the file that has a name; faults in them are noted, not raised."""
    records = (read_record(kind, entry, faults) for entry in read_list(tree, faults))
    return [record for record in records if record]


def read_record(kind: Kind, node: Node, faults: Faults, within: tuple[str, ...] = ()) -> Record | None:
    """One entry; `within` is the key of the record it is part of."""
    if kind.short and isinstance(node.value, str):
        node = Node({kind.short: node}, node.file, node.line)
    if not isinstance(node.value, dict):
        faults.add(node, f"one {kind.noun} was expected here, as key: value.")
        return None
    refuse_unknown_keys(node, kind.known_keys, faults)
    values = read_values(kind, node, faults)
    key = within + _own_key(kind, values)
    record = Record(kind, key, node, values, links=read_links(kind, node, faults), places=dict(node.fields))
    for name, part in kind.parts:
        if name in node.fields:
            items = (read_record(part, item, faults, key) for item in read_list(node.fields[name], faults))
            record.parts += [item for item in items if item]
    return record if all(record.key) else None


def _own_key(kind: Kind, values: dict[str, Any]) -> tuple[str, ...]:
    if kind.short:
        return (kind.folded(str(values[kind.short] or "")),)
    return tuple(str(values[name] or "") for name in kind.key)

"""One value of a curated file made into what its column takes, by the column's own rules."""

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models

from reports.curated.kinds import KIND_OF, Kind
from reports.curated.nodes import Faults, Node
from reports.curated.records import Ref
from reports.text import most_similar


def read_values(kind: Kind, node: Node, faults: Faults, worked_out: Collection[str] = ()) -> dict[str, Any]:
    """Every column of an entry: those it leaves out as the model has them, those that are worked out later as None."""
    values: dict[str, Any] = {}
    for name, field in kind.fields.items():
        values[name] = None
        if name in worked_out:
            continue
        if name in node.fields:
            values[name] = read_value(field, node.fields[name], faults)
        elif field.null or field.has_default():
            values[name] = field.get_default()
        else:
            faults.add(node, f"{kind.noun}: the key “{name}” is missing.")
    return values


def read_links(kind: Kind, node: Node, faults: Faults) -> dict[str, list[Ref]]:
    """The many-to-many relations that an entry gives."""
    given = {name: link for name, link in kind.links.items() if name in node.fields}
    return {name: read_refs(link.remote_field.model, node.fields[name], faults) for name, link in given.items()}


def read_value(field: Any, node: Node, faults: Faults) -> Any:
    """The value as Python has it, a Ref where the column points at another record; None where it is faulty."""
    if isinstance(field, models.JSONField):
        return node.plain()
    if isinstance(field, ArrayField):
        return [read_value(field.base_field, item, faults) for item in read_list(node, faults)]
    if not isinstance(node.value, str):
        faults.add(node, "one text was expected here, not a list.")
        return None
    if isinstance(field, models.ForeignKey):
        return read_ref(field.remote_field.model, node, faults) if node.text or not field.null else None
    return _clean(field, node, faults)


def read_list(node: Node, faults: Faults) -> list[Node]:
    """The items of a list; none, with a fault, for anything else."""
    if isinstance(node.value, list):
        return node.value
    if node.value != "":
        faults.add(node, "a list was expected here: [a, b].")
    return []


def read_ref(model: Any, node: Node, faults: Faults) -> Ref:
    """A pointer; whether anything has that name is checked when all files are read."""
    if model not in KIND_OF:
        raise ValueError(f"curated files cannot point at {model.__name__}")
    if not node.text:
        faults.add(node, f"the name of one {model._meta.verbose_name} was expected here.")
    return Ref(model, (node.text,))


def read_refs(model: Any, node: Node, faults: Faults) -> list[Ref]:
    """Pointers, each once; a repeat is a fault."""
    refs: list[Ref] = []
    for item in read_list(node, faults):
        ref = read_ref(model, item, faults)
        if ref in refs:
            faults.add(item, f"“{item.text}” is in this list twice.")
        else:
            refs.append(ref)
    return refs


def nearest(word: str, words: Iterable[str]) -> str:
    """A question that offers the names most like it, or nothing."""
    near = most_similar(word, words)
    return f" Did you mean {' or '.join(f'“{each}”' for each in near)}?" if near else ""


def refuse_unknown_keys(node: Node, known: list[str], faults: Faults) -> None:
    """A fault for each key of the entry that is not known, with the known ones nearest to it."""
    for key, value in node.fields.items():
        if key not in known:
            faults.add(value, f"unknown key “{key}”.{nearest(key, known) or f' Known: {", ".join(known)}.'}")


def _clean(field: Any, node: Node, faults: Faults) -> Any:
    if node.text == "" and field.null:
        return None
    if field.choices and node.text and node.text not in dict(field.flatchoices):
        values = [str(value) for value, _ in field.flatchoices]
        faults.add(node, f"“{node.text}” is no {field.verbose_name}: write one of {', '.join(values)}.")
        return None
    try:
        return field.clean(node.text, None)
    except ValidationError as error:
        faults.add(node, f"{field.verbose_name}: {' '.join(error.messages)}")
        return None

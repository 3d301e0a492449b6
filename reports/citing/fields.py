"""Reads the parts of a CSL-JSON item that every format needs; an item from outside may lack any of them."""

from typing import Any

Item = dict[str, Any]


def names(item: Item, role: str = "author") -> list[str]:
    """“Kim, Soo-am” or the name of a body, whichever the item has."""
    written = []
    for name in item.get(role) or []:
        parts = [str(name.get(part, "")).strip() for part in ("family", "given")]
        written.append(str(name.get("literal", "")).strip() or ", ".join(filter(None, parts)))
    return [name for name in written if name]


def date_parts(item: Item, field: str = "issued") -> list[int]:
    """[year], [year, month] or [year, month, day]; empty where no day is known."""
    parts = (item.get(field) or {}).get("date-parts") or [[]]
    return [int(part) for part in parts[0] if str(part).isdigit()]


def one_line(value: Any) -> str:
    """The value as text, every run of blanks one space; empty for nothing."""
    return " ".join(str(value or "").split())

"""A reference in RIS, one tag a line, as reference managers import it."""

from collections.abc import Iterator

from reports.citing.fields import Item, date_parts, names, one_line

_KINDS = {"report": "RPRT", "article-newspaper": "NEWS", "article-journal": "JOUR", "book": "BOOK", "webpage": "ELEC"}


def as_ris(item: Item) -> str:
    """One record, from TY to ER, each line ended by CR and LF."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _tags(item) if value or tag == "ER")


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    parts = date_parts(item)
    yield "TY", _KINDS.get(str(item.get("type")), "GEN")
    for name in names(item):
        yield "AU", one_line(name)
    yield "TI", one_line(item.get("title"))
    yield "T2", one_line(item.get("container-title"))
    yield "PB", one_line(item.get("publisher"))
    yield "PY", str(parts[0]) if parts else ""
    yield "DA", "/".join(f"{part:02}" for part in parts)
    yield "ET", one_line(item.get("edition"))
    yield "M1", one_line(item.get("number"))
    yield "SE", one_line(item.get("section"))
    yield "AB", one_line(item.get("abstract"))
    yield "N1", one_line(item.get("note"))
    yield "DB", one_line(item.get("archive"))
    yield "AN", one_line(item.get("archive_location"))
    yield "LA", one_line(item.get("language"))
    yield "UR", one_line(item.get("URL"))
    yield "ER", ""

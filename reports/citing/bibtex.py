"""A reference in BibTeX. Letters stay Unicode, which biber and current BibTeX styles read; LaTeX's own signs are escaped."""

import re

from reports.citing.fields import Item, date_parts, names, one_line

_KINDS = {"report": "techreport", "article-newspaper": "article", "article-journal": "article", "book": "book"}
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}

_URL_SAFE = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def as_bibtex(item: Item) -> str:
    """One entry; fields without a value are left out."""
    kind = _KINDS.get(str(item.get("type")), "misc")
    rows = [f"  {name} = {{{value}}}" for name, value in _fields(item, kind).items() if value]
    return ",\n".join([f"@{kind}{{{_key(item)}", *rows]) + "\n}"


def _fields(item: Item, kind: str) -> dict[str, str]:
    parts = date_parts(item)
    publisher = _braced(one_line(item.get("publisher")))
    return {
        "author": " and ".join(_braced(name) for name in names(item)),
        "title": _braced(one_line(item.get("title"))),
        "institution" if kind == "techreport" else "publisher": publisher,
        "journal": _escape(one_line(item.get("container-title"))),
        "year": str(parts[0]) if parts else "",
        "date": "-".join(f"{part:02}" for part in parts),
        "edition": _escape(one_line(item.get("edition"))),
        "number": _escape(one_line(item.get("number"))),
        "pages": _escape(one_line(item.get("section"))),
        "url": one_line(item.get("URL")).translate(_URL_SAFE),
        "abstract": _escape(one_line(item.get("abstract"))),
        "note": _escape(". ".join(filter(None, [_held(item), one_line(item.get("note"))]))),
    }


def _held(item: Item) -> str:
    return ", ".join(filter(None, [one_line(item.get("archive")), one_line(item.get("archive_location"))]))


def _braced(value: str) -> str:
    """A second pair of braces keeps capitals and the names of bodies whole."""
    return f"{{{_escape(value)}}}" if value else ""


def _escape(value: str) -> str:
    return "".join(_ESCAPED.get(sign, sign) for sign in value)


def _key(item: Item) -> str:
    return re.sub(r"[^A-Za-z0-9:_-]", "", str(item.get("id", ""))) or "reference"

"""One reference in every format the archive writes, for a page to show or a file to hold."""

import json
from typing import NamedTuple

from reports.citing.bibtex import as_bibtex
from reports.citing.fields import Item
from reports.citing.plain import as_plain
from reports.citing.ris import as_ris


class Format(NamedTuple):
    """The name of a format, and the reference in it."""

    name: str
    text: str


def formats(item: Item) -> list[Format]:
    """The plain sentence first, then the three that reference managers import."""
    return [
        Format("Plain text", as_plain(item)),
        Format("BibTeX", as_bibtex(item)),
        Format("RIS", as_ris(item)),
        Format("CSL-JSON", as_csl_json(item)),
    ]


def as_csl_json(item: Item) -> str:
    """A list of one item, as reference managers import it."""
    return json.dumps([item], ensure_ascii=False, indent=2)

"""A query as it will be run: parsed, its fields looked up in the record, its names expanded to every form."""

from dataclasses import dataclass

from reports.search.asking.fields import FieldReader
from reports.search.asking.query import SearchQuery
from reports.search.language import parse
from reports.search.language.tree import Node
from reports.search.names.names import NameBook, load_names


@dataclass(frozen=True, slots=True)
class ResolvedQuery:
    """`root` is None when nothing was typed; `names` is empty for an exact search; `notes` are sentences for the reader."""

    query: SearchQuery
    root: Node | None
    names: NameBook
    notes: tuple[str, ...]


def resolve(query: SearchQuery) -> ResolvedQuery:
    """Read a query. Costs one query to the record, and one or two more for each kind of field in it.

    Whatever asks about one search several times (what was found, what to try instead) resolves it once and passes it on.
    """
    parsed = parse(query.text)
    names, notes = load_names(), list(parsed.notes)
    root = FieldReader(names, notes.append).resolve(parsed.root)
    if query.exact:
        return ResolvedQuery(query, root, NameBook(), tuple(notes))
    return ResolvedQuery(query, names.expand(root), names, tuple(notes))

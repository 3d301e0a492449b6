"""The search room. Ask with a SearchQuery, get Results; tell the index that the record changed with `sync`.

The record is PostgreSQL; the index is derived, disposable and on this host's disk.
"""

from reports.search.carried import Carried
from reports.search.facets import Facet, FacetValue
from reports.search.near import Looser, looser_searches, near_records
from reports.search.query import PAGE_SIZE, SearchQuery
from reports.search.reading import Reading
from reports.search.results import Hit, Results, count, marker_for, passages_found, search
from reports.search.schema import FACETS
from reports.search.snippets import Fragment, Marker
from reports.search.store import IndexMissing, get_store
from reports.search.sync import Difference, check, prune_queue, rebuild, sync

__all__ = [
    "FACETS",
    "PAGE_SIZE",
    "Carried",
    "Difference",
    "Facet",
    "FacetValue",
    "Fragment",
    "Hit",
    "IndexMissing",
    "Looser",
    "Marker",
    "Reading",
    "Results",
    "SearchQuery",
    "check",
    "count",
    "get_store",
    "looser_searches",
    "marker_for",
    "near_records",
    "passages_found",
    "prune_queue",
    "rebuild",
    "search",
    "sync",
]

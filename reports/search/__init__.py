"""The search room. Ask with a SearchQuery, get Results; tell the index that the record changed with `sync`.

The record is PostgreSQL; the index is derived, disposable and on this host's disk.
"""

from reports.search.carried import Carried
from reports.search.checking import Difference, check
from reports.search.compiled import AnyOf, Question
from reports.search.completions import Completion, completions
from reports.search.corrections import did_you_mean
from reports.search.facets import Facet, FacetValue
from reports.search.found import FoundPassage
from reports.search.healing import IndexBeingMade, heals
from reports.search.near import Looser, looser_searches, near_records, part_counts
from reports.search.query import PAGE_SIZE, SearchQuery
from reports.search.queue import prune_queue
from reports.search.reading import Reading
from reports.search.results import (
    Hit,
    Results,
    count,
    count_facet,
    explain,
    find_passages,
    found_among,
    marker_for,
    more_like,
    passages_found,
    search,
)
from reports.search.schema import FACETS
from reports.search.snippets import Fragment, Marker
from reports.search.status import status
from reports.search.store import IndexMissing, get_store
from reports.search.sync import IndexBehind, rebuild, sync

__all__ = [
    "FACETS",
    "PAGE_SIZE",
    "AnyOf",
    "Carried",
    "Completion",
    "Difference",
    "Facet",
    "FacetValue",
    "FoundPassage",
    "Fragment",
    "Hit",
    "IndexBehind",
    "IndexBeingMade",
    "IndexMissing",
    "Looser",
    "Marker",
    "Question",
    "Reading",
    "Results",
    "SearchQuery",
    "check",
    "completions",
    "count",
    "count_facet",
    "did_you_mean",
    "explain",
    "find_passages",
    "found_among",
    "get_store",
    "heals",
    "looser_searches",
    "marker_for",
    "more_like",
    "near_records",
    "part_counts",
    "passages_found",
    "prune_queue",
    "rebuild",
    "search",
    "status",
    "sync",
]

"""Search: give a SearchQuery to `search`, get Results; after the record changed, bring the index up to date with `sync`.

The record is PostgreSQL; the index is derived, disposable and on this host's disk.
"""

from reports.search.asking.counting import Facet, FacetValue
from reports.search.asking.found import FoundPassage
from reports.search.asking.interpretation import Interpretation
from reports.search.asking.linked_records import LinkedRecord
from reports.search.asking.query import PAGE_SIZE, SearchQuery
from reports.search.asking.resolved import ResolvedQuery, resolve
from reports.search.asking.results import (
    Hit,
    Results,
    count,
    count_facet,
    explain,
    find_passages,
    found_among,
    highlighter_for,
    more_like,
    passages_found,
    search,
)
from reports.search.asking.shared_runs import passages_sharing_runs
from reports.search.asking.snippets import Fragment, Highlighter
from reports.search.assist.completions import Completion, completions
from reports.search.assist.corrections import did_you_mean
from reports.search.assist.loosening import LooserSearch, looser_searches, part_counts, similar_names
from reports.search.facets.table import FACETS, NOUNS, RECORD_FACETS
from reports.search.index.checking import IndexDifference, check
from reports.search.index.healing import IndexBeingMade, heals
from reports.search.index.prepared import AnyOf, PreparedQuery
from reports.search.index.queue import prune_queue
from reports.search.index.status import status
from reports.search.index.store import IndexMissing, get_store
from reports.search.index.sync import IndexBehind, rebuild, sync

__all__ = [
    "FACETS",
    "NOUNS",
    "PAGE_SIZE",
    "RECORD_FACETS",
    "AnyOf",
    "Completion",
    "Facet",
    "FacetValue",
    "FoundPassage",
    "Fragment",
    "Highlighter",
    "Hit",
    "IndexBehind",
    "IndexBeingMade",
    "IndexDifference",
    "IndexMissing",
    "Interpretation",
    "LinkedRecord",
    "LooserSearch",
    "PreparedQuery",
    "ResolvedQuery",
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
    "highlighter_for",
    "looser_searches",
    "more_like",
    "part_counts",
    "passages_found",
    "passages_sharing_runs",
    "prune_queue",
    "rebuild",
    "resolve",
    "search",
    "similar_names",
    "status",
    "sync",
]

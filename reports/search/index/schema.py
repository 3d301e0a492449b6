"""What an index document is made of. Change anything here and VERSION goes up, so that old indexes are made anew."""

import hashlib
from functools import lru_cache
from typing import Final

import tantivy

from reports.search.facets.table import FACETS
from reports.search.index import analysis

VERSION: Final = 5

TEXT_FIELDS: Final = {"body": 1.0, "heading": 1.6, "names": 2.0}
"""The fields that words are looked for in, and their weight in the order of results."""

SUGGESTED_FACETS: Final = tuple(name for name, facet in FACETS.items() if facet.from_findings)
"""The facets that machine-made suggestions can have values of; each has a field of its own, so that the two never mix."""


def suggested(facet: str) -> str:
    """The field of what is only suggested."""
    return f"suggested_{facet}"


@lru_cache(maxsize=10_000)
def line_key(topics: frozenset[int]) -> int:
    """Equal for equal topics; short enough for any number that an answer may be written as."""
    return int(hashlib.sha256(repr(sorted(topics)).encode()).hexdigest()[:13], 16)


def passage_query(passage_id: int) -> tantivy.Query:
    """The document of one passage. Deleting by a bare term would take the number for a signed one and find nothing."""
    return tantivy.Query.term_query(SCHEMA, "passage", passage_id)


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("passage", indexed=True, fast=True)
    builder.add_unsigned_field("place", fast=True)
    builder.add_bytes_field("digest", stored=True)
    builder.add_bytes_field("wording", stored=True)
    for field in TEXT_FIELDS:
        builder.add_text_field(field, tokenizer_name=analysis.ENGLISH)
    builder.add_text_field("compounds", tokenizer_name=analysis.ENGLISH, index_option="freq")
    builder.add_text_field("pairs", tokenizer_name=analysis.PAIRS)
    builder.add_text_field("exact", tokenizer_name=analysis.PAIRS)
    builder.add_text_field("section", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("repeat", fast=True)
    builder.add_unsigned_field("topic_line", indexed=True, fast=True)
    for facet in (*FACETS, *map(suggested, SUGGESTED_FACETS)):  # multi-valued: primary keys, and years as they are
        builder.add_unsigned_field(facet, indexed=True, fast=True)
    return builder.build()


SCHEMA: Final = build_schema()


def open_index(path: str) -> tantivy.Index:
    """Open the index in a directory, or make an empty one there. Tokenizers live in the process, not in the files.

    Its reader moves to a newer commit when it is asked to. Left to itself the engine does so in a thread of its own, before the
    new files are proved; one that is cut short under it would end the process with a bus error.
    """
    index = tantivy.Index(SCHEMA, path=path)
    index.config_reader("manual")
    index.register_tokenizer(analysis.ENGLISH, analysis.english())
    index.register_tokenizer(analysis.PAIRS, analysis.pairs())
    return index

"""Whatever is typed, it is read as something and marked in a text, and its words are never taken for more than words."""

import random
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.search import SearchQuery, rebuild, search
from reports.search.asking.snippets import Highlighter
from reports.search.language.parser import parse
from tests import factories as make
from tests.growth import grows_in_step, repeated
from tests.hostile.amount import TIMES
from tests.hostile.queries import FIELDS, ODD, QUERIES, SIGNS, WORDS

AT_ONCE = 20
TEXT = "Guards beat prisoners of Camp 14 (Kaech'ŏn); 교화소에서 some died, e\u0301\u0301 said “HRNK”. " * 4


@settings(max_examples=500 * TIMES, suppress_health_check=list(HealthCheck))
@given(st.lists(QUERIES, min_size=AT_ONCE, max_size=AT_ONCE))
def test_ten_thousand_queries_are_read_and_marked(typed):
    for query in typed:
        spans = Highlighter(parse(query).root).spans(TEXT)
        assert all(0 <= start < end <= len(TEXT) for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


MARKED = [
    "prisoner",
    "a*",
    "*",
    '"a b"~5',
    '"' + "a " * 60 + '"',
    "exact:a",
    "교화",
    "a OR b OR c",
    "camp-14",
    " ".join(map(chr, range(97, 123))),
]
UNITS = ["a ", "a b ", "prisoner prisoners ", "교화소", "camp 14 ", "aaaaaaaa", "\u0301", "a-", "a'", "1,000 "]


@pytest.mark.parametrize("query", MARKED)
def test_twice_the_text_is_twice_the_marking(query):
    highlighter = Highlighter(parse(query).root)
    for unit in UNITS:
        assert grows_in_step(highlighter.spans, repeated(unit), 8_000), unit


@pytest.mark.parametrize("piece", [*SIGNS, *FIELDS, *WORDS, *ODD])
def test_twice_the_query_is_twice_the_reading(piece):
    assert grows_in_step(lambda text: parse(text), repeated(f"{piece} "), 400)


@pytest.mark.django_db
def test_queries_are_answered(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    make.make_passage(TEXT)
    rebuild()
    chance = random.Random(14)
    pieces = [*SIGNS, *FIELDS, *WORDS, *ODD]
    for _ in range(150 * TIMES):
        typed = "".join(chance.choice(pieces) + chance.choice(["", " "]) for _ in range(chance.randint(1, 7)))
        assert search(SearchQuery(typed)).total in (0, 1), typed

"""What a reader may be about to type: records by any form of their names, and words of the passages, with how many have them.

Inside a search that is narrowed by filters they are counted there, and what none of its passages has is not offered.

Plain values for a page or a script to show; nothing here needs either. Only what the public may see is ever offered.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

import tantivy
from tantivy import Occur, Query

from reports.romanisation import is_hangul, sound_key
from reports.search.asking.query import Compiler, SearchQuery
from reports.search.assist.completion_book import CompletionBook, CompletionEntry, load_entries
from reports.search.facets.table import FIELDS
from reports.search.index.schema import SCHEMA
from reports.search.index.store import IndexMissing, get_store
from reports.search.language.typed import plain_form
from reports.search.names.vocabulary import get_vocabulary
from reports.text import fold_name

LIMIT = 8
"""Lines offered unless a caller asks for others."""
LONGEST_TYPED = 300
"""Characters: what is longer is pasted, and nothing is offered."""
MOST_WORDS = 5
"""Words of a name that may have been typed."""
SHORTEST = 2
"""Letters typed before records are offered; one syllable of Hangul is enough."""
MOST_COUNTED = 24
"""Matching records whose passages are counted: three times the lines that are shown."""
WORDS_KEPT_FREE = 3
"""Lines that stay for words of the passages, however many records match."""

EVERYTHING: Final = SearchQuery()

_FIELD = re.compile(rf"""(?:^|(?<=[\s(-]))(?P<field>{"|".join(FIELDS)}):\s*"?(?P<value>[^":()]*)$""", re.IGNORECASE)
_LAST_WORDS = re.compile(r"""[^\s"()]+""")
_CLOSED = ('"', ")")
_LAST_WORD = re.compile(r"""(?:^|[\s"(-])-?'?([^\s"()'-][^\s"()]*)$""")
_OPERATORS = {"OR", "NOT", "AND", "|", "||", "&", "&&"}


@dataclass(frozen=True, slots=True)
class Completion:
    """One line to offer.

    `kind` is facility, type, source, publisher, abuse, topic, country or word. `value` is the whole query with it in place of
    what was being typed; `parameters` are those of a search page's address that mean the same. `matched` is the form that
    was begun, where the label does not show it.
    """

    kind: str
    label: str
    value: str
    count: int
    parameters: Mapping[str, str]
    matched: str = ""


def completions(typed: str, limit: int = LIMIT, *, within: SearchQuery = EVERYTHING) -> list[Completion]:
    """The likeliest ends of the last words typed: records by name, then words. Each finds something among the filters."""
    if len(typed) > LONGEST_TYPED or typed[-1:].isspace():
        return []
    text = plain_form(typed)
    if not text.strip() or text.endswith(_CLOSED) or limit < 1:
        return []
    records = [] if text.count('"') % 2 and not _FIELD.search(text) else _records(text, limit, within)
    words = _words(text, limit, within) if not _FIELD.search(text) else []
    kept_free = min(len(words), WORDS_KEPT_FREE, limit - 1)
    shown = records[: limit - kept_free]
    return [*shown, *words[: limit - len(shown)]]


def _records(text: str, limit: int, within: SearchQuery) -> list[Completion]:
    """Of the longest run of last words that begins the name of a record."""
    book = load_entries()
    for head, tail, kinds in _tails(text):
        found = [match for match in _matches(book, tail) if not kinds or match[0].field in kinds]
        if counted := _counted(found, within, joins=_stands_alone(head)):
            return [_completion(head, entry, form, count) for entry, form, count in counted[:limit]]
    return []


def _tails(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What stands before, what is being typed, and the field it is typed in."""
    if field := _FIELD.search(text):
        yield text[: field.start()], field["value"], (field["field"].lower(),)
        return
    begins = [match.start() for match in _LAST_WORDS.finditer(text)]
    for begin in begins[-MOST_WORDS:]:
        tail = text[begin:].lstrip("-'")
        yield text[: len(text) - len(tail)], tail, ()


def _matches(book: CompletionBook, tail: str) -> list[tuple[CompletionEntry, str]]:
    """Records with a form that begins so, or a word of one; where there are none, a form that begins with that sound."""
    folded = fold_name(tail)
    if len(folded) < SHORTEST and not is_hangul(tail):
        return []
    return _beginning(book.forms, folded, book) or _beginning(book.sounds, sound_key(tail), book)


def _beginning(
    forms: list[tuple[str, int, int, str]], begin: str, book: CompletionBook
) -> list[tuple[CompletionEntry, str]]:
    """Each record once: with the form that comes first, whole names before words inside them."""
    if not begin:
        return []
    at = bisect_left(forms, (begin,))
    found = sorted(
        (place, folded != begin, number, form)
        for folded, place, number, form in islice(forms, at, at + 10 * MOST_COUNTED)
        if folded.startswith(begin)
    )
    firsts = {number: form for _, _, number, form in reversed(found)}
    return [(book.entries[number], form) for number, form in reversed(firsts.items())][:MOST_COUNTED]


def _counted(
    found: list[tuple[CompletionEntry, str]], within: SearchQuery, *, joins: bool
) -> list[tuple[CompletionEntry, str, int]]:
    """Those that some passage has, the commonest first. One that joins the filters widens those of its own facet."""
    try:
        searcher = get_store().searcher()
    except IndexMissing:
        return []
    among = ((entry, form, within.without(entry.facet) if joins else within) for entry, form in found)
    counted = [(entry, form, _count(searcher, entry, filters)) for entry, form, filters in among]
    return sorted((one for one in counted if one[2]), key=lambda one: -one[2])


def _count(searcher: tantivy.Searcher, entry: CompletionEntry, within: SearchQuery) -> int:
    with_value = SearchQuery(filters={entry.facet: frozenset({entry.key})}, suggested=within.suggested)
    both = [(Occur.Must, _filtered(query)) for query in (with_value, within) if query.filters or query.excluded]
    found = searcher.search(Query.boolean_query(both), 1)
    return int(found.count)  # type: ignore[attr-defined]  # the stubs leave it out


def _filtered(query: SearchQuery) -> Query:
    """What the filters of the search leave, whatever its words are."""
    return Compiler(SCHEMA).compile(None, query)


def _completion(head: str, entry: CompletionEntry, form: str, count: int) -> Completion:
    value = f'{head}{entry.field}:"{entry.parameter}"'
    parameters = {"q": value}
    if _stands_alone(head):
        parameters = {name: text for name, text in (("q", head.strip()), (entry.facet, entry.parameter)) if text}
    shown = fold_name(form) in fold_name(entry.label)
    return Completion(entry.field, entry.label, value, count, parameters, "" if shown else form)


def _stands_alone(head: str) -> bool:
    """Whether what follows is joined to it by nothing but AND."""
    words = head.split()
    return not words or (head.endswith(" ") and words[-1] not in _OPERATORS and "(" not in head and '"' not in head)


def _words(text: str, limit: int, within: SearchQuery) -> list[Completion]:
    match = _LAST_WORD.search(text)
    if match is None:
        return []
    typed = match[1]
    head = text[: len(text) - len(typed)]
    found = get_vocabulary().beginning(typed, limit=limit + 1, among=_filtered(within))
    words = ((word, count) for word, count in found if word != typed.lower())
    return [Completion("word", word, head + word, count, {"q": head + word}) for word, count in words][:limit]

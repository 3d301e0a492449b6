"""Which names of a country find each other: a report on Burma is found by Myanmar, and one on North Korea by DPRK or 북한."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from reports.text import fold_name

_TOKEN: Final = re.compile(r"[^\W_]+")
_APOSTROPHE: Final = re.compile("['’]")
_UNSPOKEN: Final = re.compile(r"[,(/&\u2010-\u2015]|[^\x00-\u024f\u2018\u2019]")
"""In names as lists and addresses have them (Korea, North), and in other scripts: nobody finds words of a report by these."""
_MEAN_ELSE: Final = frozenset({"columbia", "occupiedterritories"})
"""Misspellings and short forms that reports print of something else: the District of Columbia."""
_ARE_WORDS: Final = frozenset({"car", "opt", "us"})
"""Short forms that in small letters are words; an index does not tell small letters from capitals."""

type Tokens = tuple[str, ...]


def names_that_join(called: Mapping[int, Sequence[str]]) -> dict[str, list[str]]:
    """For each folded name of a country: the names to look for. `called` gives every country's names, its own first.

    A name that holds another of the same country finds nothing that the other does not. One that stands inside a name of
    another country would find that: the Republic of Korea is in the Democratic People's Republic of Korea. It does no harm
    where the country's own name stands there too: the U.S. is in the U.S. Virgin Islands, as the United States is.
    """
    stands_in: dict[Tokens, set[int]] = defaultdict(set)
    for country, names in called.items():
        for name in names:
            for run in _runs(_tokens(name)):
                stands_in[run].add(country)
    joined: dict[str, list[str]] = {}
    for own, *others in called.values():
        found_anyway = stands_in[_tokens(own)]
        distinct = [name for name in others if _is_looked_for(name) and stands_in[_tokens(name)] <= found_anyway]
        wanted = _shortest([own, *distinct])
        for name in (own, *others):
            joined.setdefault(fold_name(name), wanted)
    return joined


def is_meant(typed: str) -> bool:
    """Whether what was typed can be a country's name, and is no word that only looks like one."""
    return typed not in _ARE_WORDS


def _is_looked_for(name: str) -> bool:
    return not _UNSPOKEN.search(name) and fold_name(name) not in _MEAN_ELSE and name.lower() not in _ARE_WORDS


def _shortest(names: list[str]) -> list[str]:
    """Without those that hold another."""
    keys = {_tokens(name): name for name in reversed(names)}
    return [name for key, name in reversed(keys.items()) if not any(run in keys and run != key for run in _runs(key))]


@lru_cache(maxsize=4_000)
def _tokens(name: str) -> Tokens:
    return tuple(fold_name(word) for word in _TOKEN.findall(_APOSTROPHE.sub("", name)))


def _runs(tokens: Tokens) -> Iterator[Tokens]:
    """Every row of words in it."""
    for start, end in combinations(range(len(tokens) + 1), 2):
        yield tokens[start:end]

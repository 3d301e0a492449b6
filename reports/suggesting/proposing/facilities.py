"""Which facilities a sentence means: by a whole name, by type and number, or by a place beside the word camp; never by a guess."""

import re
from collections import defaultdict
from collections.abc import Iterable

from reports.choices import NameKind, TraceRule
from reports.quoting import Span
from reports.suggesting.proposing.gazetteer import Gazetteer, Hit
from reports.suggesting.proposing.knowledge import ANYWHERE, Kind, KnownFacility, KnownType, Link
from reports.suggesting.proposing.plain_text import plain_words

NAME, PLACE, TYPE = "facility", "place", "facility_type"
_ANY_TYPE = "camp"

_NUMBERED_NAME = re.compile(r"(?P<word>[a-z][a-z -]*?) (?:no\. ?|number )?(?P<number>\d+)")
_NUMBERS = r"s? (?:nos?\.? ?|numbers? |#)?(?P<numbers>\d+(?:(?:, and |, or |, | and | or )(?:no\. ?|number )?\d+\b)*)(?![\d,]*\d)"
_NUMBER = re.compile(r"\d+")
_KIND_WORDS = (
    r"(?: city| county)?(?: \(?(?:political|prison|labou?r|re-?education|internment|concentration|forced|penal)\)?)*"
)


class FacilityNames:
    """Names of facilities and their types, ready for matching."""

    def __init__(self, facilities: Iterable[KnownFacility], types: Iterable[KnownType]) -> None:
        self.types = {known.code: known for known in types}
        self.known = {known.slug: known for known in facilities}
        self._countries = {known.country for known in self.known.values()}
        self.numbered: dict[tuple[str, str], set[str]] = defaultdict(set)
        for facility in self.known.values():
            self._number(facility)
        heads = sorted({word for word, _ in self.numbered}, key=len, reverse=True)
        self._numbers = re.compile(rf"\b(?P<word>{'|'.join(map(_joined, heads))}){_NUMBERS}") if heads else None
        words = sorted({_ANY_TYPE, *(form for known in types for form in map(plain_words, known.forms))}, key=len)
        listed = "|".join(map(_joined, reversed(words)))
        self._after_place = re.compile(rf"{_KIND_WORDS} (?P<word>{listed}|prison)s?\b")
        self._before_place = re.compile(
            rf"\b(?P<word>{listed})s? (?:located |situated )?(?:in|at|near|outside|close to) (?:the city of )?$"
        )

    def add_to(self, gazetteer: Gazetteer) -> None:
        for facility in self.known.values():
            for name in facility.names:
                gazetteer.add(name.form, PLACE if name.kind == NameKind.PLACE else NAME, facility.slug)
        for known in self.types.values():
            for form in known.forms:
                gazetteer.add(form, TYPE, known.code)

    def find(self, plain: str, hits: list[Hit], span: Span, country: str) -> list[Link]:
        """Facilities and facility types of one sentence, in the order of the words."""
        if country and country not in self._countries:
            return self._types(hits, country)
        links = [*self._by_name(hits, country), *self._by_number(plain, span, country)]
        links += self._by_place(plain, hits, links, span, country)
        named = [(link.start, link.end) for link in links]
        links += [
            link
            for link in self._types(hits, country)
            if not any(start < link.end and link.start < end for start, end in named)
        ]
        return sorted(dict.fromkeys(links), key=lambda link: (link.start, -link.end, link.value))

    def _number(self, facility: KnownFacility) -> None:
        for name in facility.names:
            found = _NUMBERED_NAME.fullmatch(plain_words(name.form)) if name.kind == NameKind.SHORT else None
            if found:
                self.numbered[found["word"], found["number"]].add(facility.slug)
        known = self.types.get(facility.type_code)
        for form in known.forms if known and facility.number.isdecimal() else ():
            self.numbered[plain_words(form), facility.number].add(facility.slug)

    def _by_name(self, hits: list[Hit], country: str) -> list[Link]:
        return [
            Link(TraceRule.FACILITY_NAME, Kind.FACILITY, slugs[0], hit.start, hit.end)
            for hit in hits
            if hit.family == NAME and len(slugs := self._of_country(hit.values, country)) == 1
        ]

    def _by_number(self, plain: str, span: Span, country: str) -> list[Link]:
        links: list[Link] = []
        for found in self._numbers.finditer(plain, *span) if self._numbers else ():
            word = plain_words(found["word"]).replace(" ", "-")
            for number in _NUMBER.finditer(plain, *found.span("numbers")):
                slugs = self._numbered(word, number.group(), country)
                start = found.start() if number.start() == found.start("numbers") else number.start()
                if len(slugs) == 1:
                    links.append(Link(TraceRule.FACILITY_NUMBER, Kind.FACILITY, slugs[0], start, number.end()))
        return links

    def _numbered(self, word: str, number: str, country: str) -> list[str]:
        """By the word as the archive has it, whatever hyphens the text prints in it."""
        known = {
            slug
            for (other, its_number), slugs in self.numbered.items()
            if its_number == number and _bare(other) == _bare(word)
            for slug in slugs
        }
        return self._of_country(sorted(known), country)

    def _by_place(self, plain: str, hits: list[Hit], links: list[Link], span: Span, country: str) -> list[Link]:
        named = {link.value for link in links}
        found: list[Link] = []
        for hit in hits:
            if hit.family != PLACE or named & set(hit.values):
                continue
            if any(link.start <= hit.start and hit.end <= link.end for link in links):
                continue
            slugs = self._beside(plain, hit, span, self._of_country(hit.values, country))
            if len(slugs) == 1:
                found.append(Link(TraceRule.FACILITY_PLACE, Kind.FACILITY, slugs[0], hit.start, hit.end))
        return found

    def _beside(self, plain: str, hit: Hit, span: Span, slugs: list[str]) -> list[str]:
        """Those of the facilities of a place that are of the type named beside it; none where no type is."""
        match = self._after_place.match(plain, hit.end, span.end)
        match = match or self._before_place.search(plain, max(span.start, hit.start - 80), hit.start)
        if match is None:
            return []
        word = match["word"]
        if word in (_ANY_TYPE, "prison"):
            return slugs
        of_type = {
            known.code for known in self.types.values() if _bare(word) in map(_bare, map(plain_words, known.forms))
        }
        return [slug for slug in slugs if self.known[slug].type_code in of_type]

    def _types(self, hits: list[Hit], country: str) -> list[Link]:
        return [
            Link(TraceRule.FACILITY_TYPE, Kind.FACILITY_TYPE, code, hit.start, hit.end)
            for hit in hits
            if hit.family == TYPE
            for code in hit.values
            if self.types[code].countries == ANYWHERE or country in self.types[code].countries
        ]

    def _of_country(self, slugs: Iterable[str], country: str) -> list[str]:
        return [slug for slug in slugs if not country or self.known[slug].country == country]


def _joined(words: str) -> str:
    """A pattern for words whose hyphens may be printed as a hyphen, a blank or nothing."""
    return re.escape(words).replace(r"\-", "[- ]?").replace(r"\ ", " ")


def _bare(words: str) -> str:
    return words.replace("-", "").replace(" ", "")

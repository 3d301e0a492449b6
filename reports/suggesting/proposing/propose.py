"""From the words of a passage to proposals, one a sentence. Pure: needs no database, only what was read from it before."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reports.choices import TraceRule
from reports.quoting import Span
from reports.suggesting.proposing.citations import Citations, Cited
from reports.suggesting.proposing.cues import FAMILY, add_cues, find_cues
from reports.suggesting.proposing.dates import find_dates
from reports.suggesting.proposing.facilities import FacilityNames
from reports.suggesting.proposing.figures import find_figures
from reports.suggesting.proposing.gazetteer import Gazetteer, Hit
from reports.suggesting.proposing.hedges import find_hedge
from reports.suggesting.proposing.knowledge import (
    ANYWHERE,
    WORTH_SUGGESTING,
    About,
    Kind,
    Knowledge,
    KnownTerm,
    Link,
    Proposal,
    ProposedCitation,
    ProposedFigure,
)
from reports.suggesting.proposing.plain_text import Plain, make_plain, plain_words
from reports.suggesting.proposing.sentences import split_sentences

TERM = "term"
LONGEST_SENTENCE = 3_000
"""Characters of a sentence that is read for suggestions. What is longer is no sentence but a table or a page without stops; the
rules compare everything that is named in a sentence with everything else, and so stay bounded however long a passage is."""


class Tools:
    """Knowledge made ready for matching: made once a process, used for every passage."""

    def __init__(self, knowledge: Knowledge) -> None:
        gazetteer = Gazetteer()
        self.facilities = FacilityNames(knowledge.facilities, knowledge.types)
        self.citations = Citations(knowledge)
        self.facilities.add_to(gazetteer)
        self.citations.add_to(gazetteer)
        add_cues(gazetteer, knowledge.cues)
        for kind, terms in ((Kind.GROUP, knowledge.groups), (Kind.ACTOR, knowledge.actors)):
            for term in terms:
                for form in term.forms:
                    gazetteer.add(form, f"{TERM}:{kind}", (kind, term))
        self.gazetteer = gazetteer.close()


def propose(text: str, tools: Tools, about: About | None = None) -> list[Proposal]:
    """What the sentences of one passage seem to report, in order; nothing for those that name no abuse and no facility."""
    return list(_Passage(text, tools, about or About()).proposals())


class _Passage:
    def __init__(self, text: str, tools: Tools, about: About) -> None:
        self.text, self.tools, self.about = text, tools, about
        self.plain: Plain = make_plain(text)
        self.headings = plain_words(about.headings)
        self.hits = tools.gazetteer.find(self.plain.text)
        self.cited = Cited(text.replace("\u00a0", " ") if self.plain.offsets is None else "")

    def proposals(self) -> Iterator[Proposal]:
        if not self.hits:
            return
        for sentence in split_sentences(self.text):
            if sentence.end - sentence.start > LONGEST_SENTENCE:
                continue
            span = self.plain.from_original(*sentence)
            hits = self._hits_in(span)
            links = self._links(span, hits) if hits else []
            if any(link.kind in WORTH_SUGGESTING for link in links):
                citations = self.tools.citations.find(self.plain.text, span, hits, self.cited, self.about)
                links += self._terms(hits, citations)
                yield self._proposal(sentence, span, _each_once(links), citations)
            else:
                self.tools.citations.note(self.plain.text, span, hits, self.cited, self.about)

    def _hits_in(self, span: Span) -> list[Hit]:
        first = bisect_left(self.hits, span.start, key=_place)
        return self.hits[first : bisect_left(self.hits, span.end, lo=first, key=_place)]

    def _links(self, span: Span, hits: list[Hit]) -> list[Link]:
        sentence = span.of(self.plain.text)
        links = self.tools.facilities.find(self.plain.text, hits, span, self.about.country)
        cues = (hit for hit in hits if hit.family == FAMILY)
        links += [
            Link(TraceRule.CUE, Kind.ABUSE_TYPE, found.abuse_type, found.start, found.end)
            for found in find_cues(sentence, cues, span.start, headings=self.headings)
        ]
        return links

    def _terms(self, hits: Iterable[Hit], citations: list[ProposedCitation]) -> Iterator[Link]:
        """Groups and actors; who only speaks is not among those affected."""
        for hit in hits:
            spoken = any(citation.start <= hit.start < citation.end for citation in citations)
            if hit.family.startswith(TERM) and not spoken:
                for kind, term in hit.values:
                    if _is_known_in(term, self.about.country):
                        yield Link(TraceRule.TERM, kind, term.code, hit.start, hit.end)

    def _proposal(self, sentence: Span, span: Span, links: list[Link], citations: list[ProposedCitation]) -> Proposal:
        plain = self.plain.text
        figures = find_figures(plain, span, find_dates(plain, span, self.about.year))
        hedge = find_hedge(span.of(plain))
        words = ""
        if hedge:
            words = self.plain.span(*hedge.shifted(span.start)).of(self.text)
        facilities = list(dict.fromkeys(link.value for link in links if link.kind == Kind.FACILITY))
        return Proposal(
            *sentence,
            words,
            tuple(self._placed(link) for link in links),
            tuple(self._placed(citation) for citation in citations),
            tuple(self._figure(figure, facilities, citations) for figure in figures),
        )

    def _figure(
        self, figure: ProposedFigure, facilities: list[str], citations: list[ProposedCitation]
    ) -> ProposedFigure:
        placed = self._placed(figure)
        return replace(
            placed,
            facility=facilities[0] if len(facilities) == 1 else "",
            citation=0 if len(citations) == 1 else None,
        )

    def _placed[P: (Link, ProposedCitation, ProposedFigure)](self, item: P) -> P:
        start, end = self.plain.span(item.start, item.end)
        return replace(item, start=start, end=end)


def _place(hit: Hit) -> int:
    return hit.start


def _is_known_in(term: KnownTerm, country: str) -> bool:
    return not country or term.countries == ANYWHERE or country in term.countries


def _each_once(links: list[Link]) -> list[Link]:
    """The first link to each thing, in the order of the words."""
    first: dict[tuple[str, str], Link] = {}
    for link in sorted(links, key=lambda link: (link.start, link.end)):
        first.setdefault((link.kind, link.value), link)
    return list(first.values())

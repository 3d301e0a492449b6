"""Which of the archive's works is meant, when a text names its publisher: by title, else by year, kind and subject; never by a guess."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from reports.choices import Certainty, PublisherKind, SourceKind
from reports.suggesting.proposing.dates import Dated
from reports.suggesting.proposing.gazetteer import Gazetteer
from reports.suggesting.proposing.knowledge import ANYWHERE, About, Knowledge, KnownPublisher, KnownSource
from reports.suggesting.proposing.plain_text import plain_words
from reports.suggesting.proposing.stems import stems

TITLE, PUBLISHER = "title", "publisher"
MOST_CANDIDATES = 6
"""More works than a curator can weigh say no more than “one of this publisher's”."""

_WITH_TITLES = frozenset({SourceKind.REPORT, SourceKind.WHITE_PAPER, SourceKind.PRESS, SourceKind.DATABASE})
_KIND_WORDS: tuple[tuple[re.Pattern[str], frozenset[SourceKind]], ...] = (
    (re.compile(r"\bwhite papers?\b"), frozenset({SourceKind.WHITE_PAPER})),
    (re.compile(r"\bestimates?\b"), frozenset({SourceKind.ESTIMATE})),
    (
        re.compile(r"\b(?:report|study|survey|index|publication|analysis)\b"),
        frozenset({SourceKind.REPORT, SourceKind.WHITE_PAPER}),
    ),
)
_SAID_ONCE = frozenset({SourceKind.STATEMENT, SourceKind.PRESS})
_UNTITLED = frozenset({SourceKind.STATEMENT, SourceKind.ESTIMATE})
_ANNOUNCING = re.compile(r"\bannounc|\bpress release\b")
_GENERIC = stems(
    "report white paper study index survey human rights annual world statement estimate announcement release reporting"
    " violations situation number numbers"
)
_ASIDE = re.compile(r"\([^)]*\)")
# Of the words of a work's subject: half, and a third. A judgement, tried on the curated findings of the seed report.
_ENOUGH, _SOMEWHAT = 0.5, 0.34

type Resolved = tuple[Certainty, str, tuple[str, ...]]


class Works:
    """The archive's works by publisher, with what tells one from another."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.publishers = {known.slug: known for known in knowledge.publishers}
        self.sources = {known.slug: known for known in knowledge.sources}
        self.by_publisher: dict[str, list[KnownSource]] = defaultdict(list)
        for source in knowledge.sources:
            self.by_publisher[source.publisher].append(source)
        self._subjects = {source.slug: self._subject(source) for source in knowledge.sources}

    def add_to(self, gazetteer: Gazetteer) -> None:
        for publisher in self.publishers.values():
            if publisher.kind != PublisherKind.COLLECTIVE:
                for name in publisher_names(publisher):
                    gazetteer.add(name, PUBLISHER, publisher.slug)
        for source in self.sources.values():
            if source.kind in _WITH_TITLES:
                for title in self._titles(source):
                    gazetteer.add(title, TITLE, source.slug)

    def _titles(self, source: KnownSource) -> list[str]:
        """Its titles, whole and up to the colon, where they can be no other work's and no part of a body's name."""
        printed = (form for whole in source.titles for form in (whole, _with_apostrophes(whole, source.titles)))
        found = dict.fromkeys(title for whole in printed for title in (whole, whole.partition(":")[0]))
        return [title for title in found if _is_telling(title) and not self._is_shared(title, source)]

    def _is_shared(self, title: str, source: KnownSource) -> bool:
        plain = plain_words(title).replace("'", "")
        others = [each for other in self.sources.values() if other is not source for each in other.titles]
        names = [name for publisher in self.publishers.values() for name in publisher.names]
        return any(plain in plain_words(each).replace("'", "") for each in [*others, *names])

    def of(self, publisher: str, about: About) -> list[KnownSource]:
        """The publisher's works that may be meant in a report on that country and year."""
        return [
            source
            for source in self.by_publisher[publisher]
            if is_cited_in(source, about.country) and not is_too_new(source, about)
        ]

    def resolve(
        self, publisher: str, mention: str, sentence: str, when: Sequence[Dated], about: About, *, earlier: str
    ) -> Resolved:
        """The work that a mention means. `when` are dates that belong to it, `earlier` is the publisher's work cited before."""
        works = self.of(publisher, about)
        kinds = next((kinds for pattern, kinds in _KIND_WORDS if pattern.search(mention)), None)
        if _ANNOUNCING.search(sentence):
            kinds = frozenset({SourceKind.PRESS}) if kinds is None else kinds
        if when:
            works = [source for source in works if source.dated() and _any_overlap(source, when)]
        elif earlier:
            statement = self._statement_on(works, sentence, about) if kinds is None else ""
            return Certainty.RESOLVED, statement or earlier, ()
        of_kind = [source for source in works if kinds is None or source.kind in kinds]
        if when:
            return self._choose(
                [each for each in of_kind or works if self._on_press(each, sentence, when)], sentence, named=True
            )
        if kinds:
            return self._choose([each for each in of_kind if is_of_its_time(each, about)], sentence, named=False)
        return self._voice_of_body(of_kind, sentence, about)

    def _choose(self, works: list[KnownSource], sentence: str, *, named: bool) -> Resolved:
        if len(works) == 1:
            return (Certainty.NAMED if named else Certainty.RESOLVED), works[0].slug, ()
        ranked = self._by_subject(works, sentence)
        if ranked and ranked[0][0] >= _ENOUGH and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
            return Certainty.RESOLVED, ranked[0][1].slug, ()
        return Certainty.AMBIGUOUS, "", tuple(source.slug for source in works[:MOST_CANDIDATES])

    def _voice_of_body(self, works: list[KnownSource], sentence: str, about: About) -> Resolved:
        """A body that speaks without naming a work: its statement on the subject, or its only work."""
        works = [source for source in works if is_of_its_time(source, about)]
        if statement := self._statement_on(works, sentence, about):
            return Certainty.NAMED, statement, ()
        if len(works) == 1 and works[0].kind in _UNTITLED and self._fits(works[0], sentence):
            return Certainty.RESOLVED, works[0].slug, ()
        return Certainty.AMBIGUOUS, "", tuple(source.slug for source in works[:MOST_CANDIDATES])

    def _statement_on(self, works: list[KnownSource], sentence: str, about: About) -> str:
        """The one statement whose subject the sentence speaks of."""
        statements = [each for each in works if each.kind == SourceKind.STATEMENT and is_of_its_time(each, about)]
        ranked = [(score, source) for score, source in self._by_subject(statements, sentence) if score >= _ENOUGH]
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return ""
        return ranked[0][1].slug

    def _on_press(self, source: KnownSource, sentence: str, when: Sequence[Dated]) -> bool:
        """An article is meant by its month only where the sentence is on its subject; a day is enough."""
        to_the_day = any(date.earliest == date.latest for date in when)
        return source.kind != SourceKind.PRESS or to_the_day or self._score(source, stems(sentence)) >= _SOMEWHAT

    def _fits(self, source: KnownSource, sentence: str) -> bool:
        return source.dated() or self._score(source, stems(sentence)) >= _ENOUGH

    def _by_subject(self, works: Iterable[KnownSource], sentence: str) -> list[tuple[float, KnownSource]]:
        words = stems(sentence)
        return sorted(((self._score(source, words), source) for source in works), key=lambda each: -each[0])

    def _score(self, source: KnownSource, words: frozenset[str]) -> float:
        """How much of the source's subject the sentence speaks of; a source without a subject fits any, a little."""
        subject = self._subjects[source.slug]
        if not subject:
            return _ENOUGH
        shared = sum(1 for word in subject if word in words or any(_akin(word, other) for other in words))
        return shared / len(subject) if shared > 1 or len(subject) == 1 else 0.0

    def _subject(self, source: KnownSource) -> frozenset[str]:
        publisher = self.publishers.get(source.publisher)
        names = stems(" ".join(publisher.names)) if publisher else frozenset()
        words = stems(_ASIDE.sub(" ", source.titles[0])) - names - _GENERIC if source.titles else frozenset()
        return frozenset(word for word in words if not word.isdecimal() or len(word) < 4)


def is_cited_in(source: KnownSource, country: str) -> bool:
    """Whether people have cited it for that country, or for none yet."""
    return not country or source.countries == ANYWHERE or country in source.countries


def is_too_new(source: KnownSource, about: About) -> bool:
    """Published after the edition: its year, and some months of the next in which it is written."""
    return about.year is not None and source.earliest is not None and source.earliest.year > about.year + 1


def is_of_its_time(source: KnownSource, about: About) -> bool:
    """A dated statement is of the edition's year; a work may be of the year before."""
    if about.year is None or source.earliest is None or source.latest is None:
        return True
    around = 0 if source.kind in _SAID_ONCE else 1
    return about.year - around <= source.latest.year and source.earliest.year <= about.year + around


def publisher_names(publisher: KnownPublisher) -> list[str]:
    """As the archive has them, and with the words of a United Nations body as texts shorten them."""
    names = list(publisher.names)
    for name in publisher.names:
        for long, short in (("United Nations ", "UN "), ("UN ", "U.N. "), ("Foundation", "")):
            if long in name:
                names.append(name.replace(long, short).strip())
    if publisher.kind == PublisherKind.UN:
        names += [name.removeprefix("UN ") for name in publisher.names if name.startswith("UN ")]
    return list(dict.fromkeys(names))


def _with_apostrophes(title: str, titles: Iterable[str]) -> str:
    """North Koreas as North Korea's, where another of its titles has the apostrophe that this one lost."""
    owners = {word for each in titles for word in plain_words(each).split() if word.endswith("'s")}
    lost = {word.replace("'", ""): word for word in owners}
    return " ".join(lost.get(word, word) for word in plain_words(title).split())


def _is_telling(title: str) -> bool:
    own = [word for word in stems(title) - _GENERIC if not word.isdecimal()]
    return len(own) > 1 or (len(own) == 1 and title.count(" ") > 1)


def _any_overlap(source: KnownSource, when: Iterable[Dated]) -> bool:
    return any(source.may_be_of(date.earliest, date.latest) for date in when)


def _akin(word: str, other: str) -> bool:
    """Identified and identification: long words that begin alike."""
    return len(word) > 7 and len(other) > 7 and word[:7] == other[:7]

"""Who is cited in a passage: works by title, bodies by name, speakers without one, and what a sentence takes from the one before."""

import re
from dataclasses import dataclass, field, replace

from reports.choices import Certainty, CitationRole, TraceRule
from reports.quoting import Span
from reports.suggesting.proposing.citation_patterns import (
    ACCORDING,
    ANAPHOR,
    ANOTHER_WORK,
    BEFORE,
    BEHIND,
    IMAGERY,
    PRONOUN,
    QUOTED,
    SPEAKS,
    SPOKEN_TO,
    UNKNOWN_TITLE,
    WORK,
)
from reports.suggesting.proposing.dates import Dated, find_dates
from reports.suggesting.proposing.gazetteer import Gazetteer, Hit
from reports.suggesting.proposing.knowledge import About, Knowledge, ProposedCitation
from reports.suggesting.proposing.speakers import SPEAKER_WORDS, Mention, Speakers, find_speakers, parts_of
from reports.suggesting.proposing.stems import stems, stems_of_plain
from reports.suggesting.proposing.works import PUBLISHER, TITLE, Resolved, Works

SPEAKER = "voice"

_TITLE_REACH = 60
"""Characters between a body and the title of its work: “KINU, in its annual report for 2020, the White Paper …”."""


@dataclass(slots=True)
class Cited:
    """What the sentences of a passage have cited so far. `original` is its text where places in it are those of the plain one,
    and `stems` are those of all its words, which are found once."""

    original: str = ""
    stems: frozenset[str] | None = None
    by_publisher: dict[str, str] = field(default_factory=dict)
    works: list[str] = field(default_factory=list)
    speakers: tuple[ProposedCitation, ...] = ()

    def stems_of(self, plain: str) -> frozenset[str]:
        """Of the whole passage `plain`."""
        if self.stems is None:
            self.stems = stems_of_plain(plain)
        return self.stems

    def forget(self) -> None:
        """Another work was named that the archive does not have: what comes after may speak of that one."""
        self.by_publisher.clear()
        self.works.clear()

    def work(self, slug: str, publisher: str) -> None:
        self.by_publisher[publisher] = slug
        if slug not in self.works:
            self.works.append(slug)
        else:
            self.works.remove(slug)
            self.works.append(slug)


class Citations:
    """Finds the citations of sentences; holds nothing of a passage."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.works = Works(knowledge)
        self.speakers = Speakers(knowledge.sources, self.works.publishers)

    def add_to(self, gazetteer: Gazetteer) -> None:
        self.works.add_to(gazetteer)
        for word in SPEAKER_WORDS:
            gazetteer.add(word, SPEAKER, word)

    def note(self, plain: str, span: Span, hits: list[Hit], cited: Cited, about: About) -> list[ProposedCitation]:
        """The works and bodies that a sentence cites; `cited` learns them, for the sentences that follow."""
        found: list[ProposedCitation] = []
        if any(hit.family in (PUBLISHER, TITLE) for hit in hits):
            found = self._works(plain, span, hits, find_dates(plain, span, about.year), cited, about)
        if cited.works and not any(each.source for each in found) and ANOTHER_WORK.search(plain, *span):
            cited.forget()
        return found

    def find(self, plain: str, span: Span, hits: list[Hit], cited: Cited, about: About) -> list[ProposedCitation]:
        """Everything that a sentence cites, in the order of the words."""
        found = self.note(plain, span, hits, cited, about)
        found += self._anaphors(plain, span, found, cited)
        if any(hit.family == SPEAKER for hit in hits):
            found += self._speakers(plain, span, found, self._names(hits), cited, about)
        if not found:
            found = _by_pronoun(plain, span, cited)
        found.sort(key=lambda each: (each.start, each.end))
        if found:
            cited.speakers = tuple(found)
        return found

    def _works(
        self, plain: str, span: Span, hits: list[Hit], dates: list[Dated], cited: Cited, about: About
    ) -> list[ProposedCitation]:
        titles = [hit for hit in hits if hit.family == TITLE]
        found: list[ProposedCitation] = []
        used: set[int] = set()
        for hit in hits:
            if hit.family != PUBLISHER or any(t.start <= hit.start < t.end for t in titles) or _covered(found, hit):
                continue
            title = next((t for t in titles if 0 <= t.start - hit.end <= _TITLE_REACH), None)
            found += self._body(plain, span, hit, title, dates, cited, about)
            if title and found and found[-1].source in title.values:
                used.add(title.start)
        for title in titles:
            if title.start not in used:
                found.append(self._titled(plain, span, title, found, cited))
        return found

    def _titled(
        self, plain: str, span: Span, title: Hit, found: list[ProposedCitation], cited: Cited
    ) -> ProposedCitation:
        """A work named by its title with no body before it, or with one that speaks for itself."""
        source = self.works.sources[title.values[0]]
        cited.work(source.slug, source.publisher)
        led = re.search(r"(?:the|a|an) (?:(?:19|20)\d\d )?(?:[\w'-]+ ){0,3}$", plain[span.start : title.start])
        start = span.start + led.start() if led and not found else title.start
        role = (
            CitationRole.BASED_ON
            if any(each.end >= title.start - _TITLE_REACH for each in found)
            else _role(plain, span, "")
        )
        return ProposedCitation(start, title.end, role, Certainty.NAMED, source.slug, rule=TraceRule.WORK_TITLE)

    def _body(
        self, plain: str, span: Span, hit: Hit, title: Hit | None, dates: list[Dated], cited: Cited, about: About
    ) -> list[ProposedCitation]:
        slug = hit.values[0]
        before = BEFORE.search(plain, max(span.start, hit.start - 80), hit.start)
        start = before.start() if before else hit.start
        behind = BEHIND.match(plain, hit.end, span.end)
        end = behind.end() if behind else hit.end
        verb = SPEAKS.match(plain, title.end if title else end, span.end) or SPEAKS.match(plain, end, span.end)
        lead = plain[span.start : start]
        mention = plain[start:end]
        of_work = bool(re.search(WORK, mention))
        if not (verb or of_work or title or ACCORDING.search(lead) or SPOKEN_TO.search(lead)):
            return []
        when = [date for date in dates if start <= date.start < end] or _leading(plain, span, start, dates)
        if title is None and of_work and UNKNOWN_TITLE.match(cited.original, end):
            cited.forget()
            return []
        resolved = self._titled_work(slug, title, plain[end : span.end]) or self.works.resolve(
            slug, mention, span.of(plain), when, about, earlier=cited.by_publisher.get(slug, "")
        )
        return self._cite(plain, span, (start, end, title), slug, resolved, verb["verb"] if verb else "", cited)

    def _titled_work(self, publisher: str, title: Hit | None, behind: str) -> Resolved | None:
        """The titled work, unless the body only announces it."""
        if title is None or re.match(r",? announcing\b", behind):
            return None
        return Certainty.NAMED, title.values[0], ()

    def _cite(
        self,
        plain: str,
        span: Span,
        place: tuple[int, int, Hit | None],
        publisher: str,
        resolved: Resolved,
        verb: str,
        cited: Cited,
    ) -> list[ProposedCitation]:
        certainty, source, candidates = resolved
        start, end, title = place
        if not source and len(candidates) < 2:
            return []
        if title and source in title.values:
            end = title.end
        if source:
            cited.work(source, publisher)
        rule = TraceRule.WORK_OF_BODY if certainty == Certainty.NAMED else TraceRule.BODY
        return [ProposedCitation(start, end, _role(plain, span, verb), certainty, source, candidates, rule=rule)]

    def _anaphors(self, plain: str, span: Span, found: list[ProposedCitation], cited: Cited) -> list[ProposedCitation]:
        """“The report”, “the 2020 White Paper”: the work cited last that can be called so."""
        more: list[ProposedCitation] = []
        if not cited.works:
            return more
        for match in ANAPHOR.finditer(plain, *span):
            start, end = match.span("same") if match["same"] else match.span("mention")
            if any(each.start < end and start < each.end for each in found):
                continue
            slug = next(
                (slug for slug in reversed(cited.works) if self._callable(slug, plain[start:end], match["year"])), ""
            )
            if slug:
                cited.work(slug, self.works.sources[slug].publisher)
                role = _role(plain, span, "")
                more.append(
                    ProposedCitation(start, end, role, Certainty.RESOLVED, slug, note=_SAME, rule=TraceRule.WORK_BEFORE)
                )
        if imagery := IMAGERY.search(plain, *span):
            start, end = imagery.span("mention")
            work = cited.works[-1]
            more.append(
                ProposedCitation(
                    start, end, CitationRole.REPORTS, Certainty.RESOLVED, work, note=_SAME, rule=TraceRule.WORK_BEFORE
                )
            )
        return more

    def _callable(self, slug: str, mention: str, year: str | None) -> bool:
        source = self.works.sources[slug]
        if "white paper" in mention and source.kind != "white_paper":
            return False
        return year is None or (source.earliest is not None and source.earliest.year == int(year))

    def _speakers(
        self,
        plain: str,
        span: Span,
        found: list[ProposedCitation],
        names: frozenset[str],
        cited: Cited,
        about: About,
    ) -> list[ProposedCitation]:
        more: list[ProposedCitation] = []
        passage = cited.stems_of(plain) | names if names else cited.stems_of(plain)
        for mention in find_speakers(plain, span):
            if any(each.start < mention.end and mention.start < each.end for each in found):
                continue
            if re.search(r"\bno (?:\w+ )?$", plain[max(span.start, mention.start - 20) : mention.start]):
                continue
            citation = self._speaker(plain, span, mention, passage, about)
            if not citation.source and (parts := parts_of(plain, mention)):
                more += [self._speaker(plain, span, part, passage, about) for part in parts]
            else:
                more.append(citation)
        return more

    def _speaker(
        self, plain: str, span: Span, mention: Mention, passage: frozenset[str], about: About
    ) -> ProposedCitation:
        words, sentence = plain[mention.start : mention.end], span.of(plain)
        certainty, source, candidates = self.speakers.resolve(words, mention, sentence, passage, about)
        role = _role(plain, span, mention.verb) if mention.verb else CitationRole.BASED_ON
        return ProposedCitation(mention.start, mention.end, role, certainty, source, candidates, rule=mention.rule)

    def _names(self, hits: list[Hit]) -> frozenset[str]:
        """The words of every name of the bodies mentioned, so that HRNK and its full name are one."""
        names = [" ".join(self.works.publishers[hit.values[0]].names) for hit in hits if hit.family == PUBLISHER]
        return stems(" ".join(names))


_SAME = "The work cited before it in the passage."


def _covered(found: list[ProposedCitation], hit: Hit) -> bool:
    return any(each.start <= hit.start < each.end for each in found)


def _leading(plain: str, span: Span, start: int, dates: list[Dated]) -> list[Dated]:
    """A date that opens the sentence just before the mention: In June RFA reported."""
    for date in dates:
        led = plain[span.start : date.start].strip(' "')
        if led in ("in", "on") and plain[date.end : start].strip(" ,") == "":
            return [date]
    return []


def _role(plain: str, span: Span, verb: str) -> CitationRole:
    sentence = span.of(plain)
    if verb.startswith("den"):
        return CitationRole.DENIES
    if verb.startswith("estimat") or (not verb and re.search(r"\bestimated? ", sentence)):
        return CitationRole.ESTIMATES
    return CitationRole.QUOTES if QUOTED.search(sentence) else CitationRole.REPORTS


def _by_pronoun(plain: str, span: Span, cited: Cited) -> list[ProposedCitation]:
    """What “they also reported” takes from the sentence before."""
    match = PRONOUN.match(plain, *span)
    if match is None:
        return []
    start, end = match.span("mention")
    role = _role(plain, span, "")
    return [
        replace(
            each,
            start=start,
            end=end,
            role=role,
            note="Carried over from the sentence before.",
            rule=TraceRule.CARRIED_OVER,
        )
        for each in cited.speakers[:1]
        if each.source
    ]

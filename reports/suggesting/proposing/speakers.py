"""Speakers without a name: defectors, an NGO, many sources. The words of its title say which of the archive's sources each is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reports.choices import Certainty, PublisherKind, SourceKind, TraceRule
from reports.quoting import Span
from reports.suggesting.proposing.gazetteer import with_plural
from reports.suggesting.proposing.knowledge import About, KnownPublisher, KnownSource
from reports.suggesting.proposing.stems import stems, stems_of_plain
from reports.suggesting.proposing.works import Resolved, is_cited_in

_ONE_OR_MANY = (
    "defector escapee refugee survivor victim prisoner inmate detainee interviewee laborer labourer worker employer ngo"
    " organization organisation newspaper outlet source report account testimony resident returnee"
)
_AS_THEY_ARE = (
    "witness witnesses eyewitness eyewitnesses groups activists advocates observers experts analysts media press women"
    " relatives families lawyers migrants journalists critics academics scholars researchers"
)
_HEADS = sorted(
    {*_AS_THEY_ARE.split(), *(form for word in _ONE_OR_MANY.split() for form in with_plural(word))},
    key=len,
    reverse=True,
)
HEAD = "|".join(_HEADS)
SPEAKER_WORDS = frozenset({*_HEADS, "law", "deny", "denied", "denies"})
VERB = (
    "reported|reports|report|said|say|says|claimed|claim|stated|state|noted|note|described|describe|indicated|indicate|alleged"
    "|allege|documented|document|suggested|suggest|estimated|estimate|asserted|assert|told|added|attributed|boasted|complained"
    "|continued to report|recounted|testified|believed|expressed|confirmed|concluded|detailed"
)
_MODIFIER = (
    r"(?:the|a|an|one|two|three|another|other|some|many|most|several|numerous|multiple|various|credible|unconfirmed|former|female"
    r"|male|local|international|domestic|foreign|independent|human rights|civil society|nongovernmental|non-governmental|rights"
    r"|south korean|north korean|chinese|japanese|western|state|state-run|state-controlled|official|social|press|media|ngo"
    r"|ngos|defector|escapee|refugee|labor camp|labour camp|prison|camp|political|religious|interviewee|eyewitness|first-hand"
    r"|firsthand|recent|past|earlier|repatriated|returned|released|married|overseas|opposition|aid|humanitarian|advocacy|legal)"
)
_PAIRED = "|".join(head for head in _HEADS if not head.startswith(("report", "account", "source", "testimon")))
_PAIR = rf"(?:(?:{_PAIRED}|(?:defector|refugee|escapee|ngo|press)(?: accounts| reports)?)(?:, (?:and )?| and | or ))"
_AFTER = r"(?: (?:in|from|of|inside|outside|among|who) (?!(?:that|which)\b)[\w'-]+(?:,? (?!(?:reported|told|said|that)\b)[\w'-]+){0,5}?)??"
_SPOKEN = re.compile(
    rf"\b(?P<mention>(?:{_MODIFIER} (?:and )?|{_PAIR}){{0,6}}(?P<head>{HEAD}){_AFTER}),?"
    rf"(?: (?:also|reportedly|consistently|further|repeatedly|often|frequently|have|has|had|generally|regularly"
    r"|previously|widely|recently))*"
    rf" (?P<verb>{VERB})\b(?! by\b)"
)
_ACCORDING = re.compile(
    rf"\baccording to (?P<mention>(?:{_MODIFIER} (?:and )?|(?:{_PAIRED}) and"
    rf" |(?:reports|accounts|testimony|information) (?:from|by|of) ){{0,6}}(?P<head>{HEAD}))\b"
)
_REPORTEDLY = re.compile(rf"\b(?P<mention>(?:a|an|one) (?:{_MODIFIER} ){{0,6}}(?P<head>{HEAD})) reportedly\b")
_RESTED_ON = re.compile(
    rf"\b(?:cited|reported|included|contained|quoted|citing|(?:based|relying|drawing) (?:\w+ )?on|supporting|collected)"
    rf" (?P<mention>(?:{_MODIFIER} ){{0,6}}(?P<head>testimon(?:y|ies)|accounts))\b"
    rf"(?! (?:from|of|by|with) (?:{_MODIFIER} ){{0,6}}(?:{_PAIRED})\b)"
    rf"|\b(?:testimon(?:y|ies)|accounts|interviews) (?:from|by|with) (?P<people>(?:{_MODIFIER} ){{0,6}}(?P<whose>{_PAIRED}))\b"
)
_THERE_WERE = re.compile(
    r"\b(?P<mention>(?:(?:numerous|credible|many|multiple|several|some|unconfirmed|continuing|continued|a|a few|press|media|ngo) )*"
    r"(?P<head>reports?)(?: in (?:19|20)\d\d)?) (?:of|that|indicating)\b"
    r"|\bthere (?:were|are|was|have been) (?P<bare>(?:(?:numerous|credible|many|several|some|a) )*reports?) (?:a|an|the|[a-z]+s)\b"
)
_LAW = re.compile(
    r"\b(?P<mention>the law)(?: also)? (?:prohibits|requires|provides|criminalizes|criminalises|allows|permits|states"
    r"|does not|grants|stipulates|forbids|bans|sets|mandates)\b|\b(?P<bylaw>by law)\b"
)
_DENIAL = re.compile(
    r"\b(?P<mention>the (?:north korean |dprk )?(?:government|authorities))"
    r" (?:continued to |consistently |repeatedly |has |have |also )*den(?:y|ied|ies)\b"
)
_SINGLE = re.compile(r"\b(?:a|an|one|another)\b(?:(?!\band\b).)*[^s]$|^the [a-z]+[^s]$|^the former [a-z]+[^s]$")
_WORD_BEFORE = re.compile(r"([\w'-]+) $")
_CLAUSE_OPENERS = frozenset(
    "that but and or where while as because although however when if since in though yet".split()
)
_FILLER = stems("report account source claim testimony numerous many several various some multiple")
_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"ngo", "organization", "group"}),
    frozenset({"testimony", "account"}),
    frozenset({"press", "media", "newspaper", "outlet"}),
    frozenset({"prisoner", "inmate", "detainee"}),
)
_SPEAKER_KINDS = frozenset({SourceKind.COLLECTIVE, SourceKind.ANONYMOUS})
# Scores of how well a title fits the words of a speaker, see `_score`. A judgement, tried on the curated findings of the seed report.
_ENOUGH, _WIDER, _SAME_WORDS = 0.5, 0.97, 1.5
_BY_ANOTHER_WORD = 0.6  # the press, where the text says media
_MOST = 0.6  # of the rest of a title must be in the passage
_GOES_ON = 2  # years for which a dated group of speakers is cited in later editions
_SEVERAL = re.compile(r",| and ")
_OFFICIAL = frozenset({"law", "denial"})
_QUALIFIER = re.compile(r"\([^)]*\)|, cited together")


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker in a passage: `verb` is how they speak, empty where they are only rested on; `rule` says how they were found."""

    start: int
    end: int
    head: str
    verb: str
    rule: TraceRule


def find_speakers(plain: str, span: Span) -> list[Mention]:
    """Every unnamed speaker of one sentence, in order; of those that overlap, the first."""
    found = [
        *(
            _mention(match, match["verb"], TraceRule.VOICE_SPEAKS)
            for match in _SPOKEN.finditer(plain, *span)
            if not _is_of_a_work(plain, span.start, match)
        ),
        *(_mention(match, "reported", TraceRule.ACCORDING_TO_VOICE) for match in _ACCORDING.finditer(plain, *span)),
        *(_mention(match, "reported", TraceRule.VOICE_SPEAKS) for match in _REPORTEDLY.finditer(plain, *span)),
        *(_rested_on(match) for match in _RESTED_ON.finditer(plain, *span)),
        *(_there_were(match) for match in _THERE_WERE.finditer(plain, *span)),
        *(_law(match) for match in _LAW.finditer(plain, *span)),
        *(_denial(match) for match in _DENIAL.finditer(plain, *span)),
    ]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def parts_of(plain: str, mention: Mention) -> list[Mention]:
    """The speakers of a mention that names several: NGO, defector, and press reports."""
    pieces = list(re.finditer(r"(?:(?!, | and | or ).)+", plain[mention.start : mention.end]))
    if len(pieces) < 2:
        return []
    found = []
    for piece in pieces:
        words = re.sub(r"^(?:,? ?(?:and|or) |, )", "", piece.group()).lstrip()
        start = mention.start + piece.end() - len(words)
        heads = re.findall(rf"\b(?:{HEAD})\b", words)
        if heads:
            found.append(
                Mention(
                    start,
                    start + len(words.rstrip()),
                    next(iter(stems(heads[0]))),
                    mention.verb,
                    mention.rule,
                )
            )
    return found


class Speakers:
    """Collective and unnamed sources, and the ways governments and laws speak."""

    def __init__(self, sources: Iterable[KnownSource], publishers: dict[str, KnownPublisher]) -> None:
        self.publishers = publishers
        self._titles: list[tuple[KnownSource, frozenset[str], frozenset[str]]] = [
            (source, stems(_QUALIFIER.sub(" ", source.titles[0])), self._names(source))
            for source in sources
            if source.titles and self._speaks(source)
        ]

    def resolve(self, words: str, mention: Mention, sentence: str, passage: frozenset[str], about: About) -> Resolved:
        """The source that is meant: how sure that is, its slug or "", and the slugs of several that fit equally; anonymous for none."""
        said, around = stems_of_plain(words), stems_of_plain(sentence)
        single = bool(_SINGLE.search(words)) and mention.rule != TraceRule.THERE_WERE_REPORTS
        several = bool(_SEVERAL.search(words))
        ranked: list[tuple[float, str, KnownSource]] = []
        for source, title, names in self._titles:
            if not self._possible(source, mention, passage, about, single=single):
                continue
            score = _score(said, mention.head, title, names, around, passage)
            if source.kind == SourceKind.ANONYMOUS and score >= _WIDER and not single:
                continue  # one unnamed speaker is not many
            if score >= (_SAME_WORDS if several else _ENOUGH):
                ranked.append((score, source.slug, source))
        ranked.sort(key=lambda each: (-each[0], each[1]))
        if not ranked:
            return Certainty.ANONYMOUS, "", ()
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
            return Certainty.AMBIGUOUS, "", tuple(slug for score, slug, _ in ranked if score == ranked[0][0])
        best = ranked[0][2]
        anonymous = best.kind == SourceKind.ANONYMOUS
        return (Certainty.ANONYMOUS if anonymous else Certainty.COLLECTIVE), best.slug, ()

    def _names(self, source: KnownSource) -> frozenset[str]:
        publisher = self.publishers.get(source.publisher)
        return (
            stems(" ".join(publisher.names))
            if publisher and publisher.kind != PublisherKind.COLLECTIVE
            else frozenset()
        )

    def _speaks(self, source: KnownSource) -> bool:
        publisher = self.publishers.get(source.publisher)
        official = bool(
            publisher and publisher.country and publisher.kind in (PublisherKind.GOVERNMENT, PublisherKind.MEDIA)
        )
        return source.kind in _SPEAKER_KINDS or (official and source.kind in (SourceKind.STATEMENT, SourceKind.PRESS))

    def _possible(
        self, source: KnownSource, mention: Mention, passage: frozenset[str], about: About, *, single: bool
    ) -> bool:
        publisher = self.publishers.get(source.publisher)
        official = mention.rule in (TraceRule.LAW, TraceRule.DENIAL)
        if official and (
            not publisher or publisher.kind != PublisherKind.GOVERNMENT or publisher.country != about.country
        ):
            return False
        if single and source.kind == SourceKind.COLLECTIVE and not official and mention.head not in ("press", "media"):
            return False
        return _is_of_its_time(source, passage, about) and is_cited_in(source, about.country)


def _is_of_its_time(source: KnownSource, passage: frozenset[str], about: About) -> bool:
    """A dated speaker speaks in the edition of its year, or where its year is printed; a group goes on speaking for a while."""
    if about.year is None or source.earliest is None or source.latest is None:
        return True
    if about.year == source.latest.year or str(source.latest.year) in passage:
        return True
    return source.kind == SourceKind.COLLECTIVE and 0 < about.year - source.latest.year <= _GOES_ON


def _score(
    said: frozenset[str],
    head: str,
    title: frozenset[str],
    names: frozenset[str],
    sentence: frozenset[str],
    passage: frozenset[str],
) -> float:
    """2 for the very words, 1.5 for them without fillers, 1 for a wider group, less where part of the title must be found around."""
    if said == title:
        return 2.0
    core, own, family = _without_years(said - _FILLER), title - _FILLER, _family(head)
    if core and not own:
        return 0.0
    if not title & (family | core):
        return 0.0
    rest = own - core - family - names
    if not rest:
        if core == own or head in _OFFICIAL:
            return _SAME_WORDS if own else 1.2
        if own and not own & core:
            return _BY_ANOTHER_WORD
        return 1.0 - 0.01 * min(len(core - own), 3) if own else 0.75
    if any(word.isdecimal() and word not in passage for word in rest):
        return 0.0  # another number is another prison, another year another work
    near = len(rest & sentence) / len(rest)
    around = len(rest & passage) / len(rest)
    return 0.5 * around + 0.45 * near if around >= _MOST else 0.0


def _without_years(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not (word.isdecimal() and len(word) == 4))


def _family(head: str) -> frozenset[str]:
    return next((family for family in _FAMILIES if head in family), frozenset({head}))


def _mention(match: re.Match[str], verb: str, rule: TraceRule) -> Mention:
    return Mention(*match.span("mention"), next(iter(stems(match["head"])), match["head"]), verb, rule)


def _is_of_a_work(plain: str, start: int, match: re.Match[str]) -> bool:
    """“The COI report added”: a work that somebody issued, and no speaker."""
    if not match["head"].startswith(("report", "account", "source")):
        return False
    before = _WORD_BEFORE.search(plain, max(start, match.start() - 30), match.start())
    return match["head"] == "report" or bool(before and before.group(1) not in _CLAUSE_OPENERS)


def _there_were(match: re.Match[str]) -> Mention:
    return Mention(
        *match.span("bare" if match["bare"] else "mention"), "report", "reported", TraceRule.THERE_WERE_REPORTS
    )


def _rested_on(match: re.Match[str]) -> Mention:
    name, head = ("people", "whose") if match["people"] else ("mention", "head")
    return Mention(*match.span(name), next(iter(stems(match[head])), match[head]), "", TraceRule.RESTS_ON_VOICE)


def _denial(match: re.Match[str]) -> Mention:
    return Mention(*match.span("mention"), "denial", "denied", TraceRule.DENIAL)


def _law(match: re.Match[str]) -> Mention:
    start, end = match.span("bylaw") if match["bylaw"] else match.span("mention")
    return Mention(start, end, "law", "reported", TraceRule.LAW)

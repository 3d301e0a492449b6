"""Names that take many forms: finding them among the words of a query, and giving back every form.

Names join in search, not in records: a place name that three facilities share brings all its spellings, and the
facilities themselves stay three.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from reports.romanisation import could_be_korean, is_hangul, is_ordinary, sound_key, southern, without_particle
from reports.search.index import analysis
from reports.search.language.tree import And, Name, Node, Not, Or, Word, leaves
from reports.search.language.wording import spelt_ways
from reports.search.names.country_names import is_meant
from reports.search.names.vocabulary import get_vocabulary
from reports.text import fold_name, singular

LONGEST_NAME = 8
"""In words as they are typed."""
MOST_SYLLABLES_APART = 4
"""Words that a name written syllable by syllable may have: kwan li so."""
SHORTEST_KEY = 4
"""Letters of a sound key: shorter ones are shared by too many words."""
MOST_SOUNDED = 40
"""Forms of the same sound that are searched for one name."""


@dataclass(slots=True)
class NameBook:
    """Every curated form that the public may see, by its folded spelling, and the Korean names that everyone knows.

    `owners` are the facilities that bear a place name, `bearers` those that bear any form. By sound: `sounds` holds the
    curated forms of Korean names, `korean` the names in Hangul, and `printed` spellings that no rule makes. `kinds` are
    Korean words for a kind of thing, which Korean writes into one word with the name before them. `others` gives the names
    to look for by the folded names of what is no facility: countries, and Korean words that reports print in English.
    """

    forms: dict[str, list[str]] = field(default_factory=dict)
    owners: dict[str, set[int]] = field(default_factory=dict)
    bearers: dict[str, set[int]] = field(default_factory=dict)
    sounds: dict[str, list[str]] = field(default_factory=dict)
    korean: dict[str, list[str]] = field(default_factory=dict)
    printed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    others: dict[str, list[str]] = field(default_factory=dict)

    def expand(self, node: Node | None) -> Node | None:
        """The tree with every known name in it widened to all its forms. Phrases stay as they were typed."""
        match node:
            case And(parts):
                return _flat(And, self._expand_run(parts))
            case Or(parts):
                return Or(tuple(self._expand_one(part) for part in parts))
            case None:
                return None
            case _:
                return self._expand_one(node)

    def facilities_called(self, node: Node | None) -> dict[str, set[int]]:
        """For each name in the tree that is a place: the ids of the facilities that bear it."""
        found: dict[str, set[int]] = {}
        for name in leaves(node):
            if isinstance(name, Name) and (owners := self._owners(name)):
                found[name.text] = owners
        return found

    def facilities_named(self, typed: str) -> set[int]:
        """The facilities that bear exactly this name, or one that only sounds like it."""
        if found := self.bearers.get(fold_name(typed)):
            return found
        sounding = self.sounds.get(_key(typed), ())
        return {bearer for form in sounding for bearer in self.bearers.get(fold_name(form), ())}

    def add(self, forms: Iterable[str]) -> None:
        """Forms of one name, which find each other."""
        forms = list(dict.fromkeys(forms))
        for form in forms:
            known = self.forms.setdefault(fold_name(form), [])
            known.extend(other for other in forms if other not in known)
        if any(is_hangul(form) for form in forms):
            for key in dict.fromkeys(filter(None, map(_key, forms))):
                known = self.sounds.setdefault(key, [])
                known.extend(other for other in forms if other not in known)
            for form in filter(_is_word_of_hangul, forms):
                self.add_korean(form)

    def add_korean(self, hangul: str, printed: tuple[str, ...] = ()) -> None:
        """A Korean name whose spellings are to be looked for in the index; `printed` are those that no rule makes."""
        self.printed |= {hangul: printed} if printed else {}
        for key in {sound_key(form) for form in (hangul, *printed)}:
            known = self.korean.setdefault(key, [])
            if hangul not in known:
                known.append(hangul)

    def _owners(self, name: Name) -> set[int]:
        if found := self.owners.get(fold_name(name.text)):
            return found
        others = (*name.forms, *name.sounded)
        return {owner for form in others for owner in self.owners.get(fold_name(form), ())}

    def _expand_one(self, node: Node) -> Node:
        match node:
            case Word(text):
                return self._named(text) or node
            case Not(part):
                return Not(self.expand(part) or part)
            case And() | Or():
                return self.expand(node) or node
        return node

    def _named(self, text: str) -> Name | None:
        """The word with its curated forms, then what only sounds like it; None for a word that is no name."""
        curated = self._curated(text)
        sounding = self._sounding(text, curated)
        forms = tuple(_unseen([text], curated, _looked_for))
        sounded = tuple(_unseen([text, *curated], sounding, _joined))
        begins = self._begin_words(text, (*forms, *sounded))
        return Name(text, forms, sounded[:MOST_SOUNDED], begins) if curated or sounded else None

    def _begin_words(self, text: str, forms: Iterable[str]) -> frozenset[str]:
        """Forms in Hangul, for a name in Latin letters: 의주 is Uiju, and 신의주 another city. Who types Hangul says it all."""
        if is_hangul(text):
            return frozenset()
        return frozenset(form for form in forms if form not in self.kinds and _is_of_hangul(form))

    def _curated(self, text: str) -> list[str]:
        called = tuple(map(fold_name, (text, *without_particle(text)))) if is_hangul(text) else _called(text)
        found = next((forms for name in called if (forms := self.forms.get(name))), [])
        return found or self._others(text, called)

    def _others(self, text: str, called: Iterable[str]) -> list[str]:
        """Those that some passage or heading may hold; none for a word that only looks like a short form."""
        found = next((forms for name in called if (forms := self.others.get(name))), []) if is_meant(text) else []
        return [
            form for form in found if fold_name(form) not in called and all(map(get_vocabulary().holds, form.split()))
        ]

    def _sounding(self, text: str, curated: list[str]) -> list[str]:
        """Curated forms of the same sound, and what the index holds of the names' spellings."""
        korean = list(filter(_is_word_of_hangul, curated)) or self._korean(text)
        keys = dict.fromkeys([_key(text), *map(sound_key, korean)])
        listed = [form for key in keys for form in self.sounds.get(key, ())]
        known = dict.fromkeys([*korean, *filter(_is_word_of_hangul, listed)])
        printed = [
            spelling
            for hangul in known
            for spelling in (
                hangul,
                southern(hangul),
                *self.printed.get(hangul, ()),
                *get_vocabulary().spellings(hangul),
            )
        ]
        return list(dict.fromkeys([*listed, *printed]))

    def _korean(self, text: str) -> list[str]:
        """The names in Hangul that the text may spell. Any word of Hangul may be one, whether anyone listed it or not."""
        if not is_hangul(text):
            return self.korean.get(_key(text), [])
        if not self.korean or not _is_word_of_hangul(text):
            return []
        known = (
            name
            for word in (text, *without_particle(text))
            for name in self.korean.get(sound_key(word), ())
            if southern(name) == southern(word)
        )
        return [next(known, text)]

    def _expand_run(self, parts: tuple[Node, ...]) -> list[Node]:
        out: list[Node] = []
        at = 0
        while at < len(parts):
            length, name = self._longest_name(parts, at)
            out.append(name or self._expand_one(parts[at]))
            at += max(length, 1)
        return out

    def _longest_name(self, parts: tuple[Node, ...], at: int) -> tuple[int, Name | None]:
        words: list[str] = []
        for part in parts[at : at + LONGEST_NAME]:
            if not isinstance(part, Word):
                break
            words.append(part.text)
        for length in range(len(words), 1, -1):
            text = " ".join(words[:length])
            called = _called(text)
            known = any(name in self.forms or name in self.others for name in called) or self._is_spelled_apart(
                words[:length]
            )
            if known and (name := self._named(text)):
                return length, name
        return 0, None

    def _is_spelled_apart(self, words: list[str]) -> bool:
        """Whether the words are one name by its sound (kwan li so), and none of them is one by itself."""
        if len(words) > MOST_SYLLABLES_APART or not all(map(could_be_korean, words)):
            return False
        return _key("".join(words)) in self.korean and not any(_key(word) in self.korean for word in words)


@lru_cache(maxsize=10_000)
def _called(text: str) -> tuple[str, ...]:
    """Folded: the text, its other English spellings, and the one of which each may be the plural."""
    ways = (text, *spelt_ways(text))
    return tuple(dict.fromkeys(map(fold_name, (*ways, *map(singular, ways)))))


def _key(text: str) -> str:
    """The sound key of what may spell a Korean name; empty for a word that is none, or is too short for one."""
    if not is_hangul(text) and (not could_be_korean(text) or is_ordinary(text)):
        return ""
    key = sound_key(text)
    return key if len(key) >= SHORTEST_KEY else ""


def _is_word_of_hangul(form: str) -> bool:
    return len(sound_key(form)) >= SHORTEST_KEY and all(map(is_hangul, form))


def _is_of_hangul(form: str) -> bool:
    """Besides digits. Chinese letters are printed without spaces: no word begins there."""
    return is_hangul(form) and all(is_hangul(c) or not c.isalpha() for c in form)


def _looked_for(form: str) -> Hashable:
    """Equal for forms that find the same passages: Kaechon and Kaech'ŏn."""
    return analysis.terms(form), _joined(form)


def _joined(form: str) -> Hashable:
    """Equal for forms that differ in hyphens at most: Jongo-ri and Jongori."""
    joined = "" if " " in form else analysis.compound_term(form)
    return joined or analysis.terms(form), analysis.asian_pairs(form)


def _unseen(known: list[str], forms: list[str], by: Callable[[str], Hashable]) -> list[str]:
    """The forms that are like none before them."""
    seen = set(map(by, known))
    out: list[str] = []
    for form in forms:
        if (like := by(form)) not in seen:
            seen.add(like)
            out.append(form)
    return out


def _flat(kind: type[And], parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))

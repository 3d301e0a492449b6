"""How a query was read, as pieces of one sentence: each kind of part has its own words around what was typed."""

from dataclasses import dataclass

from reports.search import NOUNS, Interpretation
from reports.search.asking.interpretation import QueryPart


@dataclass(frozen=True, slots=True)
class SentencePiece:
    """`joiner` and the parentheses stand before it; `lead` and `tail` are ours, `words` the reader's."""

    joiner: str
    opens: str
    lead: str
    words: str
    tail: str
    closes: str
    also: tuple[str, ...]
    sounds: tuple[str, ...]
    means: tuple[str, ...]
    written: tuple[str, ...]


def sentence(interpretation: Interpretation) -> list[SentencePiece]:
    return [_piece(part) for part in interpretation.parts]


def _piece(part: QueryPart) -> SentencePiece:
    lead, words, tail = _around(part)
    is_field = part.kind == "field"
    return SentencePiece(
        joiner=part.joiner,
        opens="(" * part.opens,
        lead=lead,
        words=words,
        tail=tail,
        closes=")" * part.closes,
        also=() if is_field else part.also,
        sounds=part.sounds,
        means=part.also if is_field and part.also != (part.text,) else (),
        written=part.written,
    )


def _around(part: QueryPart) -> tuple[str, str, str]:
    quoted = f"“{part.text}”"
    match part.kind:
        case "phrase":
            return ("the words", quoted, "together") if " " in part.text else ("", quoted, "")
        case "near":
            words = "word" if part.within == "1" else "words"
            return "the words", quoted, f"within {part.within} {words} of each other, in any order"
        case "begins":
            return "words that begin with", part.text, ""
        case "like":
            return "", part.text, "or a word that differs by a letter or two"
        case "exact":
            return "exactly", quoted, "as printed"
        case "field":
            return f"the {NOUNS[part.within]}", part.text, ""
        case "years":
            return _years(part.text)
    return "", part.text, ""


def _years(text: str) -> tuple[str, str, str]:
    low, dash, high = text.partition("–")
    if not dash:
        return "the edition of", low, ""
    if low and high:
        return "editions from", f"{low} to {high}", ""
    return ("editions from", low, "on") if low else ("editions up to", high, "")

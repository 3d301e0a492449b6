"""Tokens made into a row that the grammar accepts: whatever has no partner or no neighbour is left out, and a note says so."""

from collections.abc import Callable

from reports.search.language.tokens import QueryToken

MAX_DEPTH = 10

_ENDS_PART = {"TERM", "CLOSE"}
_BEGINS_PART = {"TERM", "OPEN", "NOT", "FIELD"}
_LEFT_OUT = {
    "OR": "OR stands between two words; one without a neighbour was left out.",
    "NOT": "A minus or NOT excludes what stands behind it; one with nothing behind it was left out.",
    "FIELD": "A field looks for what stands behind its colon; one with nothing behind it was left out.",
}


_SMALL = {
    "or": "“or” was looked for as a word: in capitals, OR asks for either of the words beside it.",
    "not": "“not” was looked for as a word: in capitals, NOT leaves out what stands behind it.",
}


def repair(tokens: list[QueryToken], note: Callable[[str], None]) -> list[QueryToken]:
    """The longest such row, in the order it was typed."""
    for token in tokens[1:-1]:
        if small := _SMALL.get(token.typed.lower() if token.kind == "TERM" else ""):
            note(small)
    row = _balanced([token for token in tokens if token.kind != "AND"], note)
    while (shorter := _without_loose(row, note)) != row:
        row = shorter
    return row


def _balanced(tokens: list[QueryToken], note: Callable[[str], None]) -> list[QueryToken]:
    """Parentheses in pairs, nested no deeper than the grammar needs to follow."""
    row: list[QueryToken] = []
    depth = 0
    for token in tokens:
        if token.kind == "OPEN":
            depth += 1
            if depth > MAX_DEPTH:
                note(f"Parentheses nested more than {MAX_DEPTH} deep were read without the inner ones.")
                continue
        elif token.kind == "CLOSE":
            if depth == 0:
                note("A closing parenthesis has no partner and was left out.")
                continue
            depth -= 1
            if depth >= MAX_DEPTH:
                continue
        row.append(token)
    if depth:
        note("An opening parenthesis has no partner: it was read to the end.")
    return [*row, *[QueryToken("CLOSE", ")")] * min(depth, MAX_DEPTH)]


def _without_loose(row: list[QueryToken], note: Callable[[str], None]) -> list[QueryToken]:
    """One pass: operators without what they need, and parentheses around nothing, fall out."""
    kept: list[QueryToken] = []
    at = 0
    while at < len(row):
        token = row[at]
        behind = row[at + 1].kind if at + 1 < len(row) else ""
        if token.kind == "OPEN" and behind == "CLOSE":
            at += 2
            continue
        if _is_loose(token.kind, kept[-1].kind if kept else "", behind):
            note(_LEFT_OUT[token.kind])
        else:
            kept.append(token)
        at += 1
    return kept


def _is_loose(kind: str, before: str, behind: str) -> bool:
    if kind == "OR":
        return before not in _ENDS_PART or behind not in _BEGINS_PART
    if kind == "NOT":
        return behind not in _BEGINS_PART
    return kind == "FIELD" and behind not in ("TERM", "OPEN")

"""The fingerprint of a document: what two readers compare to know that they read the same."""

import hashlib
from collections.abc import Iterable, Iterator

from reports.compiling.choice import Choice
from reports.compiling.relied_on import ReliedOn
from reports.models import Figure, Passage


def fingerprint_of(
    choice: Choice,
    passages: Iterable[Passage],
    findings: Iterable[tuple[str, int, int, str]],
    sources: Iterable[ReliedOn],
    figures: Iterable[tuple[Figure, Passage]],
) -> str:
    """SHA-256, in hexadecimal, of the choice, the words, the findings (key, start, end, hedge) and what they rely on."""
    lines = _lines(choice, passages, findings, sources, figures)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _lines(
    choice: Choice,
    passages: Iterable[Passage],
    findings: Iterable[tuple[str, int, int, str]],
    sources: Iterable[ReliedOn],
    figures: Iterable[tuple[Figure, Passage]],
) -> Iterator[str]:
    yield f"choice {choice.query}"
    for passage in passages:
        yield f"passage {passage.key} {passage.number} {hashlib.sha256(passage.text.encode()).hexdigest()}"
    for key, start, end, hedge in findings:
        yield f"finding {key} {start} {end} {hedge}"
    for one in sources:
        where = " ".join(passage.key for passage in one.passages)
        yield f"source {one.source.slug} {'possible' if one.is_possible else 'certain'} {where}"
    for figure, passage in figures:
        yield f"figure {passage.key} {figure.start} {figure.amount} {figure.unit} {figure.counted} {figure.as_of}"

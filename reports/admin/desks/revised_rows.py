"""A finding that waits after a revision, as its desk shows it: both texts, what changed, and which words the newer text lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.admin.parts.html import status_mark, verbatim
from reports.choices import MoveOutcome, Status
from reports.models import Citation, Figure, FindingMove
from reports.quoting import Span, folded_spans
from reports.text_diff import PieceKind, word_diff

_SHOWN = {
    PieceKind.EQUAL: "{}",
    PieceKind.DELETE: '<del><span class="visually-hidden">[taken out: </span>{}<span class="visually-hidden">]</span></del>',
    PieceKind.INSERT: '<ins><span class="visually-hidden">[put in: </span>{}<span class="visually-hidden">]</span></ins>',
}


@dataclass(frozen=True, slots=True)
class Fallen:
    """Words of a finding that the newer text does not have."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    move: FindingMove
    older: SafeString
    newer: SafeString | None
    """Empty when the page no longer has the passage at all."""
    fallen: tuple[Fallen, ...]

    @property
    def standing(self) -> SafeString:
        return status_mark(self.move.finding)

    @property
    def waits(self) -> bool:
        return self.move.outcome == MoveOutcome.WAITING


def waiting_moves(*, kept: bool = False) -> QuerySet[FindingMove, FindingMove]:
    """Those that nobody has decided and that are not rejected, or those kept with the older text that could still be moved."""
    if not kept:
        return FindingMove.objects.filter(outcome=MoveOutcome.WAITING).exclude(finding__status=Status.REJECTED)
    taken_down = (Status.WITHDRAWN, Status.REJECTED)
    return FindingMove.objects.filter(outcome=MoveOutcome.KEPT).exclude(finding__status__in=taken_down)


def for_desk(moves: QuerySet[FindingMove, FindingMove]) -> QuerySet[FindingMove, FindingMove]:
    """With all that a row shows, in a fixed number of queries: people's findings first, in the order in which they came to wait."""
    beside = ("finding", "decided_by", "revision__report__country", "from_passage__section", "to_passage__section")
    return (
        _in_order(moves)
        .select_related(*beside)
        .prefetch_related(
            Prefetch("finding__citations", queryset=Citation.objects.order_by("position", "pk")),
            Prefetch("finding__figures", queryset=Figure.objects.order_by("position", "pk")),
        )
    )


def next_waiting(move: FindingMove) -> int | None:
    """The primary key of the one that the desk shows behind it."""
    by_machine = move.finding.status == Status.SUGGESTED
    behind = Q(by_machine__gt=by_machine) | Q(by_machine=by_machine, pk__gt=move.pk)
    return _in_order(waiting_moves()).filter(behind).values_list("pk", flat=True).first()


def _in_order(moves: QuerySet[FindingMove, FindingMove]) -> QuerySet[FindingMove, FindingMove]:
    """What a machine suggested can be many to a report, and would bury the rest."""
    return moves.alias(by_machine=Q(finding__status=Status.SUGGESTED)).order_by("by_machine", "pk")


def row_of(move: FindingMove) -> MoveRow:
    """`move` as `for_desk` loads it."""
    older = verbatim(move.from_passage.text, _marked(move))
    if move.to_passage is None:
        return MoveRow(move, older, None, ())
    newer = move.to_passage.text
    lost = tuple(fallen for fallen in _words_of(move) if not folded_spans(newer, fallen.words))
    return MoveRow(move, older, changes_between(move.from_passage.text, newer), lost)


def changes_between(older: str, newer: str) -> SafeString:
    """The newer text with what was put in and what was taken out."""
    pieces = ((format_html(_SHOWN[piece.kind], piece.text),) for piece in word_diff(older, newer))
    return format_html('<blockquote class="verbatim" lang="en">{}</blockquote>', format_html_join("", "{}", pieces))


def _marked(move: FindingMove) -> list[Span]:
    finding = move.finding
    return [Span(finding.start, finding.end)] if finding.passage_id == move.from_passage_id else []


def _words_of(move: FindingMove) -> Iterator[Fallen]:
    finding = move.finding
    yield Fallen("The quote", finding.quote)
    if finding.hedge:
        yield Fallen("The hedge", finding.hedge)
    for citation in finding.citations.all():
        yield Fallen("A citation", citation.mention)
    for figure in finding.figures.all():
        yield Fallen(f"The figure {figure}", figure.words)

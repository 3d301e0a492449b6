"""Findings that wait after a revision, as an import leaves them."""

from reports.choices import MoveOutcome
from reports.models import FindingMove
from tests import factories as make

OLDER = "Guards reportedly beat 40 prisoners at Camp 14, KINU said. Nobody was punished."
NEWER = "Guards reportedly beat 60 detainees at Camp 14 in July, KINU said. Nobody was punished."
QUOTE = "Guards reportedly beat 40 prisoners at Camp 14, KINU said"
NEW_QUOTE = "Guards reportedly beat 60 detainees at Camp 14 in July, KINU said"


def make_waiting(newer=NEWER, *, quote=QUOTE, older=OLDER, **given):
    """A finding in a text that was edited (or is gone, without a newer one), waiting for a curator."""
    passage = make.make_passage(older)
    finding = make.make_finding(quote, passage=passage, **({"hedge": "reportedly"} | given))
    citation = make.make_citation("KINU", finding=finding)
    make.make_figure("40 prisoners", finding=finding, citation=citation, low=40)
    revision = make.make_revision(passage.report)
    after = make.make_edit(passage, newer, revision=revision).after if newer else None
    make.take_away(passage, revision)
    return FindingMove.objects.create(
        finding=finding, revision=revision, from_passage=passage, to_passage=after, outcome=MoveOutcome.WAITING
    )

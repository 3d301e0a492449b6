"""Findings that wait after a revision, as an import leaves them."""

from django.utils import timezone

from reports.choices import MoveOutcome
from reports.models import FindingMove, PassageEdit, Revision
from reports.text import fingerprint, passage_key
from tests import factories as make

OLDER = "Guards reportedly beat 40 prisoners at Camp 14, KINU said. Nobody was punished."
NEWER = "Guards reportedly beat 60 detainees at Camp 14 in July, KINU said. Nobody was punished."
QUOTE = "Guards reportedly beat 40 prisoners at Camp 14, KINU said"


def make_revision(report, **given):
    number = report.revisions.count() + 1
    capture = make.make_capture(f"page {number}".encode(), report=report, captured_at=timezone.now())
    return Revision.objects.create(report=report, number=number, capture=capture, **given)


def edit_passage(before, text, **given):
    """The passage as a newer capture has it: the older text leaves the page."""
    revision = make_revision(before.report, edited=1)
    after = make.make_passage(
        text, report=before.report, section=before.section, capture=revision.capture,
        key=passage_key(before.report.slug, text), fingerprint=fingerprint(text), **given,
    )  # fmt: skip
    before.left_in = revision.number
    before.save()
    PassageEdit.objects.create(revision=revision, before=before, after=after)
    return revision, after


def make_waiting(newer=NEWER, *, quote=QUOTE, older=OLDER, **given):
    """A finding in a text that was edited (or is gone, without a newer one), waiting for a curator."""
    passage = make.make_passage(older)
    finding = make.make_finding(quote, passage=passage, **({"hedge": "reportedly"} | given))
    citation = make.make_citation("KINU", finding=finding)
    make.make_figure("40 prisoners", finding=finding, citation=citation, low=40)
    if newer:
        revision, after = edit_passage(passage, newer)
    else:
        revision, after = make_revision(passage.report, gone=1), None
    return FindingMove.objects.create(
        finding=finding, revision=revision, from_passage=passage, to_passage=after, outcome=MoveOutcome.WAITING
    )

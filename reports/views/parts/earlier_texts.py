"""What became of a passage: when it left its page, and the texts that stood before it and after it, word by word."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from reports.models import Passage, PassageEdit, Revision
from reports.text_diff import Piece, word_diff


@dataclass(frozen=True, slots=True)
class OtherText:
    """The text on the other side of an edit; `passage` is None, and nothing compared, where the public may not see it."""

    edited_on: datetime.datetime
    passage: Passage | None
    words: list[Piece]


@dataclass(frozen=True, slots=True)
class Past:
    """`left_on` is the day of the capture that no longer has it, None while it stands in its page."""

    left_on: datetime.datetime | None
    newer: OtherText | None
    older: list[OtherText]


def past_of(passage: Passage) -> Past:
    """The passage has its report. Of a text that came back, only what stood before it is given: it is the newest again."""
    edits = PassageEdit.objects.filter(Q(before=passage) | Q(after=passage)).select_related("revision__capture")
    rows = list(edits.defer("revision__capture__content").order_by("-revision__number"))
    shown = Passage.objects.public().in_bulk({key for edit in rows for key in (edit.before_id, edit.after_id)})
    older = [_other(edit, shown, edit.before_id) for edit in rows if edit.after_id == passage.pk]
    if not passage.removed_in:
        return Past(None, None, older)
    away = next((edit for edit in rows if edit.before_id == passage.pk), None)
    newer = _other(away, shown, away.after_id) if away and away.revision.number == passage.removed_in else None
    return Past(_left_on(passage), newer, older)


def compared(edit: PassageEdit, before: Passage, after: Passage) -> list[Piece]:
    """What the edit changed. The passages are given, since only the caller knows that they may be shown."""
    if (before.pk, after.pk) != (edit.before_id, edit.after_id):
        raise ValueError("These are not the two texts of the edit.")
    return word_diff(before.text, after.text)


def _other(edit: PassageEdit, shown: dict[int, Passage], key: int) -> OtherText:
    before, after = shown.get(edit.before_id), shown.get(edit.after_id)
    words = compared(edit, before, after) if before and after else []
    return OtherText(edit.revision.capture.captured_at, shown.get(key), words)


def _left_on(passage: Passage) -> datetime.datetime | None:
    revision = Revision.objects.filter(report=passage.report_id, number=passage.removed_in).select_related("capture")
    found = revision.defer("capture__content").first()
    return found.capture.captured_at if found else None

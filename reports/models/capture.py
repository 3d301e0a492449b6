"""The untouched bytes a report came from, with their custody: where from, when, by whom, read by what."""

import gzip

from django.db import models
from django.db.models import Q

from reports.choices import CaptureMethod
from reports.models.review import choice_constraint
from reports.models.triggers import fixed, never_deleted


class Capture(models.Model):
    report = models.ForeignKey("reports.Report", on_delete=models.PROTECT, related_name="captures")
    sha256 = models.CharField(max_length=64, help_text="Of the bytes as they came, in hexadecimal.")
    size = models.PositiveIntegerField(help_text="In bytes, as they came.")
    media_type = models.CharField(max_length=100)
    filename = models.CharField(max_length=255, blank=True, default="")
    url = models.URLField(max_length=1000, blank=True, default="")
    method = models.CharField(max_length=8, choices=CaptureMethod)
    operator = models.CharField(max_length=150, blank=True, default="", help_text="Who brought it in.")
    captured_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True, help_text="As the page says.")
    modified_at = models.DateTimeField(null=True, blank=True, help_text="As the page says.")
    metadata = models.JSONField(
        default=dict, blank=True, help_text="What the page says of itself: title, canonical, address, pdf, evidence."
    )
    account = models.JSONField(
        default=dict, blank=True, help_text="Characters printed, kept, and left out by reason, blanks not counted."
    )
    reader = models.CharField(max_length=60)
    reader_version = models.PositiveSmallIntegerField()
    content = models.BinaryField(help_text="gzip of the bytes")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "sha256"], name="reports_capture_once_per_report"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="reports_capture_sha256_form"),
            choice_constraint("capture", "method", CaptureMethod),
        ]
        indexes = [models.Index(fields=["sha256"], name="reports_capture_by_bytes")]
        triggers = [
            fixed(
                *("report", "sha256", "size", "media_type", "filename", "url", "method", "captured_at"),
                *("published_at", "modified_at", "content"),
            ),
            never_deleted(),
        ]

    def __str__(self) -> str:
        return f"{self.filename or self.url} ({self.sha256[:12]})"

    def original_bytes(self) -> bytes:
        return gzip.decompress(bytes(self.content))


class CaptureCheck(models.Model):
    """A later proof that the bytes are still those, and that the passages still follow from them."""

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="checks")
    checked_at = models.DateTimeField(auto_now_add=True)
    bytes_hold = models.BooleanField(help_text="They have the SHA-256 they came with.")
    passages_hold = models.BooleanField(
        null=True, help_text="They follow from the bytes; unknown when no reader could tell."
    )
    reader = models.CharField(max_length=60, blank=True, default="")
    reader_version = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True, default="")

    class Meta:
        triggers = [never_deleted()]

    def __str__(self) -> str:
        return f"{self.capture} {self.checked_at:%Y-%m-%d}"

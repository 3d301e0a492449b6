"""What curators bring in through the admin."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("reports", "0011_revisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Intake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="intakes", to=settings.AUTH_USER_MODEL)),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="confirmed_intakes", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("address", models.URLField(blank=True, default="", help_text="Where the page is fetched from.", max_length=1000)),
                ("files", models.JSONField(blank=True, default=list, help_text="name, stored, size; what was fetched also has url and captured_at.")),
                ("folder", models.CharField(blank=True, default="", help_text="Where the files wait; removed at the end.", max_length=64)),
                ("answers", models.JSONField(blank=True, default=dict, help_text="What the person answered for every page.")),
                ("passed_over", models.JSONField(blank=True, default=list, help_text="Files that were left out unread, in words.")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits to be read"),
                            ("reading", "Being read"),
                            ("read", "Read, waits for a decision"),
                            ("confirmed", "Waits to be brought in"),
                            ("running", "Being brought in"),
                            ("done", "Done"),
                            ("cancelled", "Cancelled"),
                            ("failed", "Broke off"),
                        ],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                ("stop_requested", models.BooleanField(default=False, help_text="Somebody cancelled it while it was worked on.")),
                ("trouble", models.TextField(blank=True, default="", help_text="Why it broke off or was cancelled, in words.")),
                ("total", models.PositiveIntegerField(blank=True, help_text="Pages of this part of the work, once counted.", null=True)),
                ("done", models.PositiveIntegerField(default=0, help_text="Pages of it that are done.")),
                ("began_at", models.DateTimeField(blank=True, help_text="When this part of the work began.", null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "intake",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "reading", "read", "confirmed", "running", "done", "cancelled", "failed"])),
                        name="reports_intake_state_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IntakeItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("intake", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="items", to="reports.intake")),
                ("position", models.PositiveIntegerField(help_text="From 1, as the pages were read.")),
                ("name", models.CharField(help_text="The file, and the name within its archive.", max_length=500)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("revised", "Revised"),
                            ("same", "Held already"),
                            ("withdrawn", "Taken down here"),
                            ("refused", "Cannot come in yet"),
                        ],
                        max_length=9,
                    ),
                ),
                ("edition", models.CharField(blank=True, default="", help_text="Series, country and year, in words.", max_length=400)),
                ("slug", models.CharField(blank=True, default="", help_text="Of the report that is, or would be, in the archive.", max_length=200)),
                ("preview", models.JSONField(blank=True, default=dict, help_text="Account, outline, problems, questions, changes.")),
                ("answers", models.JSONField(blank=True, default=dict, help_text="What the person answered for this page.")),
                ("to_read", models.BooleanField(default=False, help_text="It was answered and is to be read again.")),
                ("chosen", models.BooleanField(default=False, help_text="Confirmed to come in.")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("pending", "Not brought in"),
                            ("came_in", "Came in"),
                            ("unchanged", "Changed nothing"),
                            ("left_out", "Left out by choice"),
                            ("failed", "Failed"),
                        ],
                        default="pending",
                        max_length=9,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="", help_text="Why it did not come in.")),
                (
                    "report",
                    models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="intake_items", to="reports.report"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("intake", "position"), name="reports_intakeitem_position_once"),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["new", "revised", "same", "withdrawn", "refused"])), name="reports_intakeitem_verdict_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["pending", "came_in", "unchanged", "left_out", "failed"])), name="reports_intakeitem_outcome_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("chosen", False), ("verdict__in", ("new", "revised")), _connector="OR"),
                        name="reports_intakeitem_chosen_can_come_in",
                    ),
                ],
            },
        ),
    ]

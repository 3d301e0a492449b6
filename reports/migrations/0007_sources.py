"""What reports rely on, and where copies of it are."""

import django.contrib.postgres.fields
import django.db.models.deletion
import reports.models.dates
from django.db import migrations, models

from reports.migrations._triggers import add_trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reports", "0006_facilities"),
    ]

    operations = [
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested by machine"),
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                            ("rejected", "Rejected"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                (
                    "withdrawal_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("witness_safety", "To protect a person"),
                            ("error", "It was wrong"),
                            ("duplicate", "It repeated another record"),
                            ("legal", "For a legal reason"),
                            ("request", "At the request of its source"),
                        ],
                        default="",
                        help_text="Shown to readers in place of the record.",
                        max_length=16,
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(max_length=120, unique=True)),
                ("title", models.CharField(help_text="The work's own title; for a voice, what it is called here.", max_length=400)),
                ("printed_title", models.CharField(blank=True, default="", help_text="As the report prints it, faults and all.", max_length=400)),
                ("publisher", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="sources", to="reports.publisher")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "Report"),
                            ("white_paper", "White paper"),
                            ("statement", "Statement"),
                            ("press", "Press report"),
                            ("database", "Database"),
                            ("estimate", "Estimate"),
                            ("collective", "Collective testimony"),
                            ("anonymous", "Unnamed source"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "published",
                    reports.models.dates.EdtfField(
                        blank=True,
                        default="",
                        help_text="EDTF: 2013, 2021-07, 2021-07-14, 2019-09/2020-07, 2013~ (about).",
                        max_length=40,
                        validators=[reports.models.dates.validate_edtf],
                    ),
                ),
                ("published_earliest", reports.models.dates.EdtfEdgeField(blank=True, edge="earliest", null=True, of="published")),
                ("published_latest", reports.models.dates.EdtfEdgeField(blank=True, edge="latest", null=True, of="published")),
                ("language", models.CharField(blank=True, default="", help_text="BCP 47: en, ko.", max_length=12)),
                ("url", models.URLField(blank=True, default="", max_length=500)),
                (
                    "evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("testimony", "Testimony"),
                                ("satellite_imagery", "Satellite imagery"),
                                ("state_media", "State media"),
                                ("official_statement", "Official statement"),
                                ("documents", "Documents"),
                                ("survey", "Survey or model"),
                                ("unstated", "Not stated"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        help_text="What the source itself rests on.",
                    ),
                ),
                ("csl", models.JSONField(blank=True, default=dict, help_text="The reference as CSL-JSON.")),
                ("note", models.TextField(blank=True, default="")),
            ],
            options={
                "permissions": [("review_source", "Can publish, send back, reject, withdraw and restore sources")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["suggested", "draft", "in_review", "published", "withdrawn", "rejected"])),
                        name="reports_source_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), ("withdrawal_reason__in", ["witness_safety", "error", "duplicate", "legal", "request"])),
                            models.Q(models.Q(("status", "withdrawn"), _negated=True), ("withdrawal_reason", "")),
                            _connector="OR",
                        ),
                        name="reports_source_reason_when_withdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published", ""), ("published_earliest__isnull", True), ("published_latest__isnull", True)),
                            models.Q(
                                models.Q(("published", ""), _negated=True),
                                ("published_earliest__isnull", False),
                                ("published_latest__isnull", False),
                                ("published_latest__gte", models.F("published_earliest")),
                            ),
                            _connector="OR",
                        ),
                        name="reports_source_published_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["report", "white_paper", "statement", "press", "database", "estimate", "collective", "anonymous"])),
                        name="reports_source_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "evidence__contained_by",
                                ["testimony", "satellite_imagery", "state_media", "official_statement", "documents", "survey", "unstated"],
                            )
                        ),
                        name="reports_source_evidence_known",
                    ),
                ],
            },
        ),
        add_trigger(
            "source",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_citation c ON c.source_id = changed.id JOIN reports_finding f ON f.id = c.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="306b034edaf2d618e001f270e35dfef6c0791b70",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_9ea69",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_source",
            when="AFTER",
        ),
        add_trigger(
            "source",
            "insert_insert",
            func='INSERT INTO "reports_sourceevent" ("csl", "evidence", "id", "kind", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_title", "published", "published_earliest", "published_latest", "publisher_id", "slug", "status", "title", "url", "withdrawal_reason", "withdrawn_at") VALUES (NEW."csl", NEW."evidence", NEW."id", NEW."kind", NEW."language", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."printed_title", NEW."published", NEW."published_earliest", NEW."published_latest", NEW."publisher_id", NEW."slug", NEW."status", NEW."title", NEW."url", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;',
            hash="4c2dc8e8802cdee8fbb603e2ef5447997142e954",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_f45fe",
            table="reports_source",
            when="AFTER",
        ),
        add_trigger(
            "source",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_sourceevent" ("csl", "evidence", "id", "kind", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_title", "published", "published_earliest", "published_latest", "publisher_id", "slug", "status", "title", "url", "withdrawal_reason", "withdrawn_at") VALUES (NEW."csl", NEW."evidence", NEW."id", NEW."kind", NEW."language", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."printed_title", NEW."published", NEW."published_earliest", NEW."published_latest", NEW."publisher_id", NEW."slug", NEW."status", NEW."title", NEW."url", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;',
            hash="2cde723ca14ee621ccdd3a83ebce0a5cf77d8e90",
            operation="UPDATE",
            pgid="pgtrigger_update_update_cfebf",
            table="reports_source",
            when="AFTER",
        ),
        add_trigger(
            "source",
            "delete_delete",
            func='INSERT INTO "reports_sourceevent" ("csl", "evidence", "id", "kind", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_title", "published", "published_earliest", "published_latest", "publisher_id", "slug", "status", "title", "url", "withdrawal_reason", "withdrawn_at") VALUES (OLD."csl", OLD."evidence", OLD."id", OLD."kind", OLD."language", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."printed_title", OLD."published", OLD."published_earliest", OLD."published_latest", OLD."publisher_id", OLD."slug", OLD."status", OLD."title", OLD."url", OLD."withdrawal_reason", OLD."withdrawn_at"); RETURN NULL;',
            hash="7fcef32cff5a913e669b1475e2ccff3c20e2235a",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_5977d",
            table="reports_source",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_obj", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.source")),
                (
                    "pgh_context",
                    models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"),
                ),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested by machine"),
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                            ("rejected", "Rejected"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                (
                    "withdrawal_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("witness_safety", "To protect a person"),
                            ("error", "It was wrong"),
                            ("duplicate", "It repeated another record"),
                            ("legal", "For a legal reason"),
                            ("request", "At the request of its source"),
                        ],
                        default="",
                        help_text="Shown to readers in place of the record.",
                        max_length=16,
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(db_index=False, max_length=120)),
                ("title", models.CharField(help_text="The work's own title; for a voice, what it is called here.", max_length=400)),
                ("printed_title", models.CharField(blank=True, default="", help_text="As the report prints it, faults and all.", max_length=400)),
                (
                    "publisher",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.publisher"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "Report"),
                            ("white_paper", "White paper"),
                            ("statement", "Statement"),
                            ("press", "Press report"),
                            ("database", "Database"),
                            ("estimate", "Estimate"),
                            ("collective", "Collective testimony"),
                            ("anonymous", "Unnamed source"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "published",
                    reports.models.dates.EdtfField(
                        blank=True,
                        default="",
                        help_text="EDTF: 2013, 2021-07, 2021-07-14, 2019-09/2020-07, 2013~ (about).",
                        max_length=40,
                        validators=[reports.models.dates.validate_edtf],
                    ),
                ),
                ("published_earliest", reports.models.dates.EdtfEdgeField(blank=True, edge="earliest", null=True, of="published")),
                ("published_latest", reports.models.dates.EdtfEdgeField(blank=True, edge="latest", null=True, of="published")),
                ("language", models.CharField(blank=True, default="", help_text="BCP 47: en, ko.", max_length=12)),
                ("url", models.URLField(blank=True, default="", max_length=500)),
                (
                    "evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("testimony", "Testimony"),
                                ("satellite_imagery", "Satellite imagery"),
                                ("state_media", "State media"),
                                ("official_statement", "Official statement"),
                                ("documents", "Documents"),
                                ("survey", "Survey or model"),
                                ("unstated", "Not stated"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        help_text="What the source itself rests on.",
                    ),
                ),
                ("csl", models.JSONField(blank=True, default=dict, help_text="The reference as CSL-JSON.")),
                ("note", models.TextField(blank=True, default="")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SourceCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="copies", to="reports.source")),
                ("url", models.URLField(max_length=1000)),
                ("kind", models.CharField(choices=[("original", "At its publisher"), ("archived", "Archived copy")], default="original", max_length=10)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                ("retrieved_at", models.DateField(blank=True, null=True)),
                ("note", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={
                "verbose_name_plural": "source copies",
                "constraints": [
                    models.UniqueConstraint(fields=("source", "url"), name="reports_sourcecopy_once"),
                    models.CheckConstraint(condition=models.Q(("kind__in", ["original", "archived"])), name="reports_sourcecopy_kind_known"),
                ],
            },
        ),
    ]

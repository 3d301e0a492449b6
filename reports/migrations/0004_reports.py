"""Reports, the bytes they came from, and their outlines."""

import django.db.models.deletion
from django.db import migrations, models

from reports.migrations._triggers import add_trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reports", "0003_groups_actors_and_facility_types"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
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
                ("series", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="reports.series")),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="reports.country")),
                ("year", models.PositiveSmallIntegerField(help_text="The edition: the year the report is about.")),
                ("slug", models.SlugField(max_length=200, unique=True)),
                ("title", models.CharField(help_text="As the report prints it.", max_length=300)),
                ("is_extract", models.BooleanField(default=False, help_text="The archive has only some sections of the report.")),
                ("published_date", models.DateField(blank=True, help_text="When its publisher published it.", null=True)),
                ("url", models.URLField(blank=True, default="", max_length=500)),
                ("licence", models.CharField(blank=True, default="", max_length=300)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "permissions": [("review_report", "Can publish, send back, reject, withdraw and restore reports")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["suggested", "draft", "in_review", "published", "withdrawn", "rejected"])),
                        name="reports_report_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), ("withdrawal_reason__in", ["witness_safety", "error", "duplicate", "legal", "request"])),
                            models.Q(models.Q(("status", "withdrawn"), _negated=True), ("withdrawal_reason", "")),
                            _connector="OR",
                        ),
                        name="reports_report_reason_when_withdrawn",
                    ),
                    models.UniqueConstraint(fields=("series", "country", "year"), name="reports_report_one_per_edition"),
                    models.CheckConstraint(condition=models.Q(("year__gte", 1900), ("year__lte", 2200)), name="reports_report_year_sensible"),
                ],
            },
        ),
        add_trigger(
            "report",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT p.id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_passage p ON p.report_id = changed.id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="be1bc60c89101bd7dc62580d6b550b8f7cd8cb51",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_17a83",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_report",
            when="AFTER",
        ),
        add_trigger(
            "report",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_reportevent" ("added_at", "country_id", "id", "is_extract", "licence", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_date", "series_id", "slug", "status", "title", "url", "withdrawal_reason", "withdrawn_at", "year") VALUES (NEW."added_at", NEW."country_id", NEW."id", NEW."is_extract", NEW."licence", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_date", NEW."series_id", NEW."slug", NEW."status", NEW."title", NEW."url", NEW."withdrawal_reason", NEW."withdrawn_at", NEW."year"); RETURN NULL;',
            hash="bca26cb3b70bbe0156d51d48639d84268b278b69",
            operation="UPDATE",
            pgid="pgtrigger_update_update_234a9",
            table="reports_report",
            when="AFTER",
        ),
        add_trigger(
            "report",
            "delete_delete",
            func='INSERT INTO "reports_reportevent" ("added_at", "country_id", "id", "is_extract", "licence", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_date", "series_id", "slug", "status", "title", "url", "withdrawal_reason", "withdrawn_at", "year") VALUES (OLD."added_at", OLD."country_id", OLD."id", OLD."is_extract", OLD."licence", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_date", OLD."series_id", OLD."slug", OLD."status", OLD."title", OLD."url", OLD."withdrawal_reason", OLD."withdrawn_at", OLD."year"); RETURN NULL;',
            hash="8cfd12d5dbbf7ade653a81166b9ee638588f56a1",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_6acd6",
            table="reports_report",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="ReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_obj", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.report")),
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
                (
                    "series",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.series"
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.country"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(help_text="The edition: the year the report is about.")),
                ("slug", models.SlugField(db_index=False, max_length=200)),
                ("title", models.CharField(help_text="As the report prints it.", max_length=300)),
                ("is_extract", models.BooleanField(default=False, help_text="The archive has only some sections of the report.")),
                ("published_date", models.DateField(blank=True, help_text="When its publisher published it.", null=True)),
                ("url", models.URLField(blank=True, default="", max_length=500)),
                ("licence", models.CharField(blank=True, default="", max_length=300)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Capture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="captures", to="reports.report")),
                ("sha256", models.CharField(help_text="Of the bytes as they came, in hexadecimal.", max_length=64)),
                ("size", models.PositiveIntegerField(help_text="In bytes, as they came.")),
                ("media_type", models.CharField(max_length=100)),
                ("filename", models.CharField(blank=True, default="", max_length=255)),
                ("url", models.URLField(blank=True, default="", max_length=1000)),
                (
                    "method",
                    models.CharField(
                        choices=[("file", "Given as a file"), ("url", "Fetched from its address"), ("upload", "Uploaded by a curator")], max_length=8
                    ),
                ),
                ("operator", models.CharField(blank=True, default="", help_text="Who brought it in.", max_length=150)),
                ("captured_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(blank=True, help_text="As the page says.", null=True)),
                ("modified_at", models.DateTimeField(blank=True, help_text="As the page says.", null=True)),
                ("metadata", models.JSONField(blank=True, default=dict, help_text="What the page says of itself: title, canonical, address, pdf, evidence.")),
                ("account", models.JSONField(blank=True, default=dict, help_text="Characters printed, kept, and left out by reason, blanks not counted.")),
                ("reader", models.CharField(max_length=60)),
                ("reader_version", models.PositiveSmallIntegerField()),
                ("content", models.BinaryField(help_text="gzip of the bytes")),
            ],
            options={
                "indexes": [models.Index(fields=["sha256"], name="reports_capture_by_bytes")],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "sha256"), name="reports_capture_once_per_report"),
                    models.CheckConstraint(condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="reports_capture_sha256_form"),
                    models.CheckConstraint(condition=models.Q(("method__in", ["file", "url", "upload"])), name="reports_capture_method_known"),
                ],
            },
        ),
        add_trigger(
            "capture",
            "fixed",
            condition='WHEN (OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."filename" IS DISTINCT FROM (NEW."filename") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."captured_at" IS DISTINCT FROM (NEW."captured_at") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."modified_at" IS DISTINCT FROM (NEW."modified_at") OR OLD."content" IS DISTINCT FROM (NEW."content"))',
            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
            hash="4d13d36bd4b083fd2137638408cdcdc4915af719",
            operation="UPDATE",
            pgid="pgtrigger_fixed_078f5",
            table="reports_capture",
            when="BEFORE",
        ),
        add_trigger(
            "capture",
            "never_deleted",
            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
            hash="ec2ef2ace44a8e43b4b2d144aacb9d3610264ca2",
            operation="DELETE",
            pgid="pgtrigger_never_deleted_f6fb9",
            table="reports_capture",
            when="BEFORE",
        ),
        migrations.CreateModel(
            name="CaptureCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("capture", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="reports.capture")),
                ("checked_at", models.DateTimeField(auto_now_add=True)),
                ("bytes_hold", models.BooleanField(help_text="They have the SHA-256 they came with.")),
                ("passages_hold", models.BooleanField(help_text="They follow from the bytes; unknown when no reader could tell.", null=True)),
                ("reader", models.CharField(blank=True, default="", max_length=60)),
                ("reader_version", models.PositiveSmallIntegerField(null=True)),
                ("note", models.TextField(blank=True, default="")),
            ],
        ),
        add_trigger(
            "capturecheck",
            "never_deleted",
            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
            hash="a0bc5005968e5e6f5f95aa91d11fb6c37b87ec66",
            operation="DELETE",
            pgid="pgtrigger_never_deleted_4ecae",
            table="reports_capturecheck",
            when="BEFORE",
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="sections", to="reports.report")),
                (
                    "parent",
                    models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="reports.section"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summary", "Summary"),
                            ("section", "Section"),
                            ("subsection", "Subsection"),
                            ("head", "Heading"),
                            ("run_in", "Run-in heading"),
                        ],
                        max_length=12,
                    ),
                ),
                ("label", models.CharField(blank=True, default="", help_text="As printed: 1, c.", max_length=20)),
                ("title", models.CharField(help_text="As printed, without the label.", max_length=300)),
                ("path", models.CharField(blank=True, default="", help_text="Labels from the top: 1.c", max_length=60)),
                ("position", models.PositiveSmallIntegerField(help_text="Place in the report, from 1, counting every heading.")),
                ("depth", models.PositiveSmallIntegerField(help_text="0 at the top.")),
                (
                    "removed_in",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, help_text="0 while it stands in the report's page; otherwise the number of the revision that took it away."
                    ),
                ),
                ("topic", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="sections", to="reports.topic")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("report", "position", "removed_in"), name="reports_section_position_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["summary", "section", "subsection", "head", "run_in"])), name="reports_section_kind_known"
                    ),
                ],
            },
        ),
        add_trigger(
            "section",
            "parent_comes_first",
            func="""
    IF NEW.parent_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM reports_section s
        WHERE s.id = NEW.parent_id AND s.report_id = NEW.report_id AND s.position < NEW.position
    ) THEN
        RAISE EXCEPTION 'a section stands below an earlier section of its own report'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_section_parent_comes_first';
    END IF;
    RETURN NEW;
""",
            hash="48eb56513248c8f357338c631561f28adf856930",
            operation='INSERT OR UPDATE OF "parent_id", "report_id", "position"',
            pgid="pgtrigger_parent_comes_first_ddfb0",
            table="reports_section",
            when="BEFORE",
        ),
        add_trigger(
            "section",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT p.id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_passage p ON p.report_id = changed.report_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="a643ede8da2eea62033d4660949c324203183552",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_13e82",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_section",
            when="AFTER",
        ),
    ]

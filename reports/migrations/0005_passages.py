"""Passages, word for word, and the sections that their words refer to."""

import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models

from reports.migrations._triggers import add_trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reports", "0004_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="Passage",
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
                ("report", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="passages", to="reports.report")),
                ("section", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="passages", to="reports.section")),
                ("capture", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="passages", to="reports.capture")),
                ("number", models.PositiveSmallIntegerField(help_text="Place in the report, from 1.")),
                (
                    "removed_in",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, help_text="0 while it stands in the report's page; otherwise the number of the revision that took it away."
                    ),
                ),
                ("key", models.CharField(max_length=12)),
                ("text", models.TextField(help_text="Verbatim.")),
                ("marks", models.JSONField(blank=True, default=list, editable=False, help_text="How its words are printed: [start, end, kind, address].")),
                ("fingerprint", models.CharField(help_text="Equal for passages that repeat each other word for word.", max_length=64)),
            ],
            options={
                "permissions": [("review_passage", "Can publish, send back, reject, withdraw and restore passages")],
                "indexes": [
                    models.Index(fields=["fingerprint"], name="reports_passage_fingerprint"),
                    models.Index(condition=models.Q(("status", "withdrawn")), fields=["fingerprint"], name="reports_passage_withdrawn"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["suggested", "draft", "in_review", "published", "withdrawn", "rejected"])),
                        name="reports_passage_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), ("withdrawal_reason__in", ["witness_safety", "error", "duplicate", "legal", "request"])),
                            models.Q(models.Q(("status", "withdrawn"), _negated=True), ("withdrawal_reason", "")),
                            _connector="OR",
                        ),
                        name="reports_passage_reason_when_withdrawn",
                    ),
                    models.UniqueConstraint(fields=("key",), name="reports_passage_key_once"),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("report", "number", "removed_in"),
                        name="reports_passage_number_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="reports_passage_text_not_empty"),
                    models.CheckConstraint(condition=models.Q(("status__in", ["published", "withdrawn"])), name="reports_passage_published_or_withdrawn"),
                ],
            },
        ),
        add_trigger(
            "passage",
            "fixed",
            condition='WHEN (OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."fingerprint" IS DISTINCT FROM (NEW."fingerprint") OR OLD."capture_id" IS DISTINCT FROM (NEW."capture_id"))',
            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
            hash="7191e6ec5f2d4840c359ec28ee0e9dc006671087",
            operation="UPDATE",
            pgid="pgtrigger_fixed_ff288",
            table="reports_passage",
            when="BEFORE",
        ),
        add_trigger(
            "passage",
            "never_deleted",
            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
            hash="53621af77168894de41eb028c483d52d8ceefc5c",
            operation="DELETE",
            pgid="pgtrigger_never_deleted_04987",
            table="reports_passage",
            when="BEFORE",
        ),
        add_trigger(
            "passage",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="e5f0bc144d37e4510a061a68189b66acd8fd9129",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_d85d1",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_passage",
            when="AFTER",
        ),
        add_trigger(
            "passage",
            "queue_on_insert",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT id FROM rows_after AS changed) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="b9e8ed90a8ba395d3927491ba100673f3040a89f",
            level="STATEMENT",
            operation="INSERT",
            pgid="pgtrigger_queue_on_insert_1f751",
            referencing="REFERENCING NEW TABLE AS rows_after ",
            table="reports_passage",
            when="AFTER",
        ),
        add_trigger(
            "passage",
            "queue_on_delete",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT id FROM rows_before AS changed) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="2172bd11c5e62939f0452b301943f4503468b244",
            level="STATEMENT",
            operation="DELETE",
            pgid="pgtrigger_queue_on_delete_0ff06",
            referencing="REFERENCING OLD TABLE AS rows_before ",
            table="reports_passage",
            when="AFTER",
        ),
        add_trigger(
            "passage",
            "update_update",
            condition='WHEN (OLD."capture_id" IS DISTINCT FROM (NEW."capture_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."removed_in" IS DISTINCT FROM (NEW."removed_in") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."section_id" IS DISTINCT FROM (NEW."section_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."withdrawal_reason" IS DISTINCT FROM (NEW."withdrawal_reason") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
            func='INSERT INTO "reports_passageevent" ("capture_id", "id", "key", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_in", "report_id", "section_id", "status", "withdrawal_reason", "withdrawn_at") VALUES (NEW."capture_id", NEW."id", NEW."key", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removed_in", NEW."report_id", NEW."section_id", NEW."status", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;',
            hash="c1cb23f42b1a65ec4a7b69266f700c9137395360",
            operation="UPDATE",
            pgid="pgtrigger_update_update_7e1b3",
            table="reports_passage",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="PassageEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.passage"),
                ),
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
                    "report",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.report"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.section"
                    ),
                ),
                (
                    "capture",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.capture"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(help_text="Place in the report, from 1.")),
                (
                    "removed_in",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, help_text="0 while it stands in the report's page; otherwise the number of the revision that took it away."
                    ),
                ),
                ("key", models.CharField(max_length=12)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CrossReference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("passage", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="cross_references", to="reports.passage")),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("words", models.CharField(max_length=300)),
                ("target_path", models.CharField(help_text="As the words name it: 1.a", max_length=60)),
                (
                    "target",
                    models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="referred_from", to="reports.section"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("passage", "start"), name="reports_crossreference_once"),
                    models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="reports_crossreference_span_forward"),
                ],
            },
        ),
        add_trigger(
            "crossreference",
            "exact_words",
            declare="DECLARE passage_text text;",
            func="""
    SELECT p.text INTO passage_text FROM reports_passage p WHERE p.id = NEW.passage_id;
    IF substring(passage_text FROM NEW.start + 1 FOR NEW."end" - NEW.start) IS DISTINCT FROM NEW.words THEN
        RAISE EXCEPTION 'the words “%” do not stand at % to % of the passage', NEW.words, NEW.start, NEW."end"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_crossreference_words_exact';
    END IF;
    RETURN NEW;
""",
            hash="a0374e0e47a6058046aa589e4baad6b62003ebdc",
            operation="INSERT OR UPDATE",
            pgid="pgtrigger_exact_words_81b69",
            table="reports_crossreference",
            when="BEFORE",
        ),
    ]

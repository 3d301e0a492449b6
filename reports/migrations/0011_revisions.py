"""What a newer capture of a report changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from reports.migrations._triggers import add_trigger


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("reports", "0010_citations_and_figures"),
    ]

    operations = [
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="reports.report")),
                ("number", models.PositiveSmallIntegerField(help_text="From 1, within the report.")),
                (
                    "capture",
                    models.ForeignKey(
                        help_text="What the page is since.", on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="reports.capture"
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("operator", models.CharField(blank=True, default="", help_text="Who brought it in.", max_length=150)),
                ("kept", models.PositiveIntegerField(default=0, help_text="Passages whose words stayed.")),
                ("edited", models.PositiveIntegerField(default=0)),
                ("added", models.PositiveIntegerField(default=0)),
                ("gone", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "number"), name="reports_revision_number_once")],
            },
        ),
        add_trigger(
            "revision",
            "fixed",
            condition='WHEN (OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."capture_id" IS DISTINCT FROM (NEW."capture_id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at"))',
            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
            hash="0ae56e6b1444f4b43b9cc8003c8f7b5b97e0cac8",
            operation="UPDATE",
            pgid="pgtrigger_fixed_fe996",
            table="reports_revision",
            when="BEFORE",
        ),
        add_trigger(
            "revision",
            "never_deleted",
            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
            hash="c02c7cb3c34d29f447943fe7be57b9b5967bdd58",
            operation="DELETE",
            pgid="pgtrigger_never_deleted_8eedf",
            table="reports_revision",
            when="BEFORE",
        ),
        migrations.CreateModel(
            name="PassageEdit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="edits", to="reports.revision")),
                ("before", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="edits_away", to="reports.passage")),
                ("after", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="edits_into", to="reports.passage")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "before"), name="reports_passageedit_before_once"),
                    models.UniqueConstraint(fields=("revision", "after"), name="reports_passageedit_after_once"),
                    models.CheckConstraint(condition=models.Q(("before", models.F("after")), _negated=True), name="reports_passageedit_two_passages"),
                ],
            },
        ),
        add_trigger(
            "passageedit",
            "fixed",
            condition='WHEN (OLD."revision_id" IS DISTINCT FROM (NEW."revision_id") OR OLD."before_id" IS DISTINCT FROM (NEW."before_id") OR OLD."after_id" IS DISTINCT FROM (NEW."after_id"))',
            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
            hash="89728e901289eaac36fa3274f32ec301519ed3cf",
            operation="UPDATE",
            pgid="pgtrigger_fixed_0d5ba",
            table="reports_passageedit",
            when="BEFORE",
        ),
        add_trigger(
            "passageedit",
            "never_deleted",
            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
            hash="61eba6e1b7fbaca8c4b48a94f0c7136a7df41d55",
            operation="DELETE",
            pgid="pgtrigger_never_deleted_d3f3e",
            table="reports_passageedit",
            when="BEFORE",
        ),
        add_trigger(
            "passageedit",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT before_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="0cf4a964326c55a7442231071520a61c9ba42f52",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_f16c4",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_passageedit",
            when="AFTER",
        ),
        add_trigger(
            "passageedit",
            "queue_on_insert",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT before_id FROM rows_after AS changed) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="e829304a6ed9d885f772fb0a17e52fa24847af72",
            level="STATEMENT",
            operation="INSERT",
            pgid="pgtrigger_queue_on_insert_1e18c",
            referencing="REFERENCING NEW TABLE AS rows_after ",
            table="reports_passageedit",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="FindingMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("finding", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="reports.finding")),
                ("revision", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="finding_moves", to="reports.revision")),
                ("from_passage", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="findings_moved_away", to="reports.passage")),
                (
                    "to_passage",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="findings_moved_here", to="reports.passage"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("moved", "Moved to the newer text by itself"),
                            ("waiting", "Waits for a curator"),
                            ("replaced", "Moved by a curator"),
                            ("kept", "Kept with the older text by a curator"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="decided_moves", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("finding", "revision"), name="reports_findingmove_once"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["moved", "waiting", "replaced", "kept"])), name="reports_findingmove_outcome_known"
                    ),
                ],
            },
        ),
    ]

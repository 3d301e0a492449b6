"""What curators say that passages report."""

import django.db.models.deletion
import reports.models.dates
import reports.text
from django.conf import settings
from django.db import migrations, models

from reports.migrations._triggers import add_trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("reports", "0007_sources"),
    ]

    operations = [
        migrations.CreateModel(
            name="Finding",
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
                ("key", models.CharField(default=reports.text.random_key, editable=False, max_length=10, unique=True)),
                ("ref", models.CharField(blank=True, default="", help_text="Its name in the curated files it came from.", max_length=40)),
                ("passage", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="reports.passage")),
                ("start", models.PositiveIntegerField(help_text="First character of the quote in the passage, from 0.")),
                ("end", models.PositiveIntegerField(help_text="One past the last character of the quote.")),
                ("quote", models.TextField(help_text="Exact words of the passage.")),
                ("hedge", models.CharField(blank=True, default="", help_text="Words of the passage that hedge it: reportedly.", max_length=200)),
                ("note", models.TextField(blank=True, default="", help_text="The curators' own words, and labelled so on the page.")),
                (
                    "event_date",
                    reports.models.dates.EdtfField(
                        blank=True,
                        default="",
                        help_text="EDTF: 2013, 2021-07, 2021-07-14, 2019-09/2020-07, 2013~ (about).",
                        max_length=40,
                        validators=[reports.models.dates.validate_edtf],
                    ),
                ),
                ("event_earliest", reports.models.dates.EdtfEdgeField(blank=True, edge="earliest", null=True, of="event_date")),
                ("event_latest", reports.models.dates.EdtfEdgeField(blank=True, edge="latest", null=True, of="event_date")),
                (
                    "suggestion",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="What names a machine-made suggestion, so that it is never made twice; kept whatever becomes of it.",
                        max_length=64,
                        null=True,
                        unique=True,
                    ),
                ),
                (
                    "trace",
                    models.JSONField(
                        blank=True,
                        default=list,
                        editable=False,
                        help_text="Which rule proposed what, from which words: a list of rule, kind, value, start, end, words.",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafted_findings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_findings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("drafted_at", models.DateTimeField(auto_now_add=True)),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("edited_at", models.DateTimeField(auto_now=True)),
                ("abuse_types", models.ManyToManyField(blank=True, related_name="findings", to="reports.abusetype")),
                ("facilities", models.ManyToManyField(blank=True, related_name="findings", to="reports.facility")),
                (
                    "facility_types",
                    models.ManyToManyField(
                        blank=True, help_text="When the words speak of a kind of place in general.", related_name="findings", to="reports.facilitytype"
                    ),
                ),
                ("groups", models.ManyToManyField(blank=True, related_name="findings", to="reports.group")),
                ("actors", models.ManyToManyField(blank=True, related_name="findings", to="reports.actor")),
            ],
            options={
                "permissions": [
                    ("review_finding", "Can publish, send back, reject, withdraw and restore findings"),
                    ("publish_own_finding", "Can publish a finding without a second reader"),
                ],
                "indexes": [models.Index(fields=["status", "passage"], name="reports_finding_by_status")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["suggested", "draft", "in_review", "published", "withdrawn", "rejected"])),
                        name="reports_finding_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), ("withdrawal_reason__in", ["witness_safety", "error", "duplicate", "legal", "request"])),
                            models.Q(models.Q(("status", "withdrawn"), _negated=True), ("withdrawal_reason", "")),
                            _connector="OR",
                        ),
                        name="reports_finding_reason_when_withdrawn",
                    ),
                    models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="reports_finding_span_forward"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("event_date", ""), ("event_earliest__isnull", True), ("event_latest__isnull", True)),
                            models.Q(
                                models.Q(("event_date", ""), _negated=True),
                                ("event_earliest__isnull", False),
                                ("event_latest__isnull", False),
                                ("event_latest__gte", models.F("event_earliest")),
                            ),
                            _connector="OR",
                        ),
                        name="reports_finding_event_days",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ref", ""), _negated=True), fields=("passage", "ref"), name="reports_finding_ref_once_per_passage"
                    ),
                ],
            },
        ),
        add_trigger(
            "finding",
            "fixed",
            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."suggestion" IS DISTINCT FROM (NEW."suggestion"))',
            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
            hash="f89ac8d1434733151cfaecd3c406b03b46e777bd",
            operation="UPDATE",
            pgid="pgtrigger_fixed_5db83",
            table="reports_finding",
            when="BEFORE",
        ),
        add_trigger(
            "finding",
            "stays_with_its_text",
            func="""
    IF NEW.passage_id <> OLD.passage_id AND NOT EXISTS (
        SELECT 1 FROM reports_passageedit e WHERE e.before_id = OLD.passage_id AND e.after_id = NEW.passage_id
    ) THEN
        RAISE EXCEPTION 'a finding moves only to the newer text of its own passage'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_stays_with_its_text';
    END IF;
    RETURN NEW;
""",
            hash="4965d79681efa8e43c90435391dae35ae93b6a44",
            operation='UPDATE OF "passage_id"',
            pgid="pgtrigger_stays_with_its_text_c696e",
            table="reports_finding",
            when="BEFORE",
        ),
        add_trigger(
            "finding",
            "suggestions_are_rejected_not_deleted",
            condition='WHEN (OLD."suggestion" IS NOT NULL)',
            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
            hash="b516adadcb8fbe34a7ff5c364983bca365ba2812",
            operation="DELETE",
            pgid="pgtrigger_suggestions_are_rejected_not_deleted_4101f",
            table="reports_finding",
            when="BEFORE",
        ),
        add_trigger(
            "finding",
            "exact_words",
            declare="DECLARE passage_text text;",
            func="""
    SELECT p.text INTO passage_text FROM reports_passage p WHERE p.id = NEW.passage_id;
    IF substring(passage_text FROM NEW.start + 1 FOR NEW."end" - NEW.start) IS DISTINCT FROM NEW.quote THEN
        RAISE EXCEPTION 'the words “%” do not stand at % to % of the passage', NEW.quote, NEW.start, NEW."end"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_quote_exact';
    END IF;
    RETURN NEW;
""",
            hash="59ee6cb869c7bacb033b50fb06aaf3986ea4775d",
            operation="INSERT OR UPDATE",
            pgid="pgtrigger_exact_words_73d81",
            table="reports_finding",
            when="BEFORE",
        ),
        add_trigger(
            "finding",
            "hedge_in_passage",
            func="""
    IF NEW.hedge <> '' AND NOT EXISTS (
        SELECT 1 FROM reports_passage p WHERE p.id = NEW.passage_id AND position(NEW.hedge IN p.text) > 0
    ) THEN
        RAISE EXCEPTION 'the hedge “%” does not stand in the passage', NEW.hedge
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_hedge_in_passage';
    END IF;
    RETURN NEW;
""",
            hash="e588bea016c2a222fea29afffc470493746ae3e0",
            operation="INSERT OR UPDATE",
            pgid="pgtrigger_hedge_in_passage_f7f53",
            table="reports_finding",
            when="BEFORE",
        ),
        add_trigger(
            "finding",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT passage_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="e984d7cfc7315a6a22acb82955163f12b579b170",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_006fc",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_finding",
            when="AFTER",
        ),
        add_trigger(
            "finding",
            "queue_on_insert",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT passage_id FROM rows_after AS changed) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="88f6c59809e699136d23e4f68c8117c7638fe6b8",
            level="STATEMENT",
            operation="INSERT",
            pgid="pgtrigger_queue_on_insert_81409",
            referencing="REFERENCING NEW TABLE AS rows_after ",
            table="reports_finding",
            when="AFTER",
        ),
        add_trigger(
            "finding",
            "queue_on_delete",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT passage_id FROM rows_before AS changed) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="567d8b9e31cd2f83f66d7debdf8cf8bf9c6fe952",
            level="STATEMENT",
            operation="DELETE",
            pgid="pgtrigger_queue_on_delete_3aac9",
            referencing="REFERENCING OLD TABLE AS rows_before ",
            table="reports_finding",
            when="AFTER",
        ),
        add_trigger(
            "finding",
            "insert_insert",
            func='INSERT INTO "reports_findingevent" ("drafted_at", "drafted_by_id", "edited_at", "end", "event_date", "event_earliest", "event_latest", "hedge", "id", "key", "note", "passage_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "quote", "ref", "start", "status", "suggestion", "trace", "withdrawal_reason", "withdrawn_at") VALUES (NEW."drafted_at", NEW."drafted_by_id", NEW."edited_at", NEW."end", NEW."event_date", NEW."event_earliest", NEW."event_latest", NEW."hedge", NEW."id", NEW."key", NEW."note", NEW."passage_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."quote", NEW."ref", NEW."start", NEW."status", NEW."suggestion", NEW."trace", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;',
            hash="4246dc7c877794d1150fc1460ff822bd66c4fdd3",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_2711d",
            table="reports_finding",
            when="AFTER",
        ),
        add_trigger(
            "finding",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_findingevent" ("drafted_at", "drafted_by_id", "edited_at", "end", "event_date", "event_earliest", "event_latest", "hedge", "id", "key", "note", "passage_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "quote", "ref", "start", "status", "suggestion", "trace", "withdrawal_reason", "withdrawn_at") VALUES (NEW."drafted_at", NEW."drafted_by_id", NEW."edited_at", NEW."end", NEW."event_date", NEW."event_earliest", NEW."event_latest", NEW."hedge", NEW."id", NEW."key", NEW."note", NEW."passage_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."quote", NEW."ref", NEW."start", NEW."status", NEW."suggestion", NEW."trace", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;',
            hash="65c276f91e33dd5fd275e74a26571cd635b0dc3b",
            operation="UPDATE",
            pgid="pgtrigger_update_update_73a7a",
            table="reports_finding",
            when="AFTER",
        ),
        add_trigger(
            "finding",
            "delete_delete",
            func='INSERT INTO "reports_findingevent" ("drafted_at", "drafted_by_id", "edited_at", "end", "event_date", "event_earliest", "event_latest", "hedge", "id", "key", "note", "passage_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "quote", "ref", "start", "status", "suggestion", "trace", "withdrawal_reason", "withdrawn_at") VALUES (OLD."drafted_at", OLD."drafted_by_id", OLD."edited_at", OLD."end", OLD."event_date", OLD."event_earliest", OLD."event_latest", OLD."hedge", OLD."id", OLD."key", OLD."note", OLD."passage_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."published_by_id", OLD."quote", OLD."ref", OLD."start", OLD."status", OLD."suggestion", OLD."trace", OLD."withdrawal_reason", OLD."withdrawn_at"); RETURN NULL;',
            hash="320e053475a20ebaee33ff145603b42fc4a94d4c",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_e28fc",
            table="reports_finding",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="FindingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.finding"),
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
                ("key", models.CharField(default=reports.text.random_key, editable=False, max_length=10)),
                ("ref", models.CharField(blank=True, default="", help_text="Its name in the curated files it came from.", max_length=40)),
                (
                    "passage",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.passage"
                    ),
                ),
                ("start", models.PositiveIntegerField(help_text="First character of the quote in the passage, from 0.")),
                ("end", models.PositiveIntegerField(help_text="One past the last character of the quote.")),
                ("quote", models.TextField(help_text="Exact words of the passage.")),
                ("hedge", models.CharField(blank=True, default="", help_text="Words of the passage that hedge it: reportedly.", max_length=200)),
                ("note", models.TextField(blank=True, default="", help_text="The curators' own words, and labelled so on the page.")),
                (
                    "event_date",
                    reports.models.dates.EdtfField(
                        blank=True,
                        default="",
                        help_text="EDTF: 2013, 2021-07, 2021-07-14, 2019-09/2020-07, 2013~ (about).",
                        max_length=40,
                        validators=[reports.models.dates.validate_edtf],
                    ),
                ),
                ("event_earliest", reports.models.dates.EdtfEdgeField(blank=True, edge="earliest", null=True, of="event_date")),
                ("event_latest", reports.models.dates.EdtfEdgeField(blank=True, edge="latest", null=True, of="event_date")),
                (
                    "suggestion",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="What names a machine-made suggestion, so that it is never made twice; kept whatever becomes of it.",
                        max_length=64,
                        null=True,
                    ),
                ),
                (
                    "trace",
                    models.JSONField(
                        blank=True,
                        default=list,
                        editable=False,
                        help_text="Which rule proposed what, from which words: a list of rule, kind, value, start, end, words.",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("drafted_at", models.DateTimeField(auto_now_add=True)),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("edited_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "abstract": False,
            },
        ),
    ]

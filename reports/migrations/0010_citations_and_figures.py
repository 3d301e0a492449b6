"""From findings to their sources, and the numbers they give."""

import django.db.models.deletion
import reports.models.dates
from django.db import migrations, models

from reports.migrations._triggers import add_trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reports", "0009_links_of_findings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Citation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("finding", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="reports.finding")),
                ("position", models.PositiveSmallIntegerField(default=1, help_text="Order among the finding's citations.")),
                (
                    "source",
                    models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="reports.source"),
                ),
                ("mention", models.CharField(help_text="Exact words of the passage that mention the source.", max_length=600)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reports", "reports"),
                            ("estimates", "estimates"),
                            ("quotes", "is quoted"),
                            ("denies", "denies"),
                            ("based_on", "is what it rests on"),
                        ],
                        default="reports",
                        max_length=10,
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("named", "Named in the text"),
                            ("resolved", "Resolved by a curator"),
                            ("ambiguous", "More than one work could be meant"),
                            ("collective", "A group, not one work"),
                            ("anonymous", "An unnamed source"),
                        ],
                        default="named",
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True, default="", help_text="Why this source is meant, when the words alone do not say.")),
                (
                    "candidates",
                    models.ManyToManyField(
                        blank=True, help_text="The works that could be meant, when it is not certain.", related_name="possible_citations", to="reports.source"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["reports", "estimates", "quotes", "denies", "based_on"])), name="reports_citation_role_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["named", "resolved", "ambiguous", "collective", "anonymous"])),
                        name="reports_citation_certainty_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="reports_citation_span_forward"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("certainty", "ambiguous"), ("source__isnull", True)),
                            ("certainty", "anonymous"),
                            models.Q(("certainty__in", ["named", "resolved", "collective"]), ("source__isnull", False)),
                            _connector="OR",
                        ),
                        name="reports_citation_source_as_certain",
                    ),
                ],
            },
        ),
        add_trigger(
            "citation",
            "fixed",
            condition='WHEN (OLD."finding_id" IS DISTINCT FROM (NEW."finding_id"))',
            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
            hash="06ea9d983ce5e04e98118e033678328f06821671",
            operation="UPDATE",
            pgid="pgtrigger_fixed_be912",
            table="reports_citation",
            when="BEFORE",
        ),
        add_trigger(
            "citation",
            "exact_words",
            declare="DECLARE passage_text text;",
            func="""
    SELECT p.text INTO passage_text FROM reports_finding f JOIN reports_passage p ON p.id = f.passage_id WHERE f.id = NEW.finding_id;
    IF substring(passage_text FROM NEW.start + 1 FOR NEW."end" - NEW.start) IS DISTINCT FROM NEW.mention THEN
        RAISE EXCEPTION 'the words “%” do not stand at % to % of the passage', NEW.mention, NEW.start, NEW."end"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_citation_mention_exact';
    END IF;
    RETURN NEW;
""",
            hash="62265c91763c961da0b015ff83262b2f7d7b9b3e",
            operation="INSERT OR UPDATE",
            pgid="pgtrigger_exact_words_3c85c",
            table="reports_citation",
            when="BEFORE",
        ),
        add_trigger(
            "citation",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="bf0b2004b289e6853a2ef584c0dbafe79ee52137",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_d3275",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_citation",
            when="AFTER",
        ),
        add_trigger(
            "citation",
            "queue_on_insert",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_after AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="f4e29af177d5a22e56ea8a07e89d58a323b11ce0",
            level="STATEMENT",
            operation="INSERT",
            pgid="pgtrigger_queue_on_insert_3b8eb",
            referencing="REFERENCING NEW TABLE AS rows_after ",
            table="reports_citation",
            when="AFTER",
        ),
        add_trigger(
            "citation",
            "queue_on_delete",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_before AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="86125291f181797d8386a3627e18abaefdd56706",
            level="STATEMENT",
            operation="DELETE",
            pgid="pgtrigger_queue_on_delete_e771c",
            referencing="REFERENCING OLD TABLE AS rows_before ",
            table="reports_citation",
            when="AFTER",
        ),
        add_trigger(
            "citation",
            "insert_insert",
            func='INSERT INTO "reports_citationevent" ("certainty", "end", "finding_id", "id", "mention", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "source_id", "start") VALUES (NEW."certainty", NEW."end", NEW."finding_id", NEW."id", NEW."mention", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."role", NEW."source_id", NEW."start"); RETURN NULL;',
            hash="4880c203c1f012a2e32eed68132789321cfa7815",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_36437",
            table="reports_citation",
            when="AFTER",
        ),
        add_trigger(
            "citation",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_citationevent" ("certainty", "end", "finding_id", "id", "mention", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "source_id", "start") VALUES (NEW."certainty", NEW."end", NEW."finding_id", NEW."id", NEW."mention", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."role", NEW."source_id", NEW."start"); RETURN NULL;',
            hash="a6754a119d35e65ab3ade75478fa7518f1657617",
            operation="UPDATE",
            pgid="pgtrigger_update_update_49315",
            table="reports_citation",
            when="AFTER",
        ),
        add_trigger(
            "citation",
            "delete_delete",
            func='INSERT INTO "reports_citationevent" ("certainty", "end", "finding_id", "id", "mention", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "source_id", "start") VALUES (OLD."certainty", OLD."end", OLD."finding_id", OLD."id", OLD."mention", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."role", OLD."source_id", OLD."start"); RETURN NULL;',
            hash="4c2040199e03c5e1e8e539bd82e0a1b98ca386a7",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_ffeed",
            table="reports_citation",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="CitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.citation"),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"),
                ),
                ("id", models.BigIntegerField()),
                (
                    "finding",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.finding"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, help_text="Order among the finding's citations.")),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.source",
                    ),
                ),
                ("mention", models.CharField(help_text="Exact words of the passage that mention the source.", max_length=600)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reports", "reports"),
                            ("estimates", "estimates"),
                            ("quotes", "is quoted"),
                            ("denies", "denies"),
                            ("based_on", "is what it rests on"),
                        ],
                        default="reports",
                        max_length=10,
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("named", "Named in the text"),
                            ("resolved", "Resolved by a curator"),
                            ("ambiguous", "More than one work could be meant"),
                            ("collective", "A group, not one work"),
                            ("anonymous", "An unnamed source"),
                        ],
                        default="named",
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True, default="", help_text="Why this source is meant, when the words alone do not say.")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CitationCandidate",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("reports.citation_candidates",),
        ),
        add_trigger(
            "citationcandidate",
            "insert_insert",
            func='INSERT INTO "reports_citationcandidateevent" ("citation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."citation_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
            hash="2a4b8d57a07ced72a0c0b4a44b09236293da2e6f",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_59ee7",
            table="reports_citation_candidates",
            when="AFTER",
        ),
        add_trigger(
            "citationcandidate",
            "delete_delete",
            func='INSERT INTO "reports_citationcandidateevent" ("citation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."citation_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
            hash="9c23afe96511343ab815b14c09932eeb434206f9",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_28fb1",
            table="reports_citation_candidates",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="CitationCandidateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_context",
                    models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"),
                ),
                ("id", models.BigIntegerField()),
                (
                    "citation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.citation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("finding", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="reports.finding")),
                ("position", models.PositiveSmallIntegerField(default=1)),
                ("words", models.CharField(help_text="Exact words of the passage that give the number.", max_length=300)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("low", models.DecimalField(decimal_places=4, max_digits=16)),
                ("high", models.DecimalField(decimal_places=4, max_digits=16)),
                (
                    "qualifier",
                    models.CharField(
                        choices=[("exactly", "exactly"), ("about", "about"), ("at_least", "at least"), ("at_most", "at most")], default="exactly", max_length=8
                    ),
                ),
                ("unit", models.CharField(help_text="persons, camps, hours per day", max_length=60)),
                ("counted", models.CharField(help_text="What is counted: prisoners in the kwanliso.", max_length=200)),
                (
                    "as_of",
                    reports.models.dates.EdtfField(
                        blank=True,
                        default="",
                        help_text="EDTF: 2013, 2021-07, 2021-07-14, 2019-09/2020-07, 2013~ (about).",
                        max_length=40,
                        validators=[reports.models.dates.validate_edtf],
                    ),
                ),
                ("as_of_earliest", reports.models.dates.EdtfEdgeField(blank=True, edge="earliest", null=True, of="as_of")),
                ("as_of_latest", reports.models.dates.EdtfEdgeField(blank=True, edge="latest", null=True, of="as_of")),
                (
                    "facility",
                    models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="reports.facility"),
                ),
                (
                    "citation",
                    models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="figures", to="reports.citation"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("low__lte", models.F("high"))), name="reports_figure_low_not_above_high"),
                    models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="reports_figure_span_forward"),
                    models.CheckConstraint(
                        condition=models.Q(("qualifier__in", ["exactly", "about", "at_least", "at_most"])), name="reports_figure_qualifier_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("as_of", ""), ("as_of_earliest__isnull", True), ("as_of_latest__isnull", True)),
                            models.Q(
                                models.Q(("as_of", ""), _negated=True),
                                ("as_of_earliest__isnull", False),
                                ("as_of_latest__isnull", False),
                                ("as_of_latest__gte", models.F("as_of_earliest")),
                            ),
                            _connector="OR",
                        ),
                        name="reports_figure_as_of_days",
                    ),
                ],
            },
        ),
        add_trigger(
            "figure",
            "fixed",
            condition='WHEN (OLD."finding_id" IS DISTINCT FROM (NEW."finding_id"))',
            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
            hash="7d56af0e083279b9caa6ecf02d9ce6267eb832a9",
            operation="UPDATE",
            pgid="pgtrigger_fixed_fef95",
            table="reports_figure",
            when="BEFORE",
        ),
        add_trigger(
            "figure",
            "exact_words",
            declare="DECLARE passage_text text;",
            func="""
    SELECT p.text INTO passage_text FROM reports_finding f JOIN reports_passage p ON p.id = f.passage_id WHERE f.id = NEW.finding_id;
    IF substring(passage_text FROM NEW.start + 1 FOR NEW."end" - NEW.start) IS DISTINCT FROM NEW.words THEN
        RAISE EXCEPTION 'the words “%” do not stand at % to % of the passage', NEW.words, NEW.start, NEW."end"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_figure_words_exact';
    END IF;
    RETURN NEW;
""",
            hash="3db780c64214b0142e8fc16ae4a7bd7f51499d6c",
            operation="INSERT OR UPDATE",
            pgid="pgtrigger_exact_words_04ae5",
            table="reports_figure",
            when="BEFORE",
        ),
        add_trigger(
            "figure",
            "citation_of_same_finding",
            func="""
    IF NEW.citation_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM reports_citation c WHERE c.id = NEW.citation_id AND c.finding_id = NEW.finding_id
    ) THEN
        RAISE EXCEPTION 'a figure cites a source through a citation of its own finding'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_figure_citation_of_same_finding';
    END IF;
    RETURN NEW;
""",
            hash="921bc930e4b70d82b24f58dc306a6318b2a21d30",
            operation="INSERT OR UPDATE",
            pgid="pgtrigger_citation_of_same_finding_0ac9c",
            table="reports_figure",
            when="BEFORE",
        ),
        add_trigger(
            "figure",
            "insert_insert",
            func='INSERT INTO "reports_figureevent" ("as_of", "as_of_earliest", "as_of_latest", "citation_id", "counted", "end", "facility_id", "finding_id", "high", "id", "low", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "qualifier", "start", "unit", "words") VALUES (NEW."as_of", NEW."as_of_earliest", NEW."as_of_latest", NEW."citation_id", NEW."counted", NEW."end", NEW."facility_id", NEW."finding_id", NEW."high", NEW."id", NEW."low", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."qualifier", NEW."start", NEW."unit", NEW."words"); RETURN NULL;',
            hash="0751075909883ee33c9dd1ddefdad36750367e7b",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_1f794",
            table="reports_figure",
            when="AFTER",
        ),
        add_trigger(
            "figure",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_figureevent" ("as_of", "as_of_earliest", "as_of_latest", "citation_id", "counted", "end", "facility_id", "finding_id", "high", "id", "low", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "qualifier", "start", "unit", "words") VALUES (NEW."as_of", NEW."as_of_earliest", NEW."as_of_latest", NEW."citation_id", NEW."counted", NEW."end", NEW."facility_id", NEW."finding_id", NEW."high", NEW."id", NEW."low", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."qualifier", NEW."start", NEW."unit", NEW."words"); RETURN NULL;',
            hash="e1a92f5966aae0242995cf5a9bf3aceb592e7ff1",
            operation="UPDATE",
            pgid="pgtrigger_update_update_fc6de",
            table="reports_figure",
            when="AFTER",
        ),
        add_trigger(
            "figure",
            "delete_delete",
            func='INSERT INTO "reports_figureevent" ("as_of", "as_of_earliest", "as_of_latest", "citation_id", "counted", "end", "facility_id", "finding_id", "high", "id", "low", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "qualifier", "start", "unit", "words") VALUES (OLD."as_of", OLD."as_of_earliest", OLD."as_of_latest", OLD."citation_id", OLD."counted", OLD."end", OLD."facility_id", OLD."finding_id", OLD."high", OLD."id", OLD."low", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."qualifier", OLD."start", OLD."unit", OLD."words"); RETURN NULL;',
            hash="10daec3ae3c33532b9f3e6a37b8d369e1296d74f",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_43243",
            table="reports_figure",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="FigureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_obj", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.figure")),
                (
                    "pgh_context",
                    models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"),
                ),
                ("id", models.BigIntegerField()),
                (
                    "finding",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.finding"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
                ("words", models.CharField(help_text="Exact words of the passage that give the number.", max_length=300)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("low", models.DecimalField(decimal_places=4, max_digits=16)),
                ("high", models.DecimalField(decimal_places=4, max_digits=16)),
                (
                    "qualifier",
                    models.CharField(
                        choices=[("exactly", "exactly"), ("about", "about"), ("at_least", "at least"), ("at_most", "at most")], default="exactly", max_length=8
                    ),
                ),
                ("unit", models.CharField(help_text="persons, camps, hours per day", max_length=60)),
                ("counted", models.CharField(help_text="What is counted: prisoners in the kwanliso.", max_length=200)),
                (
                    "as_of",
                    reports.models.dates.EdtfField(
                        blank=True,
                        default="",
                        help_text="EDTF: 2013, 2021-07, 2021-07-14, 2019-09/2020-07, 2013~ (about).",
                        max_length=40,
                        validators=[reports.models.dates.validate_edtf],
                    ),
                ),
                ("as_of_earliest", reports.models.dates.EdtfEdgeField(blank=True, edge="earliest", null=True, of="as_of")),
                ("as_of_latest", reports.models.dates.EdtfEdgeField(blank=True, edge="latest", null=True, of="as_of")),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.facility",
                    ),
                ),
                (
                    "citation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.citation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]

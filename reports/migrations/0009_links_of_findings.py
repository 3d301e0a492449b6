"""The history of what each finding names: kinds of abuse, facilities, groups and actors."""

import django.db.models.deletion
from django.db import migrations, models

from reports.migrations._triggers import add_trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reports", "0008_findings"),
    ]

    operations = [
        migrations.CreateModel(
            name="FindingAbuseType",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("reports.finding_abuse_types",),
        ),
        add_trigger(
            "findingabusetype",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="6690dc1d8050eb8b89532f4c7a37a6b7b1d139dc",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_236eb",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_finding_abuse_types",
            when="AFTER",
        ),
        add_trigger(
            "findingabusetype",
            "queue_on_insert",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_after AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="54b582599924888f39aef9d85f9ba85b3a831fe4",
            level="STATEMENT",
            operation="INSERT",
            pgid="pgtrigger_queue_on_insert_eef21",
            referencing="REFERENCING NEW TABLE AS rows_after ",
            table="reports_finding_abuse_types",
            when="AFTER",
        ),
        add_trigger(
            "findingabusetype",
            "queue_on_delete",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_before AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="c3cd7c7cec96a5896ade1d69afe5d9ca6f71f224",
            level="STATEMENT",
            operation="DELETE",
            pgid="pgtrigger_queue_on_delete_fce53",
            referencing="REFERENCING OLD TABLE AS rows_before ",
            table="reports_finding_abuse_types",
            when="AFTER",
        ),
        add_trigger(
            "findingabusetype",
            "insert_insert",
            func='INSERT INTO "reports_findingabusetypeevent" ("abusetype_id", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."abusetype_id", NEW."finding_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
            hash="14655bd7217f6fcaf1aa663f502efe6a9418b8b7",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_b1ea3",
            table="reports_finding_abuse_types",
            when="AFTER",
        ),
        add_trigger(
            "findingabusetype",
            "delete_delete",
            func='INSERT INTO "reports_findingabusetypeevent" ("abusetype_id", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."abusetype_id", OLD."finding_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
            hash="0bf3b853bc9e5db66f719d2dbf09554a480cd54f",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_79e3e",
            table="reports_finding_abuse_types",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="FindingAbuseTypeEvent",
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
                    "finding",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.finding",
                    ),
                ),
                (
                    "abusetype",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.abusetype",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FindingFacility",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("reports.finding_facilities",),
        ),
        add_trigger(
            "findingfacility",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="326f6b575dd37cfaa0c5b07215d04cfaaa2f8aa4",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_ffb43",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_finding_facilities",
            when="AFTER",
        ),
        add_trigger(
            "findingfacility",
            "queue_on_insert",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_after AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="1fe1800dc0e1f9a39e225f03822ba28a173affc7",
            level="STATEMENT",
            operation="INSERT",
            pgid="pgtrigger_queue_on_insert_01b0c",
            referencing="REFERENCING NEW TABLE AS rows_after ",
            table="reports_finding_facilities",
            when="AFTER",
        ),
        add_trigger(
            "findingfacility",
            "queue_on_delete",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_before AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="2725ed97ccf49720a60eb09620f98128e23ab97b",
            level="STATEMENT",
            operation="DELETE",
            pgid="pgtrigger_queue_on_delete_abc3a",
            referencing="REFERENCING OLD TABLE AS rows_before ",
            table="reports_finding_facilities",
            when="AFTER",
        ),
        add_trigger(
            "findingfacility",
            "insert_insert",
            func='INSERT INTO "reports_findingfacilityevent" ("facility_id", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."facility_id", NEW."finding_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
            hash="3370725cb1c0a0d0936425e31f2ec0e374a8182a",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_47a07",
            table="reports_finding_facilities",
            when="AFTER",
        ),
        add_trigger(
            "findingfacility",
            "delete_delete",
            func='INSERT INTO "reports_findingfacilityevent" ("facility_id", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."facility_id", OLD."finding_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
            hash="d9f3f07afb3c9881030338224938b7980c4bb10c",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_81a30",
            table="reports_finding_facilities",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="FindingFacilityEvent",
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
                    "finding",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.finding",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.facility",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FindingFacilityType",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("reports.finding_facility_types",),
        ),
        add_trigger(
            "findingfacilitytype",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="0daa75a91452991740c9eb4795a49018901920ae",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_062b8",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_finding_facility_types",
            when="AFTER",
        ),
        add_trigger(
            "findingfacilitytype",
            "queue_on_insert",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_after AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="d38bdb21e93ed92279f79aae365dfd2948553ff8",
            level="STATEMENT",
            operation="INSERT",
            pgid="pgtrigger_queue_on_insert_b2693",
            referencing="REFERENCING NEW TABLE AS rows_after ",
            table="reports_finding_facility_types",
            when="AFTER",
        ),
        add_trigger(
            "findingfacilitytype",
            "queue_on_delete",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_before AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="bdf90455f605b5358accd5e8c9560e4212936b9e",
            level="STATEMENT",
            operation="DELETE",
            pgid="pgtrigger_queue_on_delete_eeb95",
            referencing="REFERENCING OLD TABLE AS rows_before ",
            table="reports_finding_facility_types",
            when="AFTER",
        ),
        add_trigger(
            "findingfacilitytype",
            "insert_insert",
            func='INSERT INTO "reports_findingfacilitytypeevent" ("facilitytype_id", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."facilitytype_id", NEW."finding_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
            hash="10f63ad17997f8cb5d119f9e5a5eed21fb28b9f5",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_fc2da",
            table="reports_finding_facility_types",
            when="AFTER",
        ),
        add_trigger(
            "findingfacilitytype",
            "delete_delete",
            func='INSERT INTO "reports_findingfacilitytypeevent" ("facilitytype_id", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."facilitytype_id", OLD."finding_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
            hash="df8c9ad8ba10253d519c5b4b4d863955b8af2f63",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_41759",
            table="reports_finding_facility_types",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="FindingFacilityTypeEvent",
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
                    "finding",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.finding",
                    ),
                ),
                (
                    "facilitytype",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.facilitytype",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FindingGroup",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("reports.finding_groups",),
        ),
        add_trigger(
            "findinggroup",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="9ab99499e5494370db46eff043d01f4bfba56c66",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_fcaa2",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_finding_groups",
            when="AFTER",
        ),
        add_trigger(
            "findinggroup",
            "queue_on_insert",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_after AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="fe79fc600af7d519e42bee135df64a5e072d1ef4",
            level="STATEMENT",
            operation="INSERT",
            pgid="pgtrigger_queue_on_insert_40752",
            referencing="REFERENCING NEW TABLE AS rows_after ",
            table="reports_finding_groups",
            when="AFTER",
        ),
        add_trigger(
            "findinggroup",
            "queue_on_delete",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_before AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="0e76f7d48b3b7fd034b7598991e717923ea6ebf5",
            level="STATEMENT",
            operation="DELETE",
            pgid="pgtrigger_queue_on_delete_09a93",
            referencing="REFERENCING OLD TABLE AS rows_before ",
            table="reports_finding_groups",
            when="AFTER",
        ),
        add_trigger(
            "findinggroup",
            "insert_insert",
            func='INSERT INTO "reports_findinggroupevent" ("finding_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."finding_id", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
            hash="65c05b3d98be34afafd06f8451c8b82a8f72a663",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_fb71e",
            table="reports_finding_groups",
            when="AFTER",
        ),
        add_trigger(
            "findinggroup",
            "delete_delete",
            func='INSERT INTO "reports_findinggroupevent" ("finding_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."finding_id", OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
            hash="fb21c16cb4e57830c7b1fbe94ff89490a39ca6aa",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_fd579",
            table="reports_finding_groups",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="FindingGroupEvent",
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
                    "finding",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.finding",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.group",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FindingActor",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("reports.finding_actors",),
        ),
        add_trigger(
            "findingactor",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="6c5cde43906cf5c69e61b94711e79fc8094e1231",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_99413",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_finding_actors",
            when="AFTER",
        ),
        add_trigger(
            "findingactor",
            "queue_on_insert",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_after AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="83962d9d6709617d1f2f874ae214468896df8a29",
            level="STATEMENT",
            operation="INSERT",
            pgid="pgtrigger_queue_on_insert_4ace4",
            referencing="REFERENCING NEW TABLE AS rows_after ",
            table="reports_finding_actors",
            when="AFTER",
        ),
        add_trigger(
            "findingactor",
            "queue_on_delete",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_before AS changed JOIN reports_finding f ON f.id = changed.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="60c99867d5dfd2dccaf72b6e0668bfd787d1558d",
            level="STATEMENT",
            operation="DELETE",
            pgid="pgtrigger_queue_on_delete_72552",
            referencing="REFERENCING OLD TABLE AS rows_before ",
            table="reports_finding_actors",
            when="AFTER",
        ),
        add_trigger(
            "findingactor",
            "insert_insert",
            func='INSERT INTO "reports_findingactorevent" ("actor_id", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."actor_id", NEW."finding_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
            hash="09f93b170010ecea1ff0b2ace448699fa8fc549f",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_6662f",
            table="reports_finding_actors",
            when="AFTER",
        ),
        add_trigger(
            "findingactor",
            "delete_delete",
            func='INSERT INTO "reports_findingactorevent" ("actor_id", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."actor_id", OLD."finding_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
            hash="2a906560c4f1a3128f2315301966ab5af35d716e",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_c8d62",
            table="reports_finding_actors",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="FindingActorEvent",
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
                    "finding",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.finding",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.actor",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]

"""Who is affected, who is responsible, and kinds of detention facility."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from reports.migrations._triggers import add_trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reports", "0002_topics_and_abuses"),
    ]

    operations = [
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80, unique=True)),
                ("label", models.CharField(max_length=120, unique=True)),
                ("parent", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="reports.group")),
                ("scope_note", models.TextField(blank=True, default="", help_text="What belongs under this term and what does not.")),
                (
                    "variants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120), blank=True, default=list, help_text="Other words for it, separated by commas."
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, help_text="Place among its siblings.")),
            ],
            options={
                "abstract": False,
            },
        ),
        add_trigger(
            "group",
            "no_cycles",
            func="""
    IF NEW.parent_id IS NULL THEN RETURN NEW; END IF;
    PERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME));
    IF NEW.parent_id = NEW.id OR EXISTS (
        WITH RECURSIVE above(id) AS (
            SELECT NEW.parent_id
            UNION
            SELECT t.parent_id FROM reports_group t JOIN above ON t.id = above.id WHERE t.parent_id IS NOT NULL
        )
        SELECT 1 FROM above WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION '% cannot stand below itself', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_group_no_cycles';
    END IF;
    RETURN NEW;
""",
            hash="2aa8568eea3d511284df761812c651a144d7f143",
            operation='INSERT OR UPDATE OF "parent_id"',
            pgid="pgtrigger_no_cycles_5bc3e",
            table="reports_group",
            when="BEFORE",
        ),
        add_trigger(
            "group",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (
        WITH RECURSIVE below(id) AS (
            SELECT id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed UNION SELECT t.id FROM reports_group t JOIN below ON t.parent_id = below.id
        ) SELECT f.passage_id FROM below JOIN reports_finding_groups m ON m.group_id = below.id JOIN reports_finding f ON f.id = m.finding_id
    ) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="f41c7cad73f8e7e817cd36024c27bfa6c0f15c22",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_a5b1f",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_group",
            when="AFTER",
        ),
        add_trigger(
            "group",
            "insert_insert",
            func='INSERT INTO "reports_groupevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (NEW."code", NEW."id", NEW."label", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."scope_note", NEW."variants"); RETURN NULL;',
            hash="706c8488cfea86cb440e2f68140b59e495f16408",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_98de0",
            table="reports_group",
            when="AFTER",
        ),
        add_trigger(
            "group",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_groupevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (NEW."code", NEW."id", NEW."label", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."scope_note", NEW."variants"); RETURN NULL;',
            hash="6d69f91a3170fdc4671cae3c2202070efdda7f1c",
            operation="UPDATE",
            pgid="pgtrigger_update_update_52a57",
            table="reports_group",
            when="AFTER",
        ),
        add_trigger(
            "group",
            "delete_delete",
            func='INSERT INTO "reports_groupevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (OLD."code", OLD."id", OLD."label", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."scope_note", OLD."variants"); RETURN NULL;',
            hash="888f94abae34c13fef3c37303a5128621a8d8afe",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_e5c11",
            table="reports_group",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="GroupEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_obj", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.group")),
                (
                    "pgh_context",
                    models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"),
                ),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=80)),
                ("label", models.CharField(max_length=120)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.group",
                    ),
                ),
                ("scope_note", models.TextField(blank=True, default="", help_text="What belongs under this term and what does not.")),
                (
                    "variants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120), blank=True, default=list, help_text="Other words for it, separated by commas."
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, help_text="Place among its siblings.")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Actor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80, unique=True)),
                ("label", models.CharField(max_length=120, unique=True)),
                ("parent", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="reports.actor")),
                ("scope_note", models.TextField(blank=True, default="", help_text="What belongs under this term and what does not.")),
                (
                    "variants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120), blank=True, default=list, help_text="Other words for it, separated by commas."
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, help_text="Place among its siblings.")),
            ],
            options={
                "abstract": False,
            },
        ),
        add_trigger(
            "actor",
            "no_cycles",
            func="""
    IF NEW.parent_id IS NULL THEN RETURN NEW; END IF;
    PERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME));
    IF NEW.parent_id = NEW.id OR EXISTS (
        WITH RECURSIVE above(id) AS (
            SELECT NEW.parent_id
            UNION
            SELECT t.parent_id FROM reports_actor t JOIN above ON t.id = above.id WHERE t.parent_id IS NOT NULL
        )
        SELECT 1 FROM above WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION '% cannot stand below itself', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_actor_no_cycles';
    END IF;
    RETURN NEW;
""",
            hash="8041cd6d44224c22e8be00ab877274e1ac55f33e",
            operation='INSERT OR UPDATE OF "parent_id"',
            pgid="pgtrigger_no_cycles_dab1f",
            table="reports_actor",
            when="BEFORE",
        ),
        add_trigger(
            "actor",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (
        WITH RECURSIVE below(id) AS (
            SELECT id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed UNION SELECT t.id FROM reports_actor t JOIN below ON t.parent_id = below.id
        ) SELECT f.passage_id FROM below JOIN reports_finding_actors m ON m.actor_id = below.id JOIN reports_finding f ON f.id = m.finding_id
    ) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="573cbf01b2077995a77e073a171feae52dc9b865",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_6c45a",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_actor",
            when="AFTER",
        ),
        add_trigger(
            "actor",
            "insert_insert",
            func='INSERT INTO "reports_actorevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (NEW."code", NEW."id", NEW."label", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."scope_note", NEW."variants"); RETURN NULL;',
            hash="c5d7afb8af58e1a11ff4234191bc1708b598097f",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_c6b13",
            table="reports_actor",
            when="AFTER",
        ),
        add_trigger(
            "actor",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_actorevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (NEW."code", NEW."id", NEW."label", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."scope_note", NEW."variants"); RETURN NULL;',
            hash="eb092f64ed73a42476ca937af5dde7171490c1b2",
            operation="UPDATE",
            pgid="pgtrigger_update_update_43246",
            table="reports_actor",
            when="AFTER",
        ),
        add_trigger(
            "actor",
            "delete_delete",
            func='INSERT INTO "reports_actorevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (OLD."code", OLD."id", OLD."label", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."scope_note", OLD."variants"); RETURN NULL;',
            hash="b28bdb9e4c875a7b4ce719dab6cf6f062dd8d450",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_3d6a7",
            table="reports_actor",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="ActorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_obj", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.actor")),
                (
                    "pgh_context",
                    models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"),
                ),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=80)),
                ("label", models.CharField(max_length=120)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.actor",
                    ),
                ),
                ("scope_note", models.TextField(blank=True, default="", help_text="What belongs under this term and what does not.")),
                (
                    "variants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120), blank=True, default=list, help_text="Other words for it, separated by commas."
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, help_text="Place among its siblings.")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FacilityType",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80, unique=True)),
                ("label", models.CharField(max_length=120, unique=True)),
                ("hangul", models.CharField(blank=True, default="", max_length=80)),
                (
                    "glosses",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=160), blank=True, default=list, help_text="Translations, as sources print them."
                    ),
                ),
                (
                    "variants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120), blank=True, default=list, help_text="Other spellings and terms."
                    ),
                ),
                ("scope_note", models.TextField(blank=True, default="")),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        add_trigger(
            "facilitytype",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (WITH types AS (SELECT id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed) SELECT f.passage_id FROM types JOIN reports_finding_facility_types m ON m.facilitytype_id = types.id JOIN reports_finding f ON f.id = m.finding_id UNION SELECT f.passage_id FROM types JOIN reports_facility a ON a.facility_type_id = types.id JOIN reports_finding_facilities m ON m.facility_id = a.id JOIN reports_finding f ON f.id = m.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="0a0c6d0b98d55ea0168f5a8c08d50758dacfaa28",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_f5aa8",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_facilitytype",
            when="AFTER",
        ),
        add_trigger(
            "facilitytype",
            "insert_insert",
            func='INSERT INTO "reports_facilitytypeevent" ("code", "glosses", "hangul", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (NEW."code", NEW."glosses", NEW."hangul", NEW."id", NEW."label", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."scope_note", NEW."variants"); RETURN NULL;',
            hash="64faec2dd0211e0add95550755f5fb2efead11f7",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_139d3",
            table="reports_facilitytype",
            when="AFTER",
        ),
        add_trigger(
            "facilitytype",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_facilitytypeevent" ("code", "glosses", "hangul", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (NEW."code", NEW."glosses", NEW."hangul", NEW."id", NEW."label", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."scope_note", NEW."variants"); RETURN NULL;',
            hash="023b439ab3a1f9e90b55fe57e804a7979cb1662a",
            operation="UPDATE",
            pgid="pgtrigger_update_update_79893",
            table="reports_facilitytype",
            when="AFTER",
        ),
        add_trigger(
            "facilitytype",
            "delete_delete",
            func='INSERT INTO "reports_facilitytypeevent" ("code", "glosses", "hangul", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (OLD."code", OLD."glosses", OLD."hangul", OLD."id", OLD."label", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."scope_note", OLD."variants"); RETURN NULL;',
            hash="92d8b19dcaa51aa3bc5bbb8f6792cc0a75d1420f",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_bbd69",
            table="reports_facilitytype",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="FacilityTypeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.facilitytype"),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"),
                ),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=80)),
                ("label", models.CharField(max_length=120)),
                ("hangul", models.CharField(blank=True, default="", max_length=80)),
                (
                    "glosses",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=160), blank=True, default=list, help_text="Translations, as sources print them."
                    ),
                ),
                (
                    "variants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120), blank=True, default=list, help_text="Other spellings and terms."
                    ),
                ),
                ("scope_note", models.TextField(blank=True, default="")),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
    ]

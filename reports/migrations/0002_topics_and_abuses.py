"""Topics as headings name them, and kinds of abuse with the cues that suggest them."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from reports.migrations._triggers import add_trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reports", "0001_countries_and_publishers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80, unique=True)),
                ("label", models.CharField(max_length=120, unique=True)),
                ("parent", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="reports.topic")),
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
            "topic",
            "no_cycles",
            func="""
    IF NEW.parent_id IS NULL THEN RETURN NEW; END IF;
    PERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME));
    IF NEW.parent_id = NEW.id OR EXISTS (
        WITH RECURSIVE above(id) AS (
            SELECT NEW.parent_id
            UNION
            SELECT t.parent_id FROM reports_topic t JOIN above ON t.id = above.id WHERE t.parent_id IS NOT NULL
        )
        SELECT 1 FROM above WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION '% cannot stand below itself', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_topic_no_cycles';
    END IF;
    RETURN NEW;
""",
            hash="eb5558c513db41c6ac3bd66c4a64b96a877bf12b",
            operation='INSERT OR UPDATE OF "parent_id"',
            pgid="pgtrigger_no_cycles_2d6c4",
            table="reports_topic",
            when="BEFORE",
        ),
        add_trigger(
            "topic",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (
        WITH RECURSIVE below(id) AS (
            SELECT id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed UNION SELECT t.id FROM reports_topic t JOIN below ON t.parent_id = below.id
        ) SELECT p.id FROM below JOIN reports_section s ON s.topic_id = below.id JOIN reports_passage p ON p.section_id = s.id
    ) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="70e48cb956813b0cb96f1ebeff483bd742dfc54f",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_1722b",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_topic",
            when="AFTER",
        ),
        add_trigger(
            "topic",
            "insert_insert",
            func='INSERT INTO "reports_topicevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (NEW."code", NEW."id", NEW."label", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."scope_note", NEW."variants"); RETURN NULL;',
            hash="242d7de4e1d44ee9466c2694dd0edc667b72700d",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_bb9e7",
            table="reports_topic",
            when="AFTER",
        ),
        add_trigger(
            "topic",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_topicevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (NEW."code", NEW."id", NEW."label", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."scope_note", NEW."variants"); RETURN NULL;',
            hash="5e6d3f6aa29ad14ee940d5d740dc322ae80f4010",
            operation="UPDATE",
            pgid="pgtrigger_update_update_ead9a",
            table="reports_topic",
            when="AFTER",
        ),
        add_trigger(
            "topic",
            "delete_delete",
            func='INSERT INTO "reports_topicevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (OLD."code", OLD."id", OLD."label", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."scope_note", OLD."variants"); RETURN NULL;',
            hash="f5ed2da16908aead4b5d2a54b7743cbb3e968d39",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_ac8db",
            table="reports_topic",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="TopicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_obj", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.topic")),
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
                        to="reports.topic",
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
            name="TopicSpelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("topic", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="spellings", to="reports.topic")),
                ("heading", models.CharField(max_length=300)),
                ("folded", models.CharField(editable=False, help_text="The heading folded for matching.", max_length=300, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="AbuseType",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=80, unique=True)),
                ("label", models.CharField(max_length=120, unique=True)),
                (
                    "parent",
                    models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="reports.abusetype"),
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
        add_trigger(
            "abusetype",
            "no_cycles",
            func="""
    IF NEW.parent_id IS NULL THEN RETURN NEW; END IF;
    PERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME));
    IF NEW.parent_id = NEW.id OR EXISTS (
        WITH RECURSIVE above(id) AS (
            SELECT NEW.parent_id
            UNION
            SELECT t.parent_id FROM reports_abusetype t JOIN above ON t.id = above.id WHERE t.parent_id IS NOT NULL
        )
        SELECT 1 FROM above WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION '% cannot stand below itself', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_abusetype_no_cycles';
    END IF;
    RETURN NEW;
""",
            hash="b2e89a91c7651bb546a19d61913f5dc3b0494823",
            operation='INSERT OR UPDATE OF "parent_id"',
            pgid="pgtrigger_no_cycles_66149",
            table="reports_abusetype",
            when="BEFORE",
        ),
        add_trigger(
            "abusetype",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (
        WITH RECURSIVE below(id) AS (
            SELECT id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed UNION SELECT t.id FROM reports_abusetype t JOIN below ON t.parent_id = below.id
        ) SELECT f.passage_id FROM below JOIN reports_finding_abuse_types m ON m.abusetype_id = below.id JOIN reports_finding f ON f.id = m.finding_id
    ) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="16417bfdf9c4c346ee514d6ae2e2a2e84354aa9c",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_a8185",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_abusetype",
            when="AFTER",
        ),
        add_trigger(
            "abusetype",
            "insert_insert",
            func='INSERT INTO "reports_abusetypeevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (NEW."code", NEW."id", NEW."label", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."scope_note", NEW."variants"); RETURN NULL;',
            hash="efbfb6355d68b06d2c8d21a4e3e2e68996de4a55",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_c29a1",
            table="reports_abusetype",
            when="AFTER",
        ),
        add_trigger(
            "abusetype",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_abusetypeevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (NEW."code", NEW."id", NEW."label", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."scope_note", NEW."variants"); RETURN NULL;',
            hash="a96e347396457888ef4318824e12918cccdf28fb",
            operation="UPDATE",
            pgid="pgtrigger_update_update_c895d",
            table="reports_abusetype",
            when="AFTER",
        ),
        add_trigger(
            "abusetype",
            "delete_delete",
            func='INSERT INTO "reports_abusetypeevent" ("code", "id", "label", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope_note", "variants") VALUES (OLD."code", OLD."id", OLD."label", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."scope_note", OLD."variants"); RETURN NULL;',
            hash="51ad0778ae15ec1a013e845ccd3d03381b5cb4cc",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_81d5b",
            table="reports_abusetype",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="AbuseTypeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.abusetype"),
                ),
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
                        to="reports.abusetype",
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
            name="Cue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("abuse_type", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="cues", to="reports.abusetype")),
                ("words", models.CharField(help_text="beat*, forced labor, public execution*", max_length=120)),
                (
                    "beside",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, help_text="One of these must stand in the sentence too."
                    ),
                ),
                (
                    "without",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, help_text="None of these may stand in the sentence."
                    ),
                ),
                ("note", models.CharField(blank=True, default="", help_text="Why, for the next curator.", max_length=300)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("abuse_type", "words"), name="reports_cue_once"),
                    models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="reports_cue_words_not_empty"),
                ],
            },
        ),
        add_trigger(
            "cue",
            "insert_insert",
            func='INSERT INTO "reports_cueevent" ("abuse_type_id", "beside", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "without", "words") VALUES (NEW."abuse_type_id", NEW."beside", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."without", NEW."words"); RETURN NULL;',
            hash="80b3c6e2b504e8812f869147ec1b059e85f2c2b5",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_1ddd7",
            table="reports_cue",
            when="AFTER",
        ),
        add_trigger(
            "cue",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_cueevent" ("abuse_type_id", "beside", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "without", "words") VALUES (NEW."abuse_type_id", NEW."beside", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."without", NEW."words"); RETURN NULL;',
            hash="91cfaf431443b7e4b39b66ee9733953cb82fbd7f",
            operation="UPDATE",
            pgid="pgtrigger_update_update_2fd29",
            table="reports_cue",
            when="AFTER",
        ),
        add_trigger(
            "cue",
            "delete_delete",
            func='INSERT INTO "reports_cueevent" ("abuse_type_id", "beside", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "without", "words") VALUES (OLD."abuse_type_id", OLD."beside", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."without", OLD."words"); RETURN NULL;',
            hash="9f5de1f395c2d2c885fb76cd04cdb7a73d59ee44",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_15706",
            table="reports_cue",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="CueEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_obj", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.cue")),
                (
                    "pgh_context",
                    models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"),
                ),
                ("id", models.BigIntegerField()),
                (
                    "abuse_type",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.abusetype"
                    ),
                ),
                ("words", models.CharField(help_text="beat*, forced labor, public execution*", max_length=120)),
                (
                    "beside",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, help_text="One of these must stand in the sentence too."
                    ),
                ),
                (
                    "without",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, help_text="None of these may stand in the sentence."
                    ),
                ),
                ("note", models.CharField(blank=True, default="", help_text="Why, for the next curator.", max_length=300)),
            ],
            options={
                "abstract": False,
            },
        ),
    ]

"""Countries and the names they go by; who publishes, and in which series."""

import django.db.models.deletion
from django.db import migrations, models

from reports.migrations._triggers import add_trigger


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Country",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="ISO 3166: KP, or KP-01 for a part of a country.", max_length=8, unique=True)),
                ("name", models.CharField(max_length=120, unique=True)),
                ("slug", models.SlugField(max_length=120, unique=True)),
            ],
            options={
                "verbose_name_plural": "countries",
            },
        ),
        add_trigger(
            "country",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT p.id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_report r ON r.country_id = changed.id JOIN reports_passage p ON p.report_id = r.id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="b57ff03106f3a3b9111302068126646d2b4624ef",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_a7353",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_country",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="CountryName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="names", to="reports.country")),
                ("form", models.CharField(max_length=160)),
                ("folded", models.CharField(editable=False, help_text="The form folded for matching.", max_length=160, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Publisher",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=120, unique=True)),
                ("name", models.CharField(max_length=200, unique=True)),
                ("short_name", models.CharField(blank=True, default="", help_text="As texts abbreviate it: HRNK.", max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("government", "Government"),
                            ("un", "United Nations body"),
                            ("institute", "Research institute"),
                            ("ngo", "Non-governmental organisation"),
                            ("media", "News media"),
                            ("collective", "Collective, not one body"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="publishers", to="reports.country"),
                ),
                ("url", models.URLField(blank=True, default="", max_length=500)),
                ("note", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["government", "un", "institute", "ngo", "media", "collective"])), name="reports_publisher_kind_known"
                    )
                ],
            },
        ),
        add_trigger(
            "publisher",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_source s ON s.publisher_id = changed.id JOIN reports_citation c ON c.source_id = s.id JOIN reports_finding f ON f.id = c.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="3b06bfeaeee938088a8bef832418c8a8d2ae1914",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_36270",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_publisher",
            when="AFTER",
        ),
        add_trigger(
            "publisher",
            "insert_insert",
            func='INSERT INTO "reports_publisherevent" ("country_id", "id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "slug", "url") VALUES (NEW."country_id", NEW."id", NEW."kind", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."short_name", NEW."slug", NEW."url"); RETURN NULL;',
            hash="419972e03d39cb39955b8d51359496c1afddb5cf",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_cc0ec",
            table="reports_publisher",
            when="AFTER",
        ),
        add_trigger(
            "publisher",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_publisherevent" ("country_id", "id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "slug", "url") VALUES (NEW."country_id", NEW."id", NEW."kind", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."short_name", NEW."slug", NEW."url"); RETURN NULL;',
            hash="25772538f46f0f567a39f015297462792ab1e41c",
            operation="UPDATE",
            pgid="pgtrigger_update_update_c7623",
            table="reports_publisher",
            when="AFTER",
        ),
        add_trigger(
            "publisher",
            "delete_delete",
            func='INSERT INTO "reports_publisherevent" ("country_id", "id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "slug", "url") VALUES (OLD."country_id", OLD."id", OLD."kind", OLD."name", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."short_name", OLD."slug", OLD."url"); RETURN NULL;',
            hash="e8f5eef5e9cb446cfc6b2c500dabe4c1cd3f94b0",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_0646f",
            table="reports_publisher",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="PublisherEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.publisher"),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"),
                ),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=120)),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(blank=True, default="", help_text="As texts abbreviate it: HRNK.", max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("government", "Government"),
                            ("un", "United Nations body"),
                            ("institute", "Research institute"),
                            ("ngo", "Non-governmental organisation"),
                            ("media", "News media"),
                            ("collective", "Collective, not one body"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.country",
                    ),
                ),
                ("url", models.URLField(blank=True, default="", max_length=500)),
                ("note", models.TextField(blank=True, default="")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", models.CharField(max_length=200, unique=True)),
                ("publisher", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="series", to="reports.publisher")),
                ("url", models.URLField(blank=True, default="", max_length=500)),
            ],
            options={
                "verbose_name_plural": "series",
            },
        ),
    ]

"""Places of detention and every form of their names."""

import django.db.models.deletion
from django.db import migrations, models

from reports.migrations._triggers import add_trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reports", "0005_passages"),
    ]

    operations = [
        migrations.CreateModel(
            name="Facility",
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
                ("name", models.CharField(help_text="The form the archive uses in lists.", max_length=160)),
                (
                    "number",
                    models.CharField(blank=True, default="", help_text="With the type, what distinguishes it from facilities of the same name.", max_length=20),
                ),
                (
                    "facility_type",
                    models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="facilities", to="reports.facilitytype"),
                ),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="facilities", to="reports.country")),
                ("province", models.CharField(blank=True, default="", max_length=120)),
                ("locality", models.CharField(blank=True, default="", max_length=120)),
                ("latitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                (
                    "precision",
                    models.CharField(
                        blank=True,
                        choices=[("site", "the site itself"), ("locality", "the nearest town"), ("province", "the province")],
                        default="",
                        help_text="What the coordinates point at.",
                        max_length=10,
                    ),
                ),
                ("coordinates_source", models.CharField(blank=True, default="", max_length=300)),
                ("coordinates_url", models.URLField(blank=True, default="", max_length=500)),
                ("summary", models.TextField(blank=True, default="", help_text="One or two sentences in the curators' own words.")),
            ],
            options={
                "verbose_name_plural": "facilities",
                "permissions": [("review_facility", "Can publish, send back, reject, withdraw and restore facilities")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["suggested", "draft", "in_review", "published", "withdrawn", "rejected"])),
                        name="reports_facility_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), ("withdrawal_reason__in", ["witness_safety", "error", "duplicate", "legal", "request"])),
                            models.Q(models.Q(("status", "withdrawn"), _negated=True), ("withdrawal_reason", "")),
                            _connector="OR",
                        ),
                        name="reports_facility_reason_when_withdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__isnull", False),
                                ("longitude__isnull", False),
                                ("latitude__range", (-90, 90)),
                                ("longitude__range", (-180, 180)),
                                ("precision__in", ["site", "locality", "province"]),
                                models.Q(("coordinates_source", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reports_facility_coordinates_sourced",
                    ),
                ],
            },
        ),
        add_trigger(
            "facility",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_finding_facilities m ON m.facility_id = changed.id JOIN reports_finding f ON f.id = m.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="6befda31bb82dc9f507149ad3b63177e2baf13f0",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_ea0f7",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_facility",
            when="AFTER",
        ),
        add_trigger(
            "facility",
            "insert_insert",
            func='INSERT INTO "reports_facilityevent" ("coordinates_source", "coordinates_url", "country_id", "facility_type_id", "id", "latitude", "locality", "longitude", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "province", "slug", "status", "summary", "withdrawal_reason", "withdrawn_at") VALUES (NEW."coordinates_source", NEW."coordinates_url", NEW."country_id", NEW."facility_type_id", NEW."id", NEW."latitude", NEW."locality", NEW."longitude", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."precision", NEW."province", NEW."slug", NEW."status", NEW."summary", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;',
            hash="7b41c17f5c0c597faf975890aead09050dc3d852",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_b0efa",
            table="reports_facility",
            when="AFTER",
        ),
        add_trigger(
            "facility",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_facilityevent" ("coordinates_source", "coordinates_url", "country_id", "facility_type_id", "id", "latitude", "locality", "longitude", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "province", "slug", "status", "summary", "withdrawal_reason", "withdrawn_at") VALUES (NEW."coordinates_source", NEW."coordinates_url", NEW."country_id", NEW."facility_type_id", NEW."id", NEW."latitude", NEW."locality", NEW."longitude", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."precision", NEW."province", NEW."slug", NEW."status", NEW."summary", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;',
            hash="5910e5b3bfa4ff953a9efd05934e4a3ba566caab",
            operation="UPDATE",
            pgid="pgtrigger_update_update_ae078",
            table="reports_facility",
            when="AFTER",
        ),
        add_trigger(
            "facility",
            "delete_delete",
            func='INSERT INTO "reports_facilityevent" ("coordinates_source", "coordinates_url", "country_id", "facility_type_id", "id", "latitude", "locality", "longitude", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "province", "slug", "status", "summary", "withdrawal_reason", "withdrawn_at") VALUES (OLD."coordinates_source", OLD."coordinates_url", OLD."country_id", OLD."facility_type_id", OLD."id", OLD."latitude", OLD."locality", OLD."longitude", OLD."name", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."precision", OLD."province", OLD."slug", OLD."status", OLD."summary", OLD."withdrawal_reason", OLD."withdrawn_at"); RETURN NULL;',
            hash="5df7f5422eb94d5b402077703244d7c2939f9a7b",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_764a6",
            table="reports_facility",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="FacilityEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.facility"),
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
                ("slug", models.SlugField(db_index=False, max_length=120)),
                ("name", models.CharField(help_text="The form the archive uses in lists.", max_length=160)),
                (
                    "number",
                    models.CharField(blank=True, default="", help_text="With the type, what distinguishes it from facilities of the same name.", max_length=20),
                ),
                (
                    "facility_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.facilitytype",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.country"
                    ),
                ),
                ("province", models.CharField(blank=True, default="", max_length=120)),
                ("locality", models.CharField(blank=True, default="", max_length=120)),
                ("latitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                (
                    "precision",
                    models.CharField(
                        blank=True,
                        choices=[("site", "the site itself"), ("locality", "the nearest town"), ("province", "the province")],
                        default="",
                        help_text="What the coordinates point at.",
                        max_length=10,
                    ),
                ),
                ("coordinates_source", models.CharField(blank=True, default="", max_length=300)),
                ("coordinates_url", models.URLField(blank=True, default="", max_length=500)),
                ("summary", models.TextField(blank=True, default="", help_text="One or two sentences in the curators' own words.")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FacilityName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facility", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="names", to="reports.facility")),
                ("form", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(choices=[("full", "Full name"), ("place", "Place name"), ("short", "Short name or number")], default="full", max_length=8),
                ),
                (
                    "place",
                    models.SlugField(
                        blank=True,
                        default="",
                        help_text="For a place name: which place. Forms of one place are found by each other, whatever bears them.",
                        max_length=80,
                    ),
                ),
                ("script", models.CharField(choices=[("Latn", "Latin"), ("Hang", "Hangul"), ("Hani", "Chinese characters")], default="Latn", max_length=4)),
                (
                    "system",
                    models.CharField(
                        choices=[
                            ("as_printed", "As printed by its source"),
                            ("mccune_reischauer", "McCune-Reischauer"),
                            ("revised", "Revised Romanisation"),
                            ("dprk", "DPRK spelling"),
                            ("translation", "Translation"),
                            ("hangul", "Hangul"),
                        ],
                        default="as_printed",
                        max_length=20,
                    ),
                ),
                ("used_by", models.CharField(blank=True, default="", help_text="Who uses this form.", max_length=200)),
                ("source_url", models.URLField(blank=True, default="", max_length=500)),
                ("note", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("facility", "form", "system"), name="reports_facilityname_once"),
                    models.CheckConstraint(condition=models.Q(("form", ""), _negated=True), name="reports_facilityname_form_not_empty"),
                    models.CheckConstraint(condition=models.Q(("kind__in", ["full", "place", "short"])), name="reports_facilityname_kind_known"),
                    models.CheckConstraint(condition=models.Q(("script__in", ["Latn", "Hang", "Hani"])), name="reports_facilityname_script_known"),
                    models.CheckConstraint(
                        condition=models.Q(("system__in", ["as_printed", "mccune_reischauer", "revised", "dprk", "translation", "hangul"])),
                        name="reports_facilityname_system_known",
                    ),
                ],
            },
        ),
        add_trigger(
            "facilityname",
            "queue_on_update",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM (SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after) AS changed JOIN reports_finding_facilities m ON m.facility_id = changed.facility_id JOIN reports_finding f ON f.id = m.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="a8f7a83c9ace6f63c96af34b5d263c15cc5f3486",
            level="STATEMENT",
            operation="UPDATE",
            pgid="pgtrigger_queue_on_update_0cbcd",
            referencing="REFERENCING OLD TABLE AS rows_before  NEW TABLE AS rows_after ",
            table="reports_facilityname",
            when="AFTER",
        ),
        add_trigger(
            "facilityname",
            "queue_on_insert",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_after AS changed JOIN reports_finding_facilities m ON m.facility_id = changed.facility_id JOIN reports_finding f ON f.id = m.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="c455927a2a8484b4b31efea919e1f92e2341974b",
            level="STATEMENT",
            operation="INSERT",
            pgid="pgtrigger_queue_on_insert_2244f",
            referencing="REFERENCING NEW TABLE AS rows_after ",
            table="reports_facilityname",
            when="AFTER",
        ),
        add_trigger(
            "facilityname",
            "queue_on_delete",
            func="""
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM (SELECT f.passage_id FROM rows_before AS changed JOIN reports_finding_facilities m ON m.facility_id = changed.facility_id JOIN reports_finding f ON f.id = m.finding_id) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
""",
            hash="90ace9ea3d0f0662ae142636ee4f7b078b02ed5b",
            level="STATEMENT",
            operation="DELETE",
            pgid="pgtrigger_queue_on_delete_8ac81",
            referencing="REFERENCING OLD TABLE AS rows_before ",
            table="reports_facilityname",
            when="AFTER",
        ),
        add_trigger(
            "facilityname",
            "insert_insert",
            func='INSERT INTO "reports_facilitynameevent" ("facility_id", "form", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "script", "source_url", "system", "used_by") VALUES (NEW."facility_id", NEW."form", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."script", NEW."source_url", NEW."system", NEW."used_by"); RETURN NULL;',
            hash="e1cb1d3dba453595ddc169b089de75ea4eef6cf2",
            operation="INSERT",
            pgid="pgtrigger_insert_insert_97fe6",
            table="reports_facilityname",
            when="AFTER",
        ),
        add_trigger(
            "facilityname",
            "update_update",
            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            func='INSERT INTO "reports_facilitynameevent" ("facility_id", "form", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "script", "source_url", "system", "used_by") VALUES (NEW."facility_id", NEW."form", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."script", NEW."source_url", NEW."system", NEW."used_by"); RETURN NULL;',
            hash="187e479a027fe1de94c8ef6c8a1be82acc044bec",
            operation="UPDATE",
            pgid="pgtrigger_update_update_31974",
            table="reports_facilityname",
            when="AFTER",
        ),
        add_trigger(
            "facilityname",
            "delete_delete",
            func='INSERT INTO "reports_facilitynameevent" ("facility_id", "form", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "script", "source_url", "system", "used_by") VALUES (OLD."facility_id", OLD."form", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."script", OLD."source_url", OLD."system", OLD."used_by"); RETURN NULL;',
            hash="057dfbab96dd7161857cdfbfacf71d50503845f6",
            operation="DELETE",
            pgid="pgtrigger_delete_delete_52cee",
            table="reports_facilityname",
            when="AFTER",
        ),
        migrations.CreateModel(
            name="FacilityNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="reports.facilityname"),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="pghistory.context"),
                ),
                ("id", models.BigIntegerField()),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", related_query_name="+", to="reports.facility"
                    ),
                ),
                ("form", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(choices=[("full", "Full name"), ("place", "Place name"), ("short", "Short name or number")], default="full", max_length=8),
                ),
                (
                    "place",
                    models.SlugField(
                        blank=True,
                        db_index=False,
                        default="",
                        help_text="For a place name: which place. Forms of one place are found by each other, whatever bears them.",
                        max_length=80,
                    ),
                ),
                ("script", models.CharField(choices=[("Latn", "Latin"), ("Hang", "Hangul"), ("Hani", "Chinese characters")], default="Latn", max_length=4)),
                (
                    "system",
                    models.CharField(
                        choices=[
                            ("as_printed", "As printed by its source"),
                            ("mccune_reischauer", "McCune-Reischauer"),
                            ("revised", "Revised Romanisation"),
                            ("dprk", "DPRK spelling"),
                            ("translation", "Translation"),
                            ("hangul", "Hangul"),
                        ],
                        default="as_printed",
                        max_length=20,
                    ),
                ),
                ("used_by", models.CharField(blank=True, default="", help_text="Who uses this form.", max_length=200)),
                ("source_url", models.URLField(blank=True, default="", max_length=500)),
                ("note", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={
                "abstract": False,
            },
        ),
    ]

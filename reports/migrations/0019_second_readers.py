"""Who changed a record last, whether a second person has read it, and what was ever public; restoring by two people."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


_ONCE_PUBLIC = """
    UPDATE reports_{model} AS r SET first_published_at = now() WHERE r.status IN ('published', 'withdrawn') OR EXISTS (
        SELECT 1 FROM reports_{model}event e WHERE e.pgh_obj_id = r.id AND e.status IN ('published', 'withdrawn')
    )
"""


def nobody_publishes_alone(apps, schema_editor):
    """The right to publish what one drafted oneself goes, from every group and person who has it."""
    apps.get_model("auth", "Permission").objects.filter(
        codename="publish_own_finding", content_type__app_label="reports"
    ).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0018_statistics_by_the_owner'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='finding',
            options={'permissions': [('review_finding', 'Can publish, send back, reject, withdraw and restore findings')]},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='facility',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='facility',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='facility',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='finding',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='finding',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='finding',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='passage',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='publisher',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='publisher',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='publisher',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='report',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='report',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='source',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='source',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='source',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='facility',
            name='changed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='facility',
            name='changed_by',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, help_text='The last person who changed it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='facility',
            name='first_published_at',
            field=models.DateTimeField(blank=True, editable=False, help_text='What the public once saw is never deleted.', null=True),
        ),
        migrations.AddField(
            model_name='facility',
            name='restore_asked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='facility',
            name='restore_asked_by',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, help_text='What protects a person is restored by two: one asks, another restores.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restoring asked for by'),
        ),
        migrations.AddField(
            model_name='facility',
            name='restore_reason',
            field=models.TextField(blank=True, db_default='', default='', editable=False, verbose_name='reason to restore'),
        ),
        migrations.AddField(
            model_name='facility',
            name='unread_since',
            field=models.DateTimeField(blank=True, editable=False, help_text='Since when something public says what no second person has read.', null=True),
        ),
        migrations.AddField(
            model_name='facilityevent',
            name='changed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='facilityevent',
            name='changed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='The last person who changed it.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='facilityevent',
            name='first_published_at',
            field=models.DateTimeField(blank=True, editable=False, help_text='What the public once saw is never deleted.', null=True),
        ),
        migrations.AddField(
            model_name='facilityevent',
            name='restore_asked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='facilityevent',
            name='restore_asked_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='What protects a person is restored by two: one asks, another restores.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restoring asked for by'),
        ),
        migrations.AddField(
            model_name='facilityevent',
            name='restore_reason',
            field=models.TextField(blank=True, db_default='', default='', editable=False, verbose_name='reason to restore'),
        ),
        migrations.AddField(
            model_name='facilityevent',
            name='unread_since',
            field=models.DateTimeField(blank=True, editable=False, help_text='Since when something public says what no second person has read.', null=True),
        ),
        migrations.AddField(
            model_name='finding',
            name='changed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='finding',
            name='changed_by',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, help_text='The last person who changed it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='finding',
            name='first_published_at',
            field=models.DateTimeField(blank=True, editable=False, help_text='What the public once saw is never deleted.', null=True),
        ),
        migrations.AddField(
            model_name='finding',
            name='restore_asked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='finding',
            name='restore_asked_by',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, help_text='What protects a person is restored by two: one asks, another restores.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restoring asked for by'),
        ),
        migrations.AddField(
            model_name='finding',
            name='restore_reason',
            field=models.TextField(blank=True, db_default='', default='', editable=False, verbose_name='reason to restore'),
        ),
        migrations.AddField(
            model_name='finding',
            name='unread_since',
            field=models.DateTimeField(blank=True, editable=False, help_text='Since when something public says what no second person has read.', null=True),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='changed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='changed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='The last person who changed it.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='first_published_at',
            field=models.DateTimeField(blank=True, editable=False, help_text='What the public once saw is never deleted.', null=True),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='restore_asked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='restore_asked_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='What protects a person is restored by two: one asks, another restores.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restoring asked for by'),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='restore_reason',
            field=models.TextField(blank=True, db_default='', default='', editable=False, verbose_name='reason to restore'),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='unread_since',
            field=models.DateTimeField(blank=True, editable=False, help_text='Since when something public says what no second person has read.', null=True),
        ),
        migrations.AddField(
            model_name='passage',
            name='restore_asked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='passage',
            name='restore_asked_by',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, help_text='What protects a person is restored by two: one asks, another restores.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restoring asked for by'),
        ),
        migrations.AddField(
            model_name='passage',
            name='restore_reason',
            field=models.TextField(blank=True, db_default='', default='', editable=False, verbose_name='reason to restore'),
        ),
        migrations.AddField(
            model_name='passageevent',
            name='restore_asked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='passageevent',
            name='restore_asked_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='What protects a person is restored by two: one asks, another restores.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restoring asked for by'),
        ),
        migrations.AddField(
            model_name='passageevent',
            name='restore_reason',
            field=models.TextField(blank=True, db_default='', default='', editable=False, verbose_name='reason to restore'),
        ),
        migrations.AddField(
            model_name='publisher',
            name='changed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='publisher',
            name='changed_by',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, help_text='The last person who changed it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='publisher',
            name='unread_since',
            field=models.DateTimeField(blank=True, editable=False, help_text='Since when something public says what no second person has read.', null=True),
        ),
        migrations.AddField(
            model_name='publisherevent',
            name='changed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='publisherevent',
            name='changed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='The last person who changed it.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='publisherevent',
            name='unread_since',
            field=models.DateTimeField(blank=True, editable=False, help_text='Since when something public says what no second person has read.', null=True),
        ),
        migrations.AddField(
            model_name='report',
            name='restore_asked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='report',
            name='restore_asked_by',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, help_text='What protects a person is restored by two: one asks, another restores.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restoring asked for by'),
        ),
        migrations.AddField(
            model_name='report',
            name='restore_reason',
            field=models.TextField(blank=True, db_default='', default='', editable=False, verbose_name='reason to restore'),
        ),
        migrations.AddField(
            model_name='reportevent',
            name='restore_asked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='reportevent',
            name='restore_asked_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='What protects a person is restored by two: one asks, another restores.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restoring asked for by'),
        ),
        migrations.AddField(
            model_name='reportevent',
            name='restore_reason',
            field=models.TextField(blank=True, db_default='', default='', editable=False, verbose_name='reason to restore'),
        ),
        migrations.AddField(
            model_name='source',
            name='changed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='source',
            name='changed_by',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, help_text='The last person who changed it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='source',
            name='first_published_at',
            field=models.DateTimeField(blank=True, editable=False, help_text='What the public once saw is never deleted.', null=True),
        ),
        migrations.AddField(
            model_name='source',
            name='restore_asked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='source',
            name='restore_asked_by',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, help_text='What protects a person is restored by two: one asks, another restores.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restoring asked for by'),
        ),
        migrations.AddField(
            model_name='source',
            name='restore_reason',
            field=models.TextField(blank=True, db_default='', default='', editable=False, verbose_name='reason to restore'),
        ),
        migrations.AddField(
            model_name='source',
            name='unread_since',
            field=models.DateTimeField(blank=True, editable=False, help_text='Since when something public says what no second person has read.', null=True),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='changed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='changed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='The last person who changed it.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='first_published_at',
            field=models.DateTimeField(blank=True, editable=False, help_text='What the public once saw is never deleted.', null=True),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='restore_asked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='restore_asked_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='What protects a person is restored by two: one asks, another restores.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restoring asked for by'),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='restore_reason',
            field=models.TextField(blank=True, db_default='', default='', editable=False, verbose_name='reason to restore'),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='unread_since',
            field=models.DateTimeField(blank=True, editable=False, help_text='Since when something public says what no second person has read.', null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citation',
            trigger=pgtrigger.compiler.Trigger(name='changes_owner', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer; part record;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF person IS NULL OR (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN RETURN NULL; END IF;\n    IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n    UPDATE reports_finding SET changed_by_id = person, changed_at = now(),\n        unread_since = CASE WHEN status IN ('published', 'withdrawn') THEN COALESCE(unread_since, now()) END\n    WHERE id = part.finding_id;\n    RETURN NULL;\n", hash='e067b3dd5c1e246a32935ed8b5028b80432263f6', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_changes_owner_63843', table='reports_citation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citationcandidate',
            trigger=pgtrigger.compiler.Trigger(name='changes_owner', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer; part record;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF person IS NULL OR (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN RETURN NULL; END IF;\n    IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n    UPDATE reports_finding SET changed_by_id = person, changed_at = now(),\n        unread_since = CASE WHEN status IN ('published', 'withdrawn') THEN COALESCE(unread_since, now()) END\n    WHERE id = (SELECT c.finding_id FROM reports_citation c WHERE c.id = part.citation_id);\n    RETURN NULL;\n", hash='76ff04effc5f3e1e0dfad07834f246bd444a4220', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_changes_owner_b08d5', table='reports_citation_candidates', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='facility',
            trigger=pgtrigger.compiler.Trigger(name='restored_by_two', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer;', func="\n    IF (NEW.status, NEW.withdrawal_reason, NEW.restore_asked_by_id, NEW.restore_reason)\n        IS NOT DISTINCT FROM (OLD.status, OLD.withdrawal_reason, OLD.restore_asked_by_id, OLD.restore_reason) THEN\n        RETURN NEW;\n    END IF;\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF NEW.restore_asked_by_id IS NOT NULL\n        AND (OLD.restore_asked_by_id IS NOT NULL OR person IS DISTINCT FROM NEW.restore_asked_by_id) THEN\n        RAISE EXCEPTION 'a person asks in their own name, and once'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_facility_restored_by_two';\n    END IF;\n    IF OLD.withdrawal_reason = 'witness_safety'\n        AND (NEW.status, NEW.withdrawal_reason) IS DISTINCT FROM (OLD.status, OLD.withdrawal_reason)\n        AND (OLD.restore_asked_by_id IS NULL OR person IS NULL OR person = OLD.restore_asked_by_id) THEN\n        RAISE EXCEPTION 'what protects a person is restored by two: one asks with a reason, another restores'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_facility_restored_by_two';\n    END IF;\n    RETURN NEW;\n", hash='671f97a9d1a89ab635c800a682bd6a624afc9d0b', operation='UPDATE', pgid='pgtrigger_restored_by_two_8a7eb', table='reports_facility', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='facility',
            trigger=pgtrigger.compiler.Trigger(name='read_twice', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF TG_OP = 'INSERT' THEN\n        NEW.changed_by_id := NULL; NEW.changed_at := NULL; NEW.unread_since := NULL;\n    ELSIF pg_trigger_depth() = 1 THEN\n        NEW.changed_by_id := OLD.changed_by_id; NEW.changed_at := OLD.changed_at;\n        IF NEW.unread_since IS NOT NULL OR OLD.unread_since IS NULL OR (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'step') IS DISTINCT FROM 'second_change' THEN\n            NEW.unread_since := OLD.unread_since;\n        ELSIF person IS NULL OR person = OLD.changed_by_id THEN\n            RAISE EXCEPTION 'whoever changed it last is not its second reader'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_facility_read_twice';\n        END IF;\n    END IF;\n    IF person IS NOT NULL\n        AND (TG_OP = 'INSERT' OR (to_jsonb(NEW) - ARRAY['status', 'withdrawal_reason', 'withdrawn_at', 'drafted_by_id', 'published_by_id', 'drafted_at', 'published_at', 'edited_at', 'changed_by_id', 'changed_at', 'unread_since', 'first_published_at', 'restore_asked_by_id', 'restore_asked_at', 'restore_reason']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['status', 'withdrawal_reason', 'withdrawn_at', 'drafted_by_id', 'published_by_id', 'drafted_at', 'published_at', 'edited_at', 'changed_by_id', 'changed_at', 'unread_since', 'first_published_at', 'restore_asked_by_id', 'restore_asked_at', 'restore_reason'])) THEN\n        NEW.changed_by_id := person; NEW.changed_at := now();\n        IF NEW.status IN ('published', 'withdrawn') THEN NEW.unread_since := COALESCE(NEW.unread_since, now()); END IF;\n    END IF;\n    \n    IF NEW.status NOT IN ('published', 'withdrawn') THEN NEW.unread_since := NULL; END IF;\n    NEW.first_published_at := CASE WHEN TG_OP = 'UPDATE' THEN COALESCE(OLD.first_published_at, NEW.first_published_at) END;\n    IF NEW.status IN ('published', 'withdrawn') THEN NEW.first_published_at := COALESCE(NEW.first_published_at, now()); END IF;\n    IF NEW.status = 'published' AND TG_OP = 'UPDATE' AND OLD.status NOT IN ('published', 'withdrawn')\n        AND (person = NEW.changed_by_id ) THEN\n        RAISE EXCEPTION 'whoever changed it last is not its second reader'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_facility_read_twice';\n    END IF;\n\n    RETURN NEW;\n", hash='1471a56cc9fbcd7b3a420b62b25488afa14cf617', operation='INSERT OR UPDATE', pgid='pgtrigger_read_twice_62d09', table='reports_facility', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='facility',
            trigger=pgtrigger.compiler.Trigger(name='once_public_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."first_published_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='27e9191a247dd89e2a4cd1a83c1369e03006065a', operation='DELETE', pgid='pgtrigger_once_public_never_deleted_4a731', table='reports_facility', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='facility',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_facilityevent" ("changed_at", "changed_by_id", "coordinates_source", "coordinates_url", "country_id", "facility_type_id", "first_published_at", "id", "latitude", "locality", "longitude", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "province", "restore_asked_at", "restore_asked_by_id", "restore_reason", "slug", "status", "summary", "unread_since", "withdrawal_reason", "withdrawn_at") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."coordinates_source", NEW."coordinates_url", NEW."country_id", NEW."facility_type_id", NEW."first_published_at", NEW."id", NEW."latitude", NEW."locality", NEW."longitude", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."precision", NEW."province", NEW."restore_asked_at", NEW."restore_asked_by_id", NEW."restore_reason", NEW."slug", NEW."status", NEW."summary", NEW."unread_since", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;', hash='6c07f40536593359bc2506c04f6036ec202d2af6', operation='INSERT', pgid='pgtrigger_insert_insert_b0efa', table='reports_facility', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='facility',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "reports_facilityevent" ("changed_at", "changed_by_id", "coordinates_source", "coordinates_url", "country_id", "facility_type_id", "first_published_at", "id", "latitude", "locality", "longitude", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "province", "restore_asked_at", "restore_asked_by_id", "restore_reason", "slug", "status", "summary", "unread_since", "withdrawal_reason", "withdrawn_at") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."coordinates_source", NEW."coordinates_url", NEW."country_id", NEW."facility_type_id", NEW."first_published_at", NEW."id", NEW."latitude", NEW."locality", NEW."longitude", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."precision", NEW."province", NEW."restore_asked_at", NEW."restore_asked_by_id", NEW."restore_reason", NEW."slug", NEW."status", NEW."summary", NEW."unread_since", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;', hash='7336dfcbb78de31a931dffa6b6ea6416db983ccc', operation='UPDATE', pgid='pgtrigger_update_update_ae078', table='reports_facility', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='facility',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_facilityevent" ("changed_at", "changed_by_id", "coordinates_source", "coordinates_url", "country_id", "facility_type_id", "first_published_at", "id", "latitude", "locality", "longitude", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precision", "province", "restore_asked_at", "restore_asked_by_id", "restore_reason", "slug", "status", "summary", "unread_since", "withdrawal_reason", "withdrawn_at") VALUES (OLD."changed_at", OLD."changed_by_id", OLD."coordinates_source", OLD."coordinates_url", OLD."country_id", OLD."facility_type_id", OLD."first_published_at", OLD."id", OLD."latitude", OLD."locality", OLD."longitude", OLD."name", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."precision", OLD."province", OLD."restore_asked_at", OLD."restore_asked_by_id", OLD."restore_reason", OLD."slug", OLD."status", OLD."summary", OLD."unread_since", OLD."withdrawal_reason", OLD."withdrawn_at"); RETURN NULL;', hash='ff04563a0e1a45c90d8a5aa9f578a4bd7bb3cebd', operation='DELETE', pgid='pgtrigger_delete_delete_764a6', table='reports_facility', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='facilityname',
            trigger=pgtrigger.compiler.Trigger(name='changes_owner', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer; part record;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF person IS NULL OR (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN RETURN NULL; END IF;\n    IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n    UPDATE reports_facility SET changed_by_id = person, changed_at = now(),\n        unread_since = CASE WHEN status IN ('published', 'withdrawn') THEN COALESCE(unread_since, now()) END\n    WHERE id = part.facility_id;\n    RETURN NULL;\n", hash='6f1724b2fcdb7f6e448ecb718d35a01f03ce31ed', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_changes_owner_807b7', table='reports_facilityname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figure',
            trigger=pgtrigger.compiler.Trigger(name='changes_owner', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer; part record;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF person IS NULL OR (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN RETURN NULL; END IF;\n    IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n    UPDATE reports_finding SET changed_by_id = person, changed_at = now(),\n        unread_since = CASE WHEN status IN ('published', 'withdrawn') THEN COALESCE(unread_since, now()) END\n    WHERE id = part.finding_id;\n    RETURN NULL;\n", hash='348d16902f78796f5cd9a5cb00bf38a26f1ce574', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_changes_owner_e10de', table='reports_figure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='restored_by_two', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer;', func="\n    IF (NEW.status, NEW.withdrawal_reason, NEW.restore_asked_by_id, NEW.restore_reason)\n        IS NOT DISTINCT FROM (OLD.status, OLD.withdrawal_reason, OLD.restore_asked_by_id, OLD.restore_reason) THEN\n        RETURN NEW;\n    END IF;\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF NEW.restore_asked_by_id IS NOT NULL\n        AND (OLD.restore_asked_by_id IS NOT NULL OR person IS DISTINCT FROM NEW.restore_asked_by_id) THEN\n        RAISE EXCEPTION 'a person asks in their own name, and once'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_restored_by_two';\n    END IF;\n    IF OLD.withdrawal_reason = 'witness_safety'\n        AND (NEW.status, NEW.withdrawal_reason) IS DISTINCT FROM (OLD.status, OLD.withdrawal_reason)\n        AND (OLD.restore_asked_by_id IS NULL OR person IS NULL OR person = OLD.restore_asked_by_id) THEN\n        RAISE EXCEPTION 'what protects a person is restored by two: one asks with a reason, another restores'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_restored_by_two';\n    END IF;\n    RETURN NEW;\n", hash='beb7a1db1d6a37e3f2e6ecda2ec3963667cce1d5', operation='UPDATE', pgid='pgtrigger_restored_by_two_e5e16', table='reports_finding', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='read_twice', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF TG_OP = 'INSERT' THEN\n        NEW.changed_by_id := NULL; NEW.changed_at := NULL; NEW.unread_since := NULL;\n    ELSIF pg_trigger_depth() = 1 THEN\n        NEW.changed_by_id := OLD.changed_by_id; NEW.changed_at := OLD.changed_at;\n        IF NEW.unread_since IS NOT NULL OR OLD.unread_since IS NULL OR (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'step') IS DISTINCT FROM 'second_change' THEN\n            NEW.unread_since := OLD.unread_since;\n        ELSIF person IS NULL OR person = OLD.changed_by_id THEN\n            RAISE EXCEPTION 'whoever changed it last is not its second reader'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_read_twice';\n        END IF;\n    END IF;\n    IF person IS NOT NULL\n        AND (TG_OP = 'INSERT' OR (to_jsonb(NEW) - ARRAY['status', 'withdrawal_reason', 'withdrawn_at', 'drafted_by_id', 'published_by_id', 'drafted_at', 'published_at', 'edited_at', 'changed_by_id', 'changed_at', 'unread_since', 'first_published_at', 'restore_asked_by_id', 'restore_asked_at', 'restore_reason']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['status', 'withdrawal_reason', 'withdrawn_at', 'drafted_by_id', 'published_by_id', 'drafted_at', 'published_at', 'edited_at', 'changed_by_id', 'changed_at', 'unread_since', 'first_published_at', 'restore_asked_by_id', 'restore_asked_at', 'restore_reason'])) THEN\n        NEW.changed_by_id := person; NEW.changed_at := now();\n        IF NEW.status IN ('published', 'withdrawn') THEN NEW.unread_since := COALESCE(NEW.unread_since, now()); END IF;\n    END IF;\n    \n    IF NEW.status NOT IN ('published', 'withdrawn') THEN NEW.unread_since := NULL; END IF;\n    NEW.first_published_at := CASE WHEN TG_OP = 'UPDATE' THEN COALESCE(OLD.first_published_at, NEW.first_published_at) END;\n    IF NEW.status IN ('published', 'withdrawn') THEN NEW.first_published_at := COALESCE(NEW.first_published_at, now()); END IF;\n    IF NEW.status = 'published' AND TG_OP = 'UPDATE' AND OLD.status NOT IN ('published')\n        AND (person = NEW.changed_by_id OR person = NEW.drafted_by_id) THEN\n        RAISE EXCEPTION 'whoever changed it last is not its second reader'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_read_twice';\n    END IF;\n\n    IF NEW.published_by_id IN (NEW.drafted_by_id, NEW.changed_by_id) AND NEW.status = 'published'\n        AND (TG_OP = 'INSERT' OR OLD.status <> 'published' OR NEW.published_by_id IS DISTINCT FROM OLD.published_by_id) THEN\n        RAISE EXCEPTION 'whoever drafted it or changed it last is not its second reader'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_read_twice';\n    END IF;\n    IF TG_OP = 'UPDATE' AND OLD.status <> 'published' AND NEW.status = 'published'\n        AND person IS NOT NULL AND NEW.published_by_id IS DISTINCT FROM person THEN\n        RAISE EXCEPTION 'a person publishes in their own name'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_finding_read_twice';\n    END IF;\n\n    RETURN NEW;\n", hash='ac6e35d741fb9ea4078ade2911382caf42a4416f', operation='INSERT OR UPDATE', pgid='pgtrigger_read_twice_c364c', table='reports_finding', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='once_public_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."first_published_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='2b8af11f3c16489e4c33398de1911f3e9f8c312d', operation='DELETE', pgid='pgtrigger_once_public_never_deleted_2de61', table='reports_finding', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_findingevent" ("changed_at", "changed_by_id", "drafted_at", "drafted_by_id", "edited_at", "end", "event_date", "event_earliest", "event_latest", "first_published_at", "hedge", "id", "key", "note", "passage_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "quote", "ref", "restore_asked_at", "restore_asked_by_id", "restore_reason", "start", "status", "suggestion", "trace", "unread_since", "withdrawal_reason", "withdrawn_at") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."drafted_at", NEW."drafted_by_id", NEW."edited_at", NEW."end", NEW."event_date", NEW."event_earliest", NEW."event_latest", NEW."first_published_at", NEW."hedge", NEW."id", NEW."key", NEW."note", NEW."passage_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."quote", NEW."ref", NEW."restore_asked_at", NEW."restore_asked_by_id", NEW."restore_reason", NEW."start", NEW."status", NEW."suggestion", NEW."trace", NEW."unread_since", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;', hash='f275a918b8523cfc27d311749fbe2955a0de66e9', operation='INSERT', pgid='pgtrigger_insert_insert_2711d', table='reports_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "reports_findingevent" ("changed_at", "changed_by_id", "drafted_at", "drafted_by_id", "edited_at", "end", "event_date", "event_earliest", "event_latest", "first_published_at", "hedge", "id", "key", "note", "passage_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "quote", "ref", "restore_asked_at", "restore_asked_by_id", "restore_reason", "start", "status", "suggestion", "trace", "unread_since", "withdrawal_reason", "withdrawn_at") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."drafted_at", NEW."drafted_by_id", NEW."edited_at", NEW."end", NEW."event_date", NEW."event_earliest", NEW."event_latest", NEW."first_published_at", NEW."hedge", NEW."id", NEW."key", NEW."note", NEW."passage_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."quote", NEW."ref", NEW."restore_asked_at", NEW."restore_asked_by_id", NEW."restore_reason", NEW."start", NEW."status", NEW."suggestion", NEW."trace", NEW."unread_since", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;', hash='54c9d943456ec48a4690f8e9f1777bc60e08d29b', operation='UPDATE', pgid='pgtrigger_update_update_73a7a', table='reports_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_findingevent" ("changed_at", "changed_by_id", "drafted_at", "drafted_by_id", "edited_at", "end", "event_date", "event_earliest", "event_latest", "first_published_at", "hedge", "id", "key", "note", "passage_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "quote", "ref", "restore_asked_at", "restore_asked_by_id", "restore_reason", "start", "status", "suggestion", "trace", "unread_since", "withdrawal_reason", "withdrawn_at") VALUES (OLD."changed_at", OLD."changed_by_id", OLD."drafted_at", OLD."drafted_by_id", OLD."edited_at", OLD."end", OLD."event_date", OLD."event_earliest", OLD."event_latest", OLD."first_published_at", OLD."hedge", OLD."id", OLD."key", OLD."note", OLD."passage_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."published_by_id", OLD."quote", OLD."ref", OLD."restore_asked_at", OLD."restore_asked_by_id", OLD."restore_reason", OLD."start", OLD."status", OLD."suggestion", OLD."trace", OLD."unread_since", OLD."withdrawal_reason", OLD."withdrawn_at"); RETURN NULL;', hash='15f16e61d332db6b89a8fd5305d7afb996c0be7a', operation='DELETE', pgid='pgtrigger_delete_delete_e28fc', table='reports_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='findingabusetype',
            trigger=pgtrigger.compiler.Trigger(name='changes_owner', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer; part record;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF person IS NULL OR (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN RETURN NULL; END IF;\n    IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n    UPDATE reports_finding SET changed_by_id = person, changed_at = now(),\n        unread_since = CASE WHEN status IN ('published', 'withdrawn') THEN COALESCE(unread_since, now()) END\n    WHERE id = part.finding_id;\n    RETURN NULL;\n", hash='693792cfbfc43daca1b60464808f663fbffe5778', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_changes_owner_d0b47', table='reports_finding_abuse_types', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='findingactor',
            trigger=pgtrigger.compiler.Trigger(name='changes_owner', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer; part record;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF person IS NULL OR (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN RETURN NULL; END IF;\n    IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n    UPDATE reports_finding SET changed_by_id = person, changed_at = now(),\n        unread_since = CASE WHEN status IN ('published', 'withdrawn') THEN COALESCE(unread_since, now()) END\n    WHERE id = part.finding_id;\n    RETURN NULL;\n", hash='15cf598b92b2ff69e4c646a67f10f8e95924065d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_changes_owner_60fc1', table='reports_finding_actors', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='findingfacility',
            trigger=pgtrigger.compiler.Trigger(name='changes_owner', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer; part record;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF person IS NULL OR (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN RETURN NULL; END IF;\n    IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n    UPDATE reports_finding SET changed_by_id = person, changed_at = now(),\n        unread_since = CASE WHEN status IN ('published', 'withdrawn') THEN COALESCE(unread_since, now()) END\n    WHERE id = part.finding_id;\n    RETURN NULL;\n", hash='02c2f01f3354f140f20945bb969be927f5e15fa7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_changes_owner_ac6ce', table='reports_finding_facilities', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='findingfacilitytype',
            trigger=pgtrigger.compiler.Trigger(name='changes_owner', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer; part record;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF person IS NULL OR (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN RETURN NULL; END IF;\n    IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n    UPDATE reports_finding SET changed_by_id = person, changed_at = now(),\n        unread_since = CASE WHEN status IN ('published', 'withdrawn') THEN COALESCE(unread_since, now()) END\n    WHERE id = part.finding_id;\n    RETURN NULL;\n", hash='1c63da5b75720a396e96bdd138a981f8a5d0e01d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_changes_owner_95cae', table='reports_finding_facility_types', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='findinggroup',
            trigger=pgtrigger.compiler.Trigger(name='changes_owner', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer; part record;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF person IS NULL OR (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN RETURN NULL; END IF;\n    IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n    UPDATE reports_finding SET changed_by_id = person, changed_at = now(),\n        unread_since = CASE WHEN status IN ('published', 'withdrawn') THEN COALESCE(unread_since, now()) END\n    WHERE id = part.finding_id;\n    RETURN NULL;\n", hash='dcca9bbd3e7e4dc8b11742548de37b9fffae7df2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_changes_owner_7089f', table='reports_finding_groups', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='passage',
            trigger=pgtrigger.compiler.Trigger(name='restored_by_two', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer;', func="\n    IF (NEW.status, NEW.withdrawal_reason, NEW.restore_asked_by_id, NEW.restore_reason)\n        IS NOT DISTINCT FROM (OLD.status, OLD.withdrawal_reason, OLD.restore_asked_by_id, OLD.restore_reason) THEN\n        RETURN NEW;\n    END IF;\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF NEW.restore_asked_by_id IS NOT NULL\n        AND (OLD.restore_asked_by_id IS NOT NULL OR person IS DISTINCT FROM NEW.restore_asked_by_id) THEN\n        RAISE EXCEPTION 'a person asks in their own name, and once'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_passage_restored_by_two';\n    END IF;\n    IF OLD.withdrawal_reason = 'witness_safety'\n        AND (NEW.status, NEW.withdrawal_reason) IS DISTINCT FROM (OLD.status, OLD.withdrawal_reason)\n        AND (OLD.restore_asked_by_id IS NULL OR person IS NULL OR person = OLD.restore_asked_by_id) THEN\n        RAISE EXCEPTION 'what protects a person is restored by two: one asks with a reason, another restores'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_passage_restored_by_two';\n    END IF;\n    RETURN NEW;\n", hash='d9defc9c8673d5561bd8af6178900df0de085917', operation='UPDATE', pgid='pgtrigger_restored_by_two_42a15', table='reports_passage', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='passage',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."capture_id" IS DISTINCT FROM (NEW."capture_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."removed_in" IS DISTINCT FROM (NEW."removed_in") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."restore_asked_at" IS DISTINCT FROM (NEW."restore_asked_at") OR OLD."restore_asked_by_id" IS DISTINCT FROM (NEW."restore_asked_by_id") OR OLD."restore_reason" IS DISTINCT FROM (NEW."restore_reason") OR OLD."section_id" IS DISTINCT FROM (NEW."section_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."withdrawal_reason" IS DISTINCT FROM (NEW."withdrawal_reason") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))', func='INSERT INTO "reports_passageevent" ("capture_id", "id", "key", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_in", "report_id", "restore_asked_at", "restore_asked_by_id", "restore_reason", "section_id", "status", "withdrawal_reason", "withdrawn_at") VALUES (NEW."capture_id", NEW."id", NEW."key", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removed_in", NEW."report_id", NEW."restore_asked_at", NEW."restore_asked_by_id", NEW."restore_reason", NEW."section_id", NEW."status", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;', hash='8eba14ae0c1a2f125e8575e101867604ba3081d9', operation='UPDATE', pgid='pgtrigger_update_update_7e1b3', table='reports_passage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publisher',
            trigger=pgtrigger.compiler.Trigger(name='read_twice', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF TG_OP = 'INSERT' THEN\n        NEW.changed_by_id := NULL; NEW.changed_at := NULL; NEW.unread_since := NULL;\n    ELSIF pg_trigger_depth() = 1 THEN\n        NEW.changed_by_id := OLD.changed_by_id; NEW.changed_at := OLD.changed_at;\n        IF NEW.unread_since IS NOT NULL OR OLD.unread_since IS NULL OR (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'step') IS DISTINCT FROM 'second_change' THEN\n            NEW.unread_since := OLD.unread_since;\n        ELSIF person IS NULL OR person = OLD.changed_by_id THEN\n            RAISE EXCEPTION 'whoever changed it last is not its second reader'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_publisher_read_twice';\n        END IF;\n    END IF;\n    IF person IS NOT NULL\n        AND (TG_OP = 'INSERT' OR (to_jsonb(NEW) - ARRAY['status', 'withdrawal_reason', 'withdrawn_at', 'drafted_by_id', 'published_by_id', 'drafted_at', 'published_at', 'edited_at', 'changed_by_id', 'changed_at', 'unread_since', 'first_published_at', 'restore_asked_by_id', 'restore_asked_at', 'restore_reason']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['status', 'withdrawal_reason', 'withdrawn_at', 'drafted_by_id', 'published_by_id', 'drafted_at', 'published_at', 'edited_at', 'changed_by_id', 'changed_at', 'unread_since', 'first_published_at', 'restore_asked_by_id', 'restore_asked_at', 'restore_reason'])) THEN\n        NEW.changed_by_id := person; NEW.changed_at := now();\n        IF (\n    EXISTS (SELECT 1 FROM reports_source s WHERE s.publisher_id = NEW.id AND s.status IN ('published', 'withdrawn'))\n    OR EXISTS (\n        SELECT 1 FROM reports_series s JOIN reports_report r ON r.series_id = s.id\n        WHERE s.publisher_id = NEW.id AND r.status IN ('published', 'withdrawn')\n    )\n) THEN NEW.unread_since := COALESCE(NEW.unread_since, now()); END IF;\n    END IF;\n    \n    RETURN NEW;\n", hash='a95cb5bfaf9e0859c555cd036f2a93e21b7c7b26', operation='INSERT OR UPDATE', pgid='pgtrigger_read_twice_ebaae', table='reports_publisher', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publisher',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_publisherevent" ("changed_at", "changed_by_id", "country_id", "id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "slug", "unread_since", "url") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."country_id", NEW."id", NEW."kind", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."short_name", NEW."slug", NEW."unread_since", NEW."url"); RETURN NULL;', hash='f47c93f1ee7abb332275a7d3c42e7c3f6d2ea73b', operation='INSERT', pgid='pgtrigger_insert_insert_cc0ec', table='reports_publisher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publisher',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "reports_publisherevent" ("changed_at", "changed_by_id", "country_id", "id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "slug", "unread_since", "url") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."country_id", NEW."id", NEW."kind", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."short_name", NEW."slug", NEW."unread_since", NEW."url"); RETURN NULL;', hash='dd24d3dfac2be42135e00fa06c76380f408b014b', operation='UPDATE', pgid='pgtrigger_update_update_c7623', table='reports_publisher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publisher',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_publisherevent" ("changed_at", "changed_by_id", "country_id", "id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "slug", "unread_since", "url") VALUES (OLD."changed_at", OLD."changed_by_id", OLD."country_id", OLD."id", OLD."kind", OLD."name", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."short_name", OLD."slug", OLD."unread_since", OLD."url"); RETURN NULL;', hash='7c6919fee2fdc6e96a8aac64e60bf5b8b6fb8f69', operation='DELETE', pgid='pgtrigger_delete_delete_0646f', table='reports_publisher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='restored_by_two', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer;', func="\n    IF (NEW.status, NEW.withdrawal_reason, NEW.restore_asked_by_id, NEW.restore_reason)\n        IS NOT DISTINCT FROM (OLD.status, OLD.withdrawal_reason, OLD.restore_asked_by_id, OLD.restore_reason) THEN\n        RETURN NEW;\n    END IF;\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF NEW.restore_asked_by_id IS NOT NULL\n        AND (OLD.restore_asked_by_id IS NOT NULL OR person IS DISTINCT FROM NEW.restore_asked_by_id) THEN\n        RAISE EXCEPTION 'a person asks in their own name, and once'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_restored_by_two';\n    END IF;\n    IF OLD.withdrawal_reason = 'witness_safety'\n        AND (NEW.status, NEW.withdrawal_reason) IS DISTINCT FROM (OLD.status, OLD.withdrawal_reason)\n        AND (OLD.restore_asked_by_id IS NULL OR person IS NULL OR person = OLD.restore_asked_by_id) THEN\n        RAISE EXCEPTION 'what protects a person is restored by two: one asks with a reason, another restores'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_restored_by_two';\n    END IF;\n    RETURN NEW;\n", hash='25dae23c8c97be7f47cc259b25e71fe7d1015cae', operation='UPDATE', pgid='pgtrigger_restored_by_two_f7f43', table='reports_report', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "reports_reportevent" ("added_at", "country_id", "id", "is_extract", "licence", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_date", "restore_asked_at", "restore_asked_by_id", "restore_reason", "series_id", "slug", "status", "title", "url", "withdrawal_reason", "withdrawn_at", "year") VALUES (NEW."added_at", NEW."country_id", NEW."id", NEW."is_extract", NEW."licence", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_date", NEW."restore_asked_at", NEW."restore_asked_by_id", NEW."restore_reason", NEW."series_id", NEW."slug", NEW."status", NEW."title", NEW."url", NEW."withdrawal_reason", NEW."withdrawn_at", NEW."year"); RETURN NULL;', hash='b9e6bbc764cde2db599a96d12ae3d8ff390ac66a', operation='UPDATE', pgid='pgtrigger_update_update_234a9', table='reports_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_reportevent" ("added_at", "country_id", "id", "is_extract", "licence", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_date", "restore_asked_at", "restore_asked_by_id", "restore_reason", "series_id", "slug", "status", "title", "url", "withdrawal_reason", "withdrawn_at", "year") VALUES (OLD."added_at", OLD."country_id", OLD."id", OLD."is_extract", OLD."licence", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_date", OLD."restore_asked_at", OLD."restore_asked_by_id", OLD."restore_reason", OLD."series_id", OLD."slug", OLD."status", OLD."title", OLD."url", OLD."withdrawal_reason", OLD."withdrawn_at", OLD."year"); RETURN NULL;', hash='9a5d5df6d5cc4075cb499b3cc593c59923653e0b', operation='DELETE', pgid='pgtrigger_delete_delete_6acd6', table='reports_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='restored_by_two', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer;', func="\n    IF (NEW.status, NEW.withdrawal_reason, NEW.restore_asked_by_id, NEW.restore_reason)\n        IS NOT DISTINCT FROM (OLD.status, OLD.withdrawal_reason, OLD.restore_asked_by_id, OLD.restore_reason) THEN\n        RETURN NEW;\n    END IF;\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF NEW.restore_asked_by_id IS NOT NULL\n        AND (OLD.restore_asked_by_id IS NOT NULL OR person IS DISTINCT FROM NEW.restore_asked_by_id) THEN\n        RAISE EXCEPTION 'a person asks in their own name, and once'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_source_restored_by_two';\n    END IF;\n    IF OLD.withdrawal_reason = 'witness_safety'\n        AND (NEW.status, NEW.withdrawal_reason) IS DISTINCT FROM (OLD.status, OLD.withdrawal_reason)\n        AND (OLD.restore_asked_by_id IS NULL OR person IS NULL OR person = OLD.restore_asked_by_id) THEN\n        RAISE EXCEPTION 'what protects a person is restored by two: one asks with a reason, another restores'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_source_restored_by_two';\n    END IF;\n    RETURN NEW;\n", hash='400090e52dd84eb13387064742b6b6009c33b791', operation='UPDATE', pgid='pgtrigger_restored_by_two_2a8b9', table='reports_source', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='read_twice', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF TG_OP = 'INSERT' THEN\n        NEW.changed_by_id := NULL; NEW.changed_at := NULL; NEW.unread_since := NULL;\n    ELSIF pg_trigger_depth() = 1 THEN\n        NEW.changed_by_id := OLD.changed_by_id; NEW.changed_at := OLD.changed_at;\n        IF NEW.unread_since IS NOT NULL OR OLD.unread_since IS NULL OR (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'step') IS DISTINCT FROM 'second_change' THEN\n            NEW.unread_since := OLD.unread_since;\n        ELSIF person IS NULL OR person = OLD.changed_by_id THEN\n            RAISE EXCEPTION 'whoever changed it last is not its second reader'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_source_read_twice';\n        END IF;\n    END IF;\n    IF person IS NOT NULL\n        AND (TG_OP = 'INSERT' OR (to_jsonb(NEW) - ARRAY['status', 'withdrawal_reason', 'withdrawn_at', 'drafted_by_id', 'published_by_id', 'drafted_at', 'published_at', 'edited_at', 'changed_by_id', 'changed_at', 'unread_since', 'first_published_at', 'restore_asked_by_id', 'restore_asked_at', 'restore_reason']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['status', 'withdrawal_reason', 'withdrawn_at', 'drafted_by_id', 'published_by_id', 'drafted_at', 'published_at', 'edited_at', 'changed_by_id', 'changed_at', 'unread_since', 'first_published_at', 'restore_asked_by_id', 'restore_asked_at', 'restore_reason'])) THEN\n        NEW.changed_by_id := person; NEW.changed_at := now();\n        IF NEW.status IN ('published', 'withdrawn') THEN NEW.unread_since := COALESCE(NEW.unread_since, now()); END IF;\n    END IF;\n    \n    IF NEW.status NOT IN ('published', 'withdrawn') THEN NEW.unread_since := NULL; END IF;\n    NEW.first_published_at := CASE WHEN TG_OP = 'UPDATE' THEN COALESCE(OLD.first_published_at, NEW.first_published_at) END;\n    IF NEW.status IN ('published', 'withdrawn') THEN NEW.first_published_at := COALESCE(NEW.first_published_at, now()); END IF;\n    IF NEW.status = 'published' AND TG_OP = 'UPDATE' AND OLD.status NOT IN ('published', 'withdrawn')\n        AND (person = NEW.changed_by_id ) THEN\n        RAISE EXCEPTION 'whoever changed it last is not its second reader'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_source_read_twice';\n    END IF;\n\n    RETURN NEW;\n", hash='b67d6e8e27044280bde31741529122f1968d3c8d', operation='INSERT OR UPDATE', pgid='pgtrigger_read_twice_dc0bc', table='reports_source', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='once_public_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."first_published_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='d53689748c7d51fa183743f62830a0eac4b24988', operation='DELETE', pgid='pgtrigger_once_public_never_deleted_84896', table='reports_source', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_sourceevent" ("changed_at", "changed_by_id", "csl", "evidence", "first_published_at", "id", "kind", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_title", "published", "published_earliest", "published_latest", "publisher_id", "restore_asked_at", "restore_asked_by_id", "restore_reason", "slug", "status", "title", "unread_since", "url", "withdrawal_reason", "withdrawn_at") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."csl", NEW."evidence", NEW."first_published_at", NEW."id", NEW."kind", NEW."language", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."printed_title", NEW."published", NEW."published_earliest", NEW."published_latest", NEW."publisher_id", NEW."restore_asked_at", NEW."restore_asked_by_id", NEW."restore_reason", NEW."slug", NEW."status", NEW."title", NEW."unread_since", NEW."url", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;', hash='bc5bcf7c01aefa8fcf4a15729dc6d8fdd18a0c45', operation='INSERT', pgid='pgtrigger_insert_insert_f45fe', table='reports_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "reports_sourceevent" ("changed_at", "changed_by_id", "csl", "evidence", "first_published_at", "id", "kind", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_title", "published", "published_earliest", "published_latest", "publisher_id", "restore_asked_at", "restore_asked_by_id", "restore_reason", "slug", "status", "title", "unread_since", "url", "withdrawal_reason", "withdrawn_at") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."csl", NEW."evidence", NEW."first_published_at", NEW."id", NEW."kind", NEW."language", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."printed_title", NEW."published", NEW."published_earliest", NEW."published_latest", NEW."publisher_id", NEW."restore_asked_at", NEW."restore_asked_by_id", NEW."restore_reason", NEW."slug", NEW."status", NEW."title", NEW."unread_since", NEW."url", NEW."withdrawal_reason", NEW."withdrawn_at"); RETURN NULL;', hash='980e533a443f7af78d91465aa4d6dc7788da6653', operation='UPDATE', pgid='pgtrigger_update_update_cfebf', table='reports_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_sourceevent" ("changed_at", "changed_by_id", "csl", "evidence", "first_published_at", "id", "kind", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_title", "published", "published_earliest", "published_latest", "publisher_id", "restore_asked_at", "restore_asked_by_id", "restore_reason", "slug", "status", "title", "unread_since", "url", "withdrawal_reason", "withdrawn_at") VALUES (OLD."changed_at", OLD."changed_by_id", OLD."csl", OLD."evidence", OLD."first_published_at", OLD."id", OLD."kind", OLD."language", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."printed_title", OLD."published", OLD."published_earliest", OLD."published_latest", OLD."publisher_id", OLD."restore_asked_at", OLD."restore_asked_by_id", OLD."restore_reason", OLD."slug", OLD."status", OLD."title", OLD."unread_since", OLD."url", OLD."withdrawal_reason", OLD."withdrawn_at"); RETURN NULL;', hash='bad60f66f658e83b45ca7f35872b63b81a3a693d', operation='DELETE', pgid='pgtrigger_delete_delete_5977d', table='reports_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sourcecopy',
            trigger=pgtrigger.compiler.Trigger(name='changes_owner', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE person integer; part record;', func="\n    person := (SELECT u.id FROM auth_user u WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer);\n    IF person IS NULL OR (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN RETURN NULL; END IF;\n    IF TG_OP = 'DELETE' THEN part := OLD; ELSE part := NEW; END IF;\n    UPDATE reports_source SET changed_by_id = person, changed_at = now(),\n        unread_since = CASE WHEN status IN ('published', 'withdrawn') THEN COALESCE(unread_since, now()) END\n    WHERE id = part.source_id;\n    RETURN NULL;\n", hash='47364def4e4bab39e53ef30de75382d01d5ce1a7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_changes_owner_80855', table='reports_sourcecopy', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='facility',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('restore_asked_at__isnull', True), ('restore_asked_by__isnull', True), ('restore_reason', '')), models.Q(('restore_asked_at__isnull', False), ('restore_asked_by__isnull', False), ('status', 'withdrawn'), ('withdrawal_reason', 'witness_safety'), models.Q(('restore_reason', ''), _negated=True)), _connector='OR'), name='reports_facility_restoring_asked_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('restore_asked_at__isnull', True), ('restore_asked_by__isnull', True), ('restore_reason', '')), models.Q(('restore_asked_at__isnull', False), ('restore_asked_by__isnull', False), ('status', 'withdrawn'), ('withdrawal_reason', 'witness_safety'), models.Q(('restore_reason', ''), _negated=True)), _connector='OR'), name='reports_finding_restoring_asked_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('restore_asked_at__isnull', True), ('restore_asked_by__isnull', True), ('restore_reason', '')), models.Q(('restore_asked_at__isnull', False), ('restore_asked_by__isnull', False), ('status', 'withdrawn'), ('withdrawal_reason', 'witness_safety'), models.Q(('restore_reason', ''), _negated=True)), _connector='OR'), name='reports_passage_restoring_asked_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('restore_asked_at__isnull', True), ('restore_asked_by__isnull', True), ('restore_reason', '')), models.Q(('restore_asked_at__isnull', False), ('restore_asked_by__isnull', False), ('status', 'withdrawn'), ('withdrawal_reason', 'witness_safety'), models.Q(('restore_reason', ''), _negated=True)), _connector='OR'), name='reports_report_restoring_asked_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('restore_asked_at__isnull', True), ('restore_asked_by__isnull', True), ('restore_reason', '')), models.Q(('restore_asked_at__isnull', False), ('restore_asked_by__isnull', False), ('status', 'withdrawn'), ('withdrawal_reason', 'witness_safety'), models.Q(('restore_reason', ''), _negated=True)), _connector='OR'), name='reports_source_restoring_asked_with_reason'),
        ),
        *(
            migrations.RunSQL(_ONCE_PUBLIC.format(model=model), migrations.RunSQL.noop)
            for model in ("finding", "facility", "source")
        ),
        migrations.RunPython(nobody_publishes_alone, migrations.RunPython.noop),
    ]

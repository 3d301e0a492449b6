"""A series may have several reports on a country and year; what came in under a wrong edition can be moved."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0015_withdrawn_headings'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('symbol', models.CharField(blank=True, default='', max_length=300)),
                ('reason', models.TextField()),
                ('operator', models.CharField(blank=True, default='', help_text='Who moved it.', max_length=150)),
                ('moved_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='report',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='report',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='report',
            name='reports_report_one_per_edition',
        ),
        migrations.AddField(
            model_name='report',
            name='symbol',
            field=models.CharField(blank=True, default='', help_text='Its own symbol or short title, where its series has more than one report on the country that year.', max_length=300),
        ),
        migrations.AddField(
            model_name='reportevent',
            name='symbol',
            field=models.CharField(blank=True, default='', help_text='Its own symbol or short title, where its series has more than one report on the country that year.', max_length=300),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "reports_reportevent" ("added_at", "country_id", "id", "is_extract", "licence", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_date", "series_id", "slug", "status", "symbol", "title", "url", "withdrawal_reason", "withdrawn_at", "year") VALUES (NEW."added_at", NEW."country_id", NEW."id", NEW."is_extract", NEW."licence", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_date", NEW."series_id", NEW."slug", NEW."status", NEW."symbol", NEW."title", NEW."url", NEW."withdrawal_reason", NEW."withdrawn_at", NEW."year"); RETURN NULL;', hash='8079247c3acc12b8f63f582cb0e7f0d6b909401b', operation='UPDATE', pgid='pgtrigger_update_update_234a9', table='reports_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "reports_reportevent" ("added_at", "country_id", "id", "is_extract", "licence", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_date", "series_id", "slug", "status", "symbol", "title", "url", "withdrawal_reason", "withdrawn_at", "year") VALUES (OLD."added_at", OLD."country_id", OLD."id", OLD."is_extract", OLD."licence", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_date", OLD."series_id", OLD."slug", OLD."status", OLD."symbol", OLD."title", OLD."url", OLD."withdrawal_reason", OLD."withdrawn_at", OLD."year"); RETURN NULL;', hash='ba8cad0ab01cb7a2a942ccb15d6dd276ef0a66ca', operation='DELETE', pgid='pgtrigger_delete_delete_6acd6', table='reports_report', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(fields=('series', 'country', 'year', 'symbol'), name='reports_report_one_per_edition'),
        ),
        migrations.AddField(
            model_name='reportmove',
            name='country',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.country'),
        ),
        migrations.AddField(
            model_name='reportmove',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='reports.report'),
        ),
        migrations.AddField(
            model_name='reportmove',
            name='series',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.series'),
        ),
        migrations.AddConstraint(
            model_name='reportmove',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reports_reportmove_reason_given'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportmove',
            trigger=pgtrigger.compiler.Trigger(name='fixed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."series_id" IS DISTINCT FROM (NEW."series_id") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."year" IS DISTINCT FROM (NEW."year") OR OLD."symbol" IS DISTINCT FROM (NEW."symbol") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."operator" IS DISTINCT FROM (NEW."operator") OR OLD."moved_at" IS DISTINCT FROM (NEW."moved_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='562ca801f1804ed042c9cd92f1d4b50dd1d04205', operation='UPDATE', pgid='pgtrigger_fixed_5c470', table='reports_reportmove', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportmove',
            trigger=pgtrigger.compiler.Trigger(name='never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='0f0f3e6a75111fd713f428b07a2a3889e302bdab', operation='DELETE', pgid='pgtrigger_never_deleted_18189', table='reports_reportmove', when='BEFORE')),
        ),
    ]

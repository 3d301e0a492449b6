"""The queue that the search index follows."""

import django.db.models.expressions
import django.db.models.functions.datetime
import reports.models.index_queue
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0012_intakes"),
    ]

    operations = [
        migrations.CreateModel(
            name="IndexQueue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("passage_id", models.BigIntegerField()),
                (
                    "xid",
                    reports.models.index_queue.TransactionIdField(db_default=django.db.models.expressions.RawSQL("pg_current_xact_id()", []), editable=False),
                ),
                ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            ],
            options={
                "verbose_name_plural": "index queue",
                "indexes": [models.Index(fields=["xid"], name="reports_indexqueue_by_xid")],
            },
        ),
    ]

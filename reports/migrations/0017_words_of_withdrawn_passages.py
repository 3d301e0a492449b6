"""Who reads the words of withdrawn passages, and the bytes that hold them, is a right of its own: see 0014_roles."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reports", "0016_several_reports_of_an_edition")]

    operations = [
        migrations.AlterModelOptions(
            name="passage",
            options={
                "permissions": [
                    ("review_passage", "Can publish, send back, reject, withdraw and restore passages"),
                    ("read_withdrawn_passage", "Can read the words of withdrawn passages, and bytes that hold them"),
                ]
            },
        ),
    ]

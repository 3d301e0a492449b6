"""Administrators invite people and read the security log; the table in which the door counts, shared by all processes."""

from django.core.management import call_command
from django.db import migrations

RIGHTS = {"invitation": ("add", "view"), "securityentry": ("view",)}


def give_rights(apps, schema_editor):
    """Django writes permissions only after all migrations have run, so those that are missing are written here."""
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Administrator")
    for model, verbs in RIGHTS.items():
        content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="access", model=model)
        for verb in verbs:
            permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=content_type, codename=f"{verb}_{model}", defaults={"name": f"Can {verb} {model}"}
            )
            group.permissions.add(permission)


def take_rights(apps, schema_editor):
    apps.get_model("auth", "Permission").objects.filter(content_type__app_label="access").delete()


def make_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("reports", "0014_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(give_rights, take_rights),
        migrations.RunPython(make_table, migrations.RunPython.noop),
    ]

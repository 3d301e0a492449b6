"""The roles: the three groups of people who curate, and what each may do. docs/curators.md says the same in words."""

from django.db import migrations

READ = ("report", "passage", "section", "capture", "crossreference", "topic", "topicspelling")
TERMS = ("abusetype", "actor", "facilitytype", "group", "topic")
RECORDS = ("finding", "facility", "source")
PARTS = ("citation", "figure", "facilityname", "sourcecopy")
REVIEWED = (*RECORDS, "passage", "report")


def every(verbs, models):
    return {f"{verb}_{model}" for verb in verbs for model in models}


CURATOR = (
    every(["view"], [*READ, *TERMS, *RECORDS, *PARTS, "country", "publisher", "series", "intake"])
    | every(["add", "change"], [*RECORDS, *PARTS])
    | every(["delete"], ["finding", *PARTS])
    | {"add_publisher"}
)
REVIEWER = (
    CURATOR
    | every(["review"], REVIEWED)
    | every(["change"], ["report", "section", "publisher"])
    | every(["add", "change"], [*TERMS, "intake"])
)
ADMINISTRATOR = (
    REVIEWER
    | every(["add", "change"], ["country", "series"])
    | every(["delete"], [*TERMS, "country", "publisher", "series"])
    | {"publish_own_finding", "read_withdrawn_passage"}
)
GROUPS = {"Curator": CURATOR, "Reviewer": REVIEWER, "Administrator": ADMINISTRATOR}


def make_groups(apps, schema_editor):
    """Django writes permissions only after all migrations have run, so those that are missing are written here."""
    group_model = apps.get_model("auth", "Group")
    for name, codenames in GROUPS.items():
        group, _ = group_model.objects.get_or_create(name=name)
        group.permissions.set([permission(apps, codename) for codename in sorted(codenames)])


def permission(apps, codename):
    model = codename.rpartition("_")[2]
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="reports", model=model)
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
    )
    return found


def drop_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0013_index_queue"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, drop_groups, elidable=False)]

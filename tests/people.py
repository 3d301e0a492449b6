"""People who curate, in the groups that a migration makes."""

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, User


def make_person(group, name=""):
    """A member of Curator, Reviewer or Administrator, called after the group unless `name` says otherwise."""
    if not Group.objects.filter(name=group).exists():  # an earlier test emptied every table
        import_module("reports.migrations.0014_roles").make_groups(apps, None)
        import_module("reports.migrations.0019_second_readers").nobody_publishes_alone(apps, None)
    person = User.objects.create_user(name or group.lower(), password="long enough for tests", is_staff=True)
    person.groups.add(Group.objects.get(name=group))
    return person

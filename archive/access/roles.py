"""Triggers on the tables of accounts, groups and second factors: every change of who may do what is logged, raw SQL too.

The tables belong to Django and allauth; these proxies only lend them triggers.
"""

import pgtrigger
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User

_BY = """COALESCE((
    SELECT username FROM auth_user
    WHERE id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint
), '')"""
_ENTRY = "INSERT INTO access_securityentry (kind, account, by, detail) VALUES ('{kind}', {account}, {by}, left({detail}, 200));"
_NAME_OF = "COALESCE((SELECT username FROM auth_user WHERE id = {row}.user_id), '')"
_RIGHT = """(SELECT t.app_label || '.' || p.codename FROM auth_permission p
    JOIN django_content_type t ON t.id = p.content_type_id WHERE p.id = {row}.permission_id)"""
_FLAGS = """concat_ws(', ',
    CASE WHEN {row}.is_superuser THEN 'superuser' END, CASE WHEN {row}.is_staff THEN 'staff' END,
    CASE WHEN NOT {row}.is_active THEN 'not active' END)"""
_REHASHED = """CASE WHEN split_part(OLD.password, '$', 2) <> split_part(NEW.password, '$', 2) AND OLD.password <> ''
    THEN 'stored with another number of rounds, as happens by itself at the first sign-in after an update' ELSE '' END"""


def _log(kind: str, account: str, detail: str) -> str:
    return _ENTRY.format(kind=kind, account=account, by=_BY, detail=detail)


def _after(name: str, operation: pgtrigger.Operation, sql: str, condition: str = "") -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        condition=pgtrigger.Condition(f"({condition})") if condition else None,
        func=f"{sql} RETURN NULL;",
    )


def _linked(account: str, gained: str, lost: str) -> list[pgtrigger.Trigger]:
    """For a table that links two others: a row that comes is a role gained, one that goes is a role lost."""
    changed = _log("role_changed", account.format(row="OLD"), lost.format(row="OLD")) + _log(
        "role_changed", account.format(row="NEW"), gained.format(row="NEW")
    )
    return [
        _after(
            "log_gained", pgtrigger.Insert, _log("role_changed", account.format(row="NEW"), gained.format(row="NEW"))
        ),
        _after("log_changed", pgtrigger.Update, changed),
        _after("log_lost", pgtrigger.Delete, _log("role_changed", account.format(row="OLD"), lost.format(row="OLD"))),
    ]


class Account(User):
    class Meta:
        proxy = True
        triggers = [
            _after(
                "log_made",
                pgtrigger.Insert,
                _log(
                    "role_changed",
                    "NEW.username",
                    f"concat_ws(': ', 'account made', NULLIF({_FLAGS.format(row='NEW')}, ''))",
                ),
            ),
            _after("log_removed", pgtrigger.Delete, _log("role_changed", "OLD.username", "'account deleted'")),
            _after(
                "log_role",
                pgtrigger.Update,
                _log(
                    "role_changed",
                    "NEW.username",
                    f"'now ' || COALESCE(NULLIF({_FLAGS.format(row='NEW')}, ''), 'neither staff nor superuser')",
                ),
                "(OLD.is_superuser, OLD.is_staff, OLD.is_active) IS DISTINCT FROM (NEW.is_superuser, NEW.is_staff, NEW.is_active)",
            ),
            _after(
                "log_password",
                pgtrigger.Update,
                _log("password_changed", "NEW.username", _REHASHED),
                "OLD.password IS DISTINCT FROM NEW.password",
            ),
            _after(
                "log_name",
                pgtrigger.Update,
                _log("role_changed", "NEW.username", "'was called ' || OLD.username"),
                "OLD.username IS DISTINCT FROM NEW.username",
            ),
        ]


_GROUP = "COALESCE((SELECT name FROM auth_group WHERE id = {row}.group_id), 'a group that is gone')"


class Membership(User.groups.through):
    class Meta:
        proxy = True
        triggers = _linked(_NAME_OF, f"'joined ' || {_GROUP}", f"'left ' || {_GROUP}")


class OwnRight(User.user_permissions.through):
    class Meta:
        proxy = True
        triggers = _linked(_NAME_OF, f"'given ' || {_RIGHT}", f"'lost ' || {_RIGHT}")


class GroupRight(Group.permissions.through):
    class Meta:
        proxy = True
        triggers = _linked("''", f"{_GROUP} || ' may now ' || {_RIGHT}", f"{_GROUP} || ' may no longer ' || {_RIGHT}")


class Factor(Authenticator):
    class Meta:
        proxy = True
        triggers = [
            _after(
                "log_added",
                pgtrigger.Insert,
                _log("factor_added", _NAME_OF.format(row="NEW"), "replace(NEW.type, '_', ' ')"),
            ),
            _after(
                "log_removed",
                pgtrigger.Delete,
                _log("factor_removed", _NAME_OF.format(row="OLD"), "replace(OLD.type, '_', ' ')"),
            ),
        ]

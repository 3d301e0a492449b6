"""A status goes only where a step of review leads, and only by an act that says which; the owner of the tables mends by hand."""

from django.db import migrations

from reports.migrations._triggers import add_trigger

_BY_STEPS = """
    IF session_user = (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID) THEN RETURN NEW; END IF;
    IF (OLD.status, NEW.status) NOT IN ({moves}) THEN
        RAISE EXCEPTION 'no step leads from % to %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_status_by_steps';
    END IF;
    IF NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'step' IS NULL THEN
        RAISE EXCEPTION 'a status is changed by an act that says its step'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_status_by_steps';
    END IF;
    RETURN NEW;
"""
_IMPORTED = "('published', 'withdrawn'), ('withdrawn', 'published')"
_CURATED = (
    "('draft', 'in_review'), ('draft', 'rejected'), ('in_review', 'draft'), ('in_review', 'published'), "
    "('in_review', 'rejected'), ('published', 'withdrawn'), ('rejected', 'draft'), ('suggested', 'in_review'), "
    "('suggested', 'rejected'), ('withdrawn', 'published')"
)
_OF_FINDINGS = (
    "('draft', 'in_review'), ('draft', 'rejected'), ('in_review', 'draft'), ('in_review', 'published'), "
    "('in_review', 'rejected'), ('published', 'withdrawn'), ('rejected', 'draft'), ('rejected', 'suggested'), "
    "('suggested', 'in_review'), ('suggested', 'rejected'), ('withdrawn', 'draft')"
)

_TRIGGERS = [  # the model, the digest and the name of its trigger, the moves
    ("facility", "61b5ef037c3ece4cba428580c3287a2b4cd806f9", "pgtrigger_status_by_steps_ed1ae", _CURATED),
    ("finding", "6c5aeab2acb97d3ba27d75e229f497a80cb4a029", "pgtrigger_status_by_steps_cae6f", _OF_FINDINGS),
    ("passage", "0a3a26ad0219cc4a860981a88ec4e4e8f8c0a101", "pgtrigger_status_by_steps_17800", _IMPORTED),
    ("report", "a589f702702e5c1b13212ec907250b8aa1f87b15", "pgtrigger_status_by_steps_3382f", _IMPORTED),
    ("source", "ba3bd4955d0e87f8ca756f326565067526435e4d", "pgtrigger_status_by_steps_a2f85", _CURATED),
]


class Migration(migrations.Migration):
    dependencies = [("reports", "0021_history_of_reports")]

    operations = [
        add_trigger(
            model,
            "status_by_steps",
            condition='WHEN (OLD."status" IS DISTINCT FROM (NEW."status"))',
            func=_BY_STEPS.format(moves=moves, table=f"reports_{model}"),
            hash=digest,
            operation='UPDATE OF "status"',
            pgid=name,
            table=f"reports_{model}",
            when="BEFORE",
        )
        for model, digest, name, moves in _TRIGGERS
    ]

"""Each event of the history gets a link in a chain of digests at its commit; what was there before is chained first, by time."""

from django.db import migrations, models

from reports.migrations._triggers import add_trigger

# The words of a row, whatever time zone the session has. The same as reports/models/history_chain.py asks for.
_WORDS = """
    CREATE FUNCTION public.reports_history_words(event_table text, event anyelement) RETURNS text
    LANGUAGE sql STABLE SET "TimeZone" = 'UTC' SET search_path = public, pg_temp AS $$
        SELECT event_table || ' ' || jsonb_strip_nulls(to_jsonb(event) || jsonb_build_object('pgh_user', (
            SELECT c.metadata -> 'user' FROM pghistory_context c WHERE c.id = (to_jsonb(event) ->> 'pgh_context_id')::uuid
        )))::text
    $$
"""

# Called at the commit for each new row; for the first of a transaction it links all of the table, so the head is written once.
# Rows that can be seen and have no link are our own: those of others got theirs at their commit, which the lock waits for.
# A plan is made once a session, often while the chain is short: without the settings it would read all of it for each row later.
_CHAIN_EVENTS = """
    CREATE FUNCTION public.reports_chain_events(event_table text, first bigint) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
    DECLARE
        digest_before bytea;
        event record;
    BEGIN
        IF EXISTS (SELECT 1 FROM reports_historychain l WHERE l."table" = event_table AND l.event = first) THEN
            RETURN;
        END IF;
        INSERT INTO reports_historyhead (id, seed, digest) VALUES (1, '', '') ON CONFLICT DO NOTHING;
        SELECT h.digest INTO digest_before FROM reports_historyhead h FOR UPDATE;
        FOR event IN EXECUTE format(
            'SELECT t.pgh_id AS id, reports_history_words(%1$L, t) AS words FROM %1$I t WHERE t.pgh_id >= $1 AND NOT EXISTS ('
            'SELECT 1 FROM reports_historychain l WHERE l."table" = %1$L AND l.event = t.pgh_id) ORDER BY t.pgh_id', event_table
        ) USING first LOOP
            digest_before := sha256(digest_before || convert_to(event.words, 'UTF8'));
            INSERT INTO reports_historychain ("table", event, digest) VALUES (event_table, event.id, digest_before);
        END LOOP;
        UPDATE reports_historyhead SET digest = digest_before;
    END
    $$
"""

# For a migration that changes the words of rows that are there, by giving them a value or dropping a column: the owner verifies
# before, and calls this after. The new chain follows the head of the old one, which keeps what was noted elsewhere of use.
_CHAIN_ANEW = """
    CREATE FUNCTION public.reports_chain_history_anew() RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE
        digest_before bytea;
        event record;
        every_event text;
    BEGIN
        INSERT INTO reports_historyhead (id, seed, digest) VALUES (1, '', '') ON CONFLICT DO NOTHING;
        SELECT h.digest INTO digest_before FROM reports_historyhead h FOR UPDATE;
        UPDATE reports_historyhead SET seed = digest_before;
        DELETE FROM reports_historychain;
        SELECT string_agg(format(
            'SELECT t.pgh_created_at AS at, %1$L AS event_table, t.pgh_id AS id, reports_history_words(%1$L, t) AS words FROM %1$I t',
            c.relname
        ), ' UNION ALL ') INTO every_event
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'pgh_id' AND NOT a.attisdropped
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace;
        FOR event IN EXECUTE
            'SELECT * FROM (' || every_event || ') AS events ORDER BY at, event_table COLLATE "C", id'
        LOOP
            digest_before := sha256(digest_before || convert_to(event.words, 'UTF8'));
            INSERT INTO reports_historychain ("table", event, digest) VALUES (event.event_table, event.id, digest_before);
        END LOOP;
        UPDATE reports_historyhead SET digest = digest_before;
    END
    $$
"""

# A session may name any act as its own, and pghistory would overwrite what was said of it. Keys are added while an act lasts, and
# who did it never changes: the chain has it in its words.
_CONTEXT_STAYS = """
    CREATE FUNCTION public.reports_context_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.metadata -> 'user' IS DISTINCT FROM OLD.metadata -> 'user' OR OLD.created_at < now() - interval '1 hour' THEN
            RAISE EXCEPTION 'who did something, and what was said of it an hour ago, is no longer changed'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_context_stays';
        END IF;
        RETURN NEW;
    END
    $$;
    CREATE TRIGGER reports_context_stays BEFORE UPDATE ON pghistory_context
        FOR EACH ROW EXECUTE FUNCTION public.reports_context_stays()
"""
_CONTEXT_MAY_CHANGE = """
    DROP TRIGGER reports_context_stays ON pghistory_context;
    DROP FUNCTION public.reports_context_stays()
"""

_EVENTS = [  # the model, the digest and the name of its trigger, the table
    ("abusetypeevent", "f05ea6ca56fe8a88fbb1e2385f9fc917d06105d6", "pgtrigger_chained_9adb5", "reports_abusetypeevent"),
    ("actorevent", "8b0b4975c830ffaeead427baa78a3e71c774b0d6", "pgtrigger_chained_c86ef", "reports_actorevent"),
    ("citationcandidateevent", "c4692e7f968087a80453fbc53b9f7113134da28b", "pgtrigger_chained_5cac2", "reports_citationcandidateevent"),
    ("citationevent", "a56247549f0679b868c2ae63ac31a5bf506c22c7", "pgtrigger_chained_a9874", "reports_citationevent"),
    ("cueevent", "22945514473826831469af3435f0ae79f49fe109", "pgtrigger_chained_ed1fb", "reports_cueevent"),
    ("facilityevent", "43c84b7fe5d223cb663c44c7dbdde352b34b5864", "pgtrigger_chained_301cf", "reports_facilityevent"),
    ("facilitynameevent", "f4eeae85eed86114857908459d7316a1609818df", "pgtrigger_chained_a10d8", "reports_facilitynameevent"),
    ("facilitytypeevent", "d40094bdcf85d8194886b6d0556ee293a384ec4d", "pgtrigger_chained_47be3", "reports_facilitytypeevent"),
    ("figureevent", "99ef0a554589b9ab0274adcedce263ebd9928061", "pgtrigger_chained_02a96", "reports_figureevent"),
    ("findingabusetypeevent", "ffb7a19c903a36c79bd2d7c792cdead3db1b55b9", "pgtrigger_chained_b6c91", "reports_findingabusetypeevent"),
    ("findingactorevent", "a33226fc8b29558ebed090adf5d1a4711eb46bbd", "pgtrigger_chained_7dfa2", "reports_findingactorevent"),
    ("findingevent", "6f3aee76a184bee7fd6fef5d912c331cdb8dab27", "pgtrigger_chained_1e8fc", "reports_findingevent"),
    ("findingfacilityevent", "0ffe716d1d1f6d29aa45d50c7f0c0b33164a887c", "pgtrigger_chained_56cf8", "reports_findingfacilityevent"),
    ("findingfacilitytypeevent", "d8240b7c9451ee6b4918b725307d2f40876a206f", "pgtrigger_chained_be965", "reports_findingfacilitytypeevent"),
    ("findinggroupevent", "e0ab677802fa7d8d438d523b8bfef9ff02e4993c", "pgtrigger_chained_036d5", "reports_findinggroupevent"),
    ("groupevent", "315d7296c6988023ffc27b248b1329a8d8d6128a", "pgtrigger_chained_8aef2", "reports_groupevent"),
    ("passageevent", "b5ff2ea7cb2321203cd733ad0f7626e1e752a660", "pgtrigger_chained_8146b", "reports_passageevent"),
    ("publisherevent", "034b53244c7571cede8c643d67a70d50e9a122d3", "pgtrigger_chained_a42da", "reports_publisherevent"),
    ("reportevent", "cc81796d5fa13f9bf59cc4e7e828d2e4ae74413e", "pgtrigger_chained_06969", "reports_reportevent"),
    ("sourceevent", "01c2133815e5ff5fb394f93c8e68479da8327362", "pgtrigger_chained_e5ef5", "reports_sourceevent"),
    ("topicevent", "6af836670ecc90213f109e9aab8a1bdcb48f4fe6", "pgtrigger_chained_17251", "reports_topicevent"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reports", "0019_second_readers"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoryChain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=63)),
                ("event", models.BigIntegerField(help_text="The row of that table, by its pgh_id.")),
                ("digest", models.BinaryField(help_text="SHA-256 over the digest before and the words of the row.")),
            ],
            options={
                "verbose_name_plural": "history chain",
                "constraints": [models.UniqueConstraint(fields=("table", "event"), name="reports_historychain_once")],
            },
        ),
        migrations.CreateModel(
            name="HistoryHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seed", models.BinaryField()),
                ("digest", models.BinaryField()),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="reports_historyhead_single")],
            },
        ),
        migrations.RunSQL(_WORDS, "DROP FUNCTION public.reports_history_words(text, anyelement)"),
        migrations.RunSQL(_CHAIN_EVENTS, "DROP FUNCTION public.reports_chain_events(text, bigint)"),
        migrations.RunSQL(_CHAIN_ANEW, "DROP FUNCTION public.reports_chain_history_anew()"),
        migrations.RunSQL("SELECT public.reports_chain_history_anew()", migrations.RunSQL.noop),
        migrations.RunSQL(_CONTEXT_STAYS, _CONTEXT_MAY_CHANGE),
        *(
            add_trigger(
                model,
                "chained",
                constraint="CONSTRAINT",
                func="PERFORM reports_chain_events(TG_TABLE_NAME, NEW.pgh_id); RETURN NULL;",
                hash=digest,
                operation="INSERT",
                pgid=name,
                table=table,
                timing="DEFERRABLE INITIALLY DEFERRED",
                when="AFTER",
            )
            for model, digest, name, table in _EVENTS
        ),
    ]

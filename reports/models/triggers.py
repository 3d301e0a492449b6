"""Promises that no column constraint can keep, written once for the models that share them."""

import pgtrigger

_NO_CYCLES = """
    IF NEW.parent_id IS NULL THEN RETURN NEW; END IF;
    PERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME));
    IF NEW.parent_id = NEW.id OR EXISTS (
        WITH RECURSIVE above(id) AS (
            SELECT NEW.parent_id
            UNION
            SELECT t.parent_id FROM {meta.db_table} t JOIN above ON t.id = above.id WHERE t.parent_id IS NOT NULL
        )
        SELECT 1 FROM above WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION '% cannot stand below itself', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = '{meta.db_table}_no_cycles';
    END IF;
    RETURN NEW;
"""

_EXACT_WORDS = """
    SELECT p.text INTO passage_text FROM {passage_from};
    IF substring(passage_text FROM NEW.start + 1 FOR NEW."end" - NEW.start) IS DISTINCT FROM NEW.{words} THEN
        RAISE EXCEPTION 'the words “%” do not stand at % to % of the passage', NEW.{words}, NEW.start, NEW."end"
            USING ERRCODE = 'check_violation', CONSTRAINT = '{constraint}';
    END IF;
    RETURN NEW;
"""

_OF_FINDING = "reports_finding f JOIN reports_passage p ON p.id = f.passage_id WHERE f.id = NEW.finding_id"
_OF_PASSAGE = "reports_passage p WHERE p.id = NEW.passage_id"

_QUEUE = """
    INSERT INTO reports_indexqueue (passage_id)
    SELECT DISTINCT touched.id FROM ({select}) AS touched(id) WHERE touched.id IS NOT NULL;
    IF FOUND THEN PERFORM pg_notify('reports_index', ''); END IF;
    RETURN NULL;
"""


def chained() -> pgtrigger.Trigger:
    """At the commit each new row of a table of events gets its link in the chain: see `history_chain`."""
    return pgtrigger.Trigger(
        name="chained",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        timing=pgtrigger.Deferred,
        func="PERFORM reports_chain_events(TG_TABLE_NAME, NEW.pgh_id); RETURN NULL;",
    )


def no_cycles() -> pgtrigger.Trigger:
    """A tree stays a tree. The lock makes two curators who move terms at once wait for each other."""
    return pgtrigger.Trigger(
        name="no_cycles",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id"),
        func=pgtrigger.Func(_NO_CYCLES),
    )


def exact_words(*, words: str, constraint: str, through_finding: bool) -> pgtrigger.Trigger:
    """`passage.text[start:end]` equals the column `words`, in characters."""
    return pgtrigger.Trigger(
        name="exact_words",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[("passage_text", "text")],
        func=_EXACT_WORDS.format(
            passage_from=_OF_FINDING if through_finding else _OF_PASSAGE, words=words, constraint=constraint
        ),
    )


def fixed(*fields: str) -> pgtrigger.Trigger:
    """These columns never change once written."""
    return pgtrigger.ReadOnly(name="fixed", fields=list(fields))


def never_deleted() -> pgtrigger.Trigger:
    return pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)


def queue_passages(select: str, *, insert: bool = True, delete: bool = True) -> list[pgtrigger.Trigger]:
    """After every write, put the passages that `select` finds on the index queue, within the same transaction.

    `select` reads the written rows, before and after, from a table called `changed` and returns passage ids. The
    triggers run once a statement, so a bulk write costs one more statement and not one a row.
    """
    both = "(SELECT * FROM rows_before UNION ALL SELECT * FROM rows_after)"
    triggers = [_queue_trigger("update", pgtrigger.Update, select.replace("changed", f"{both} AS changed", 1))]
    if insert:
        triggers.append(
            _queue_trigger("insert", pgtrigger.Insert, select.replace("changed", "rows_after AS changed", 1))
        )
    if delete:
        triggers.append(
            _queue_trigger("delete", pgtrigger.Delete, select.replace("changed", "rows_before AS changed", 1))
        )
    return triggers


def queue_below(table: str, of_terms: str) -> str:
    """The select for a tree: `of_terms` returns the passages of the terms in `below`, the changed ones and all under them."""
    return f"""
        WITH RECURSIVE below(id) AS (
            SELECT id FROM changed UNION SELECT t.id FROM {table} t JOIN below ON t.parent_id = below.id
        ) {of_terms}
    """


def _queue_trigger(name: str, operation: pgtrigger.Operation, select: str) -> pgtrigger.Trigger:
    seen = {
        "insert": pgtrigger.Referencing(new="rows_after"),
        "update": pgtrigger.Referencing(old="rows_before", new="rows_after"),
        "delete": pgtrigger.Referencing(old="rows_before"),
    }[name]
    return pgtrigger.Trigger(
        name=f"queue_on_{name}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=seen,
        func=_QUEUE.format(select=select),
    )

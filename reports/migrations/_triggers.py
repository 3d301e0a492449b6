"""A trigger as the migrations write it down: its SQL as it was compiled from the model that day, so that it stays what it was."""

from typing import Any

from pgtrigger.compiler import Trigger, UpsertTriggerSql
from pgtrigger.migrations import AddTrigger


def add_trigger(model: str, name: str, **sql: Any) -> AddTrigger:
    return AddTrigger(model_name=model, trigger=Trigger(name=name, sql=UpsertTriggerSql(**sql)))

"""A column with another one's text folded for matching, so that the same words match however they were typed."""

from collections.abc import Callable
from typing import Any

from django.db import models

from reports.text import fold


class FoldedField(models.CharField):
    """The text of the field named by `of`, folded whenever the row is written. To migrations it is a plain CharField."""

    def __init__(self, *args: Any, of: str = "", by: Callable[[str], str] = fold, **kwargs: Any) -> None:
        self.of, self.by = of, by
        super().__init__(*args, **{**kwargs, "editable": False})

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = self.by(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, folded)
        return folded

"""Uncertain dates: an EDTF string as written, and the earliest and latest day it can mean.

EDTF is the Library of Congress Extended Date/Time Format (ISO 8601-2): "2013", "2021-07", "2019-09/2020-07", "2013~".
"""

import datetime
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from edtf import EDTFParseException, parse_edtf

Edge = Literal["earliest", "latest"]


def edtf_bounds(edtf: str) -> tuple[datetime.date | None, datetime.date | None]:
    """The earliest and latest day meant by an EDTF string; (None, None) for an empty one.

    Raises ValueError with a sentence for the person who typed it.
    """
    if not edtf:
        return None, None
    try:
        parsed = parse_edtf(edtf)
        days = [datetime.date(*edge[:3]) for edge in (parsed.lower_strict(), parsed.upper_strict())]
    except (EDTFParseException, ValueError, TypeError, AttributeError) as error:
        raise ValueError(
            f"“{edtf}” is not a date in EDTF: write 2013, 2021-07, 2021-07-14 or 2019-09/2020-07."
        ) from error
    if days[0] > days[1]:
        raise ValueError(f"“{edtf}” ends before it begins.")
    return days[0], days[1]


def validate_edtf(value: str) -> None:
    try:
        edtf_bounds(value)
    except ValueError as error:
        raise ValidationError(str(error), code="edtf") from error


class EdtfField(models.CharField):
    """A date as uncertain as its source left it; empty when the source gives none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs.setdefault("validators", [validate_edtf])
        kwargs.setdefault("help_text", "EDTF: 2013, 2021-07, 2021-07-14, 2019-09/2020-07, 2013~ (about).")
        super().__init__(*args, **kwargs)


class EdtfEdgeField(models.DateField):
    """The earliest or latest day of the EdtfField named by `of`, worked out whenever the row is written."""

    def __init__(self, *args: Any, of: str = "", edge: Edge = "earliest", **kwargs: Any) -> None:
        self.of, self.edge = of, edge
        kwargs.update(null=True, blank=True, editable=False)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["editable"]
        return name, path, args, {**kwargs, "of": self.of, "edge": self.edge}

    def pre_save(self, model_instance: models.Model, add: bool) -> datetime.date | None:
        earliest, latest = edtf_bounds(getattr(model_instance, self.of))
        value = earliest if self.edge == "earliest" else latest
        setattr(model_instance, self.attname, value)
        return value


def edtf_constraint(of: str, earliest: str, latest: str, *, name: str) -> models.CheckConstraint:
    """The derived days stand exactly when the date does, in order."""
    empty = Q(**{of: "", f"{earliest}__isnull": True, f"{latest}__isnull": True})
    both = Q(
        **{f"{earliest}__isnull": False, f"{latest}__isnull": False}
    )  # explicit, because a CHECK that comes to NULL passes
    filled = ~Q(**{of: ""}) & both & Q(**{f"{latest}__gte": F(earliest)})
    return models.CheckConstraint(condition=empty | filled, name=name)

"""Looking things up where a template has only the key. Knows no models."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def at(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The value that a mapping holds at a key, empty where it holds none."""
    return mapping.get(key, "")

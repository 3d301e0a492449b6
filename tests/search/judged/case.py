"""What a case of the table says: what is typed, what a reader of the small archive expects to be shown, and why."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Case:
    """`finds` names the passages that a search shows, by their labels in corpus.yaml; no others may be shown.

    With `in_order` they stand in that order. With `among`, only passages of those reports are looked through, which
    keeps a case about common words short enough to judge. `filters` and `excluded` name facet values by code, slug or
    year; `asked` is what else a SearchQuery takes. `says` are words that the notes of the reading must hold; a case
    that says nothing wants no notes at all. `total` counts repeats too, where it differs.
    """

    name: str
    text: str
    finds: str
    why: str
    in_order: bool = False
    among: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    excluded: dict[str, str] = field(default_factory=dict)
    asked: dict[str, object] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    total: int | None = None
    wrong: str = ""
    """Why searches do not do it yet: the case has to fail until they do."""


def spelled(name: str, forms: str, finds: str, why: str) -> list[Case]:
    """One case for each way to write the same thing; ways are set apart by " / "."""
    return [Case(f"{name} as {form}", form, finds, why) for form in forms.split(" / ")]

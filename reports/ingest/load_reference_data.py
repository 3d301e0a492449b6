"""Reading the directory from the record: apart from the directory itself, so that a process that reads pages needs no database."""

from reports.ingest.preparing.reference_data import NamedCountry, NamedSeries, ReferenceData
from reports.models import Country, CountryName, Series, TopicSpelling
from reports.text import fold_name


def load_reference_data() -> ReferenceData:
    """Four queries; nothing of what comes back asks the database again."""
    countries = Country.objects.order_by("code").values_list("pk", "code", "name", "slug")
    series = Series.objects.order_by("slug").values_list("pk", "slug", "title")
    named = [NamedCountry(*row) for row in countries]
    return ReferenceData(
        series={slug: NamedSeries(pk, slug, title) for pk, slug, title in series},
        countries={country.code.upper(): country for country in named},
        names=_names(named),
        spellings=dict(TopicSpelling.objects.values_list("folded", "topic_id")),
    )


def _names(countries: list[NamedCountry]) -> dict[str, str]:
    """Where two countries are called the same, a name counts before a slug, and a slug before another spelling."""
    names = {fold_name(country.name): country.code for country in countries}
    for country in countries:
        names.setdefault(fold_name(country.slug), country.code)
    for folded, code in CountryName.objects.order_by("pk").values_list("folded", "country__code"):
        names.setdefault(folded, code)
    names.pop("", None)
    return {folded: code.upper() for folded, code in names.items()}

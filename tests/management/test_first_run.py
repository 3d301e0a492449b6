"""The first run gives what it always gave: the seed report's passages with the keys that are cited already."""

import hashlib
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from reports.management import first_run
from reports.models import Passage, Report

pytestmark = pytest.mark.django_db
PAGES_OF_ONE_EDITION = Path(__file__).parents[1] / "ingest" / "one_edition"


def test_the_seed_keeps_the_keys_that_are_cited():
    (plan,) = first_run.fill(Path(settings.BASE_DIR) / "fixtures", progress=lambda step: None)
    keys = list(Passage.objects.in_order().values_list("key", flat=True))
    assert (plan.slug, len(keys)) == ("country-reports-2021-north-korea", 38)
    assert hashlib.sha256(" ".join(keys).encode()).hexdigest()[:12] == "ae7c79011d4d"
    assert Report.objects.get().captures.get().account["kept"] > 20_000
    assert not first_run.is_needed()


def test_the_manifest_may_name_two_reports_of_one_edition(tmp_path):
    folder = tmp_path / "fixtures"
    shutil.copytree(Path(settings.BASE_DIR) / "fixtures", folder)
    with (folder / "reports" / first_run.MANIFEST).open("a") as manifest:
        for name, more in (("disappearances", ""), ("land", ", symbol: A/HRC/25/63")):
            shutil.copy(PAGES_OF_ONE_EDITION / f"{name}.html", folder / "reports")
            manifest.write(f"- {{file: {name}.html, series: country-reports, country: KP, year: 2020{more}}}\n")
    plans = first_run.fill(folder, progress=lambda step: None)
    assert [plan.slug for plan in plans[1:]] == [
        "country-reports-2020-north-korea",
        "country-reports-2020-north-korea-a-hrc-25-63",
    ]

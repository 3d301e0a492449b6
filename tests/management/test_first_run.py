"""The first run gives what it always gave: the seed report's passages with the keys that are cited already."""

import hashlib
from pathlib import Path

import pytest
from django.conf import settings

from reports.management import first_run
from reports.models import Passage, Report

pytestmark = pytest.mark.django_db


def test_the_seed_keeps_the_keys_that_are_cited():
    (plan,) = first_run.fill(Path(settings.BASE_DIR) / "fixtures", progress=lambda step: None)
    keys = list(Passage.objects.in_order().values_list("key", flat=True))
    assert (plan.slug, len(keys)) == ("country-reports-2021-north-korea", 38)
    assert hashlib.sha256(" ".join(keys).encode()).hexdigest()[:12] == "ae7c79011d4d"
    assert Report.objects.get().captures.get().account["kept"] > 20_000
    assert not first_run.is_needed()

"""One archive for all cases of the table: made once, and taken back when they have run."""

import pytest
from django.db import transaction
from django.test import override_settings


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker, tmp_path_factory):
    """Only asked, never written to: the cases share one transaction, which is rolled back behind the last."""
    from tests.search.judged.archive import write_archive

    index = override_settings(ARCHIVE_INDEX_DIR=tmp_path_factory.mktemp("judged") / "index")
    with django_db_blocker.unblock(), index, transaction.atomic():
        yield write_archive()
        transaction.set_rollback(True)

"""The files of the index are for the account that made them alone."""

import pytest

from reports.search import rebuild
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_other_accounts_of_the_host_cannot_look_into_the_index(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    settings.ARCHIVE_INDEX_DIR.mkdir(mode=0o755)  # as an earlier version left it
    make.make_passage()
    rebuild()
    folders = [settings.ARCHIVE_INDEX_DIR, *(path for path in settings.ARCHIVE_INDEX_DIR.rglob("*") if path.is_dir())]
    assert len(folders) > 1
    assert {oct(folder.stat().st_mode & 0o777) for folder in folders} == {oct(0o700)}

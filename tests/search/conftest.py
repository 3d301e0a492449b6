"""An index of its own for every test that asks for one."""

import pytest


@pytest.fixture
def index_dir(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    return settings.ARCHIVE_INDEX_DIR

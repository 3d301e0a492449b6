import pytest

from tests.people import make_person


@pytest.fixture
def curator(db):
    return make_person("Curator")


@pytest.fixture
def reviewer(db):
    return make_person("Reviewer")


@pytest.fixture
def administrator(db):
    return make_person("Administrator")

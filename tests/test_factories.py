"""Every factory makes an object the database accepts."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db

MAKERS = [getattr(factories, name) for name in dir(factories) if name.startswith("make_")]
WORDS = {"make_topic_spelling": ["Disappearance"], "make_cross_reference": ["section 1.a."]}


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_each_factory_makes_an_object_by_itself(make):
    made = [make(*WORDS.get(make.__name__, [])).pk for _ in range(2 if make.__name__ not in WORDS else 1)]
    assert len(set(made)) == len(made)

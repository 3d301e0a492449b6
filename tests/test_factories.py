"""Every factory makes an object the database accepts."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db

MAKERS = [getattr(factories, name) for name in dir(factories) if name.startswith("make_")]
WORDS = {"make_topic_spelling": ["Disappearance"], "make_cross_reference": ["section 1.a."]}
OF_SOMETHING = {
    "make_revision": lambda: [factories.make_report()],
    "make_edit": lambda: [factories.make_passage(), "Other words."],
    "make_many_reports": lambda: [[factories.make_country()], [2021]],
}


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_each_factory_makes_an_object_by_itself(make):
    given = OF_SOMETHING.get(make.__name__, lambda: WORDS.get(make.__name__, []))
    made = [make(*given()) for _ in range(2 if make.__name__ not in WORDS else 1)]
    keys = [record.pk for each in made for record in (each[0] if isinstance(each, list) else [each])]
    assert len(set(keys)) == len(keys) >= len(made)

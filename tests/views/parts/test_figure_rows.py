"""What is drawn on one scale, and what is not: only the same thing counted, never added up."""

from decimal import Decimal

import pytest

from reports.models import Figure
from reports.views.parts.figure_rows import figure_tables, with_origin
from tests.factories import make_figure, make_finding

pytestmark = pytest.mark.django_db


def tables(*figures):
    for given in figures:
        make_figure(finding=make_finding(), **given)
    made = figure_tables(with_origin(Figure.objects.public()))
    return [(table.counted, table.scale_top, [row.get("bar") for row in table.rows]) for table in made]


def test_rival_numbers_of_one_thing_share_a_scale():
    made = tables(
        {"low": 80000, "high": 120000, "qualifier": "about", "as_of": "2013"},
        {"low": 135000, "as_of": "2019-09/2020-07"},
    )
    assert made == [
        (
            "prisoners",
            Decimal(200000),
            [
                {"low": 40.0, "high": 60.0, "qualifier": "about"},
                {"low": 67.5, "high": 67.5, "qualifier": "exactly"},
            ],
        )
    ]


def test_different_things_are_never_on_one_scale():
    made = tables({"low": 2000, "counted": "prisoners"}, {"low": 5, "counted": "deaths"}, {"low": 2, "unit": "camps"})
    assert [(counted, top) for counted, top, _ in made] == [("", None)]


def test_a_range_alone_is_drawn():
    assert tables({"low": 2000, "high": 6000}) == [
        ("prisoners", Decimal(10000), [{"low": 20.0, "high": 60.0, "qualifier": "exactly"}])
    ]


@pytest.mark.parametrize(
    ("high", "top"), [("1", "1"), ("1.1", "2"), ("24", "25"), ("0.15", "0.2"), ("99", "100"), ("5", "5")]
)
def test_the_scale_ends_on_a_round_number(high, top):
    ((_, found, _),) = tables({"low": 0, "high": Decimal(high)})
    assert found == Decimal(top)


def test_a_number_below_zero_is_listed_and_not_drawn():
    ((_, top, bars),) = tables({"low": -5, "high": 5})
    assert (top, bars) == (None, [None])


def test_nothing_makes_no_table():
    assert tables() == []

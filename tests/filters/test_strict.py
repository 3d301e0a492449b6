"""What every page does with an address that is not quite right: it names the fault and shows nothing."""

import pytest
from django.http import QueryDict
from django_filters import CharFilter, MultipleChoiceFilter

from reports.filters.strict import OptionFilter, RecordFilter, StrictFilterSet
from reports.models import Facility
from tests.factories import make_facility

pytestmark = pytest.mark.django_db


class Example(StrictFilterSet):
    word = CharFilter(label="Word", field_name="name")
    size = OptionFilter(label="Size", choices=[("big", "Big")], method="ignore")
    camp = RecordFilter(
        label="Camp", queryset=lambda request: Facility.objects.public(), to_field_name="slug", field_name="slug"
    )
    many = MultipleChoiceFilter(choices=[("a", "A"), ("b", "B")], method="ignore")

    class Meta(StrictFilterSet.Meta):
        model = Facility
        fields = []

    def ignore(self, queryset, name, value):
        return queryset


def read(address):
    return Example(QueryDict(address), Facility.objects.order_by("pk"))


@pytest.mark.parametrize(
    ("address", "parameter", "named"),
    [
        ("size=huge", "size", "huge"),
        ("camp=nowhere", "camp", "nowhere"),
        ("camp=a%00b", "camp", "not in the archive"),
        ("word=a%00b", "word", "Null"),
        ("page=0", "page", "counted from 1"),
        ("page=two", "page", "whole number"),
        ("page=1.5", "page", "whole number"),
        ("page=2", "page", "only one"),
        ("page=99999999999999999999", "page", "only one"),
        ("size=big&size=big", "size", "more than once"),
        ("many=c", "many", "c"),
        ("sise=big", "__all__", "sise"),
    ],
)
def test_a_fault_is_named_and_nothing_is_shown(address, parameter, named):
    make_facility()
    chosen = read(address)
    assert chosen.current_page() is None
    assert list(chosen.form.errors) == [parameter]
    assert named in str(chosen.form.errors[parameter])


def test_several_values_are_fine_where_many_are_asked_for():
    assert read("many=a&many=b").current_page() is not None


def test_a_hidden_record_is_as_unknown_as_one_that_never_was():
    make_facility(slug="hidden", status="draft")
    hidden, absent = read("camp=hidden"), read("camp=absent")
    assert not hidden.is_valid()
    assert not absent.is_valid()
    assert str(hidden.form.errors).replace("hidden", "absent") == str(absent.form.errors)


def test_rows_come_a_page_at_a_time():
    facilities = [make_facility() for _ in range(5)]
    assert list(read("page=2").current_page(2)) == facilities[2:4]


def test_an_empty_list_has_one_empty_page():
    assert list(read("").current_page()) == []

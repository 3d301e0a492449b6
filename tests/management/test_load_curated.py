"""The command `load_curated`: what it prints, how it lists problems, and the real files."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from reports.models import Facility, Finding
from tests import factories as make
from tests.curated import folders

pytestmark = pytest.mark.django_db


def load(folder, **options):
    output = StringIO()
    call_command("load_curated", folder=folder, stdout=output, **options)
    return output.getvalue()


def row(printed, noun):
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in printed.splitlines() if line.startswith("│")]
    ((_, *numbers),) = [row for row in rows if row[0] == noun]
    return [int(number) for number in numbers]


@pytest.fixture
def folder(tmp_path):
    report = make.make_passage(folders.PASSAGE, report=make.make_report(slug="some-report")).report
    return folders.with_findings(folders.small(tmp_path), report)


def test_what_is_new_and_what_is_the_same_is_counted(folder):
    printed = load(folder)
    assert (row(printed, "facility name"), row(printed, "finding"), row(printed, "figure")) == (
        [2, 0, 0],
        [2, 0, 0],
        [1, 0, 0],
    )
    assert row(load(folder), "finding") == [0, 0, 2]


def test_vocabularies_can_be_loaded_alone(folder):
    assert "finding" not in load(folder, vocabularies=True)
    assert Finding.objects.count() == 0


def test_a_dry_run_says_that_nothing_was_written(folder):
    assert load(folder, dry_run=True).endswith("Nothing was written.\n")
    assert Facility.objects.count() == 0


def test_what_is_kept_is_listed_with_the_way_to_overwrite_it(folder):
    load(folder)
    Facility.objects.update(summary="Changed.")
    printed = load(folder)
    assert "Kept as the archive has it: facility kwanliso-14 differs in summary." in printed
    assert "name them behind --overwrite" in printed
    assert row(load(folder, overwrite=["kwanliso-14"]), "facility") == [0, 1, 0]
    assert Facility.objects.get().summary == ""


def test_overwrite_without_names_means_all(folder):
    load(folder)
    Facility.objects.update(summary="Changed.")
    assert row(load(folder, overwrite=[]), "facility") == [0, 1, 0]


def test_problems_are_listed_with_file_line_and_reason_and_their_number(folder, monkeypatch):
    monkeypatch.chdir(folder)
    folders.write(folder, {"groups.yaml": "- {code: prisoners}\n- {cod: x, label: X}"})
    with pytest.raises(CommandError) as refused:
        load(folder)
    assert str(refused.value).splitlines() == [
        "groups.yaml:1: group: the key “label” is missing.",
        "groups.yaml:2: unknown key “cod”. Did you mean “code”?",
        "groups.yaml:2: group: the key “code” is missing.",
        "3 problems; nothing was written.",
    ]


def test_what_only_the_database_refuses_is_told_and_nothing_is_written(folder):
    passage = Finding.passage.field.related_model.objects.get()
    make.make_finding("guards", passage=passage, ref="1a")
    with pytest.raises(
        CommandError, match="The database refused the records, and nothing was written: .*ref_once_per_passage"
    ):
        load(folder)
    assert Facility.objects.count() == 0

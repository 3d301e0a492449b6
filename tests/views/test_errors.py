"""What is public is shown, what was taken down says so and no more, and the rest cannot be told from nothing."""

import itertools

import pytest
from django.db import connection
from django.test import RequestFactory

from reports.choices import Status, WithdrawalReason
from reports.views import errors
from tests import factories as make

pytestmark = pytest.mark.django_db
SECRET = "Guards beat prisoners."
NEVER_PUBLIC = {Status.SUGGESTED, Status.DRAFT, Status.IN_REVIEW, Status.REJECTED}


def make_chain(report, passage, finding):
    held = make.make_report(status=report)
    words = make.make_passage(SECRET, report=held, status=passage)
    return held, words, make.make_finding(passage=words, status=finding)


def expected(*statuses):
    if all(status == Status.PUBLISHED for status in statuses):
        return 200
    return 404 if NEVER_PUBLIC & set(statuses) else 410


@pytest.mark.parametrize(
    ("report", "passage", "finding"), list(itertools.product(Status, [Status.PUBLISHED, Status.WITHDRAWN], Status))
)
def test_every_state_of_a_report_its_passage_and_its_finding(client, report, passage, finding):
    statuses = (report, passage, finding)
    for depth, record in enumerate(make_chain(*statuses), start=1):
        response = client.get(record.get_absolute_url())
        assert response.status_code == expected(*statuses[:depth]), (depth, statuses)
        if response.status_code != 200:
            assert SECRET not in response.content.decode()


def test_what_is_hidden_looks_exactly_like_what_is_not_there(client):
    draft = make.make_finding(status=Status.DRAFT)
    hidden, absent = client.get(draft.get_absolute_url()), client.get("/findings/0000000000/")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content == absent.content
    assert hidden.headers == absent.headers


@pytest.mark.parametrize("reason", [reason for reason in WithdrawalReason if reason != WithdrawalReason.WITNESS_SAFETY])
def test_a_withdrawn_record_tells_its_kind_of_reason_and_its_day(client, reason):
    finding = make.make_finding(SECRET, status=Status.WITHDRAWN, withdrawal_reason=reason, note="secret note")
    html = client.get(finding.get_absolute_url()).content.decode()
    assert "This record was withdrawn" in html
    assert f"Withdrawn on {finding.withdrawn_at:%-d %B %Y}" in html
    for word in (SECRET, "secret note", finding.key):
        assert word not in html


def test_each_kind_of_reason_has_its_own_sentence(client):
    pages = {
        client.get(make.make_report(status=Status.WITHDRAWN, withdrawal_reason=reason).get_absolute_url())
        .content.split(b'class="lede">')[1]
        .split(b"</p>")[0]
        for reason in WithdrawalReason
        if reason != WithdrawalReason.WITNESS_SAFETY
    }
    assert len(pages) == len(WithdrawalReason) - 1


SAFETY = {"status": Status.WITHDRAWN, "withdrawal_reason": WithdrawalReason.WITNESS_SAFETY}


def hide_a_passage():
    return make.make_passage("Guards beat prisoners.", **SAFETY).get_absolute_url()


def hide_a_report():
    return make.make_passage(report=make.make_report(**SAFETY)).get_absolute_url()


def hide_a_finding():
    return make.make_finding(**SAFETY).get_absolute_url()


def hide_a_finding_with_its_passage():
    finding = make.make_finding()
    type(finding.passage).objects.filter(pk=finding.passage.pk).update(**SAFETY)
    return finding.get_absolute_url()


@pytest.mark.parametrize("hide", [hide_a_passage, hide_a_report, hide_a_finding, hide_a_finding_with_its_passage])
def test_what_was_withdrawn_to_protect_a_person_answers_as_what_never_was(client, django_assert_num_queries, hide):
    """Keys can be computed by whoever has the words: a guess must not be confirmed, by the answer or by its cost."""
    address = hide()
    never = f"{address[:-4]}zzz/"
    with django_assert_num_queries(2):
        withdrawn = client.get(address)
    with django_assert_num_queries(2):
        unknown = client.get(never)
    assert (withdrawn.status_code, unknown.status_code) == (404, 404)
    assert withdrawn.content == unknown.content
    assert dict(withdrawn.headers) == dict(unknown.headers)


def test_the_reason_told_is_that_of_the_record_itself_first(client):
    report = make.make_report(status=Status.WITHDRAWN, withdrawal_reason=WithdrawalReason.LEGAL)
    passage = make.make_passage(report=report, status=Status.WITHDRAWN, withdrawal_reason=WithdrawalReason.DUPLICATE)
    assert b"a duplicate of another record" in client.get(passage.get_absolute_url()).content


def test_a_page_that_is_not_there_offers_a_search_with_its_words_and_names_that_are_close(client):
    facility = make.make_facility(name="Kyohwaso No. 12")
    make.make_facility_name("Kyohwaso No. 12", facility=facility)
    response = client.get("/facilities/kyohwaso-nr-12/")
    html = response.content.decode()
    assert response.status_code == 404
    assert 'value="kyohwaso nr 12"' in html
    assert f'<a href="{facility.get_absolute_url()}">Kyohwaso No. 12' in html


def test_a_hidden_facility_is_not_close_to_anything(client):
    facility = make.make_facility(name="Hidden prison", status=Status.DRAFT, slug="hidden-prison")
    make.make_facility_name("Hidden prison", facility=facility)
    html = client.get("/facilities/hidden-prison/").content.decode()
    assert "Hidden prison" not in html


def test_an_address_is_text_on_the_page_that_does_not_know_it(client):
    html = client.get("/facilities/<script>alert(1)</script>/").content.decode()
    assert "<script>alert" not in html


@pytest.mark.parametrize("path", ["/p/%00/", "/findings/%00/", "/reports/%00/", "/nowhere/", f"/p/{'z' * 5000}/"])
def test_nonsense_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("handler", "status"), [(errors.bad_request, 400), (errors.permission_denied, 403), (errors.not_found, 404)]
)
def test_every_kind_of_error_has_its_page(handler, status):
    response = handler(RequestFactory().get("/"), Exception("secret"))
    assert response.status_code == status
    assert f"({status})" in response.content.decode()
    assert "secret" not in response.content.decode()


def test_the_page_for_our_own_faults_needs_nothing_that_may_be_broken(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "(500)" in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/reports/", "/about/", "/healthz"])
def test_pages_are_read_and_never_written(client, path):
    assert client.post(path).status_code == 405


def test_a_statement_that_takes_too_long_is_answered_with_words(client, monkeypatch, caplog):
    passage = make.make_passage(SECRET)

    def wait(*_):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '50ms'")
            cursor.execute("SELECT pg_sleep(20)")

    monkeypatch.setattr("reports.views.passages.passage_reference", wait)
    response = client.get(passage.get_absolute_url(), {"q": "witness"})
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert response.headers["Cache-Control"] == "no-store"
    assert "This took longer than a page may take" in response.content.decode()
    assert "A page was given up: QueryCanceled" in caplog.text
    assert "witness" not in caplog.text

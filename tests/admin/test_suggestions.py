"""The desk of suggestions: what it shows, and that each decision is one step that loses nothing."""

from itertools import count

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reports.choices import Status
from reports.models import Finding
from tests import factories as make
from tests.admin.desk import messages_of, page, save

DESK = "/admin/reports/finding/suggestions/"
TEXT = "Guards reportedly beat 40 prisoners at Camp 14, KINU said."
_number = count(1)


def clue(rule, kind, value, words, text=TEXT):
    start = text.index(words)
    return {"rule": rule, "kind": kind, "value": value, "start": start, "end": start + len(words), "words": words}


def suggest(text=TEXT, **given):
    """What a machine leaves: an abuse, a facility, a source, a figure and a hedge, each with its line of the trace."""
    passage = given.pop("passage", None) or make.make_passage(text)
    abuse = given.pop("abuse", None) or make.make_abuse_type(label=f"Beating {next(_number)}")
    camp = make.make_facility(name="Camp 14")
    made = {
        "status": Status.SUGGESTED,
        "suggestion": f"hash-{next(_number)}",
        "hedge": "reportedly",
        "trace": [
            clue("cue", "abuse_type", abuse.code, "beat"),
            clue("facility-name", "facility", camp.slug, "Camp 14"),
            clue("work-of-body", "citation", "kinu", "KINU"),
            clue("number", "figure", "40", "40 prisoners"),
            clue("hedge-word", "hedge", "reportedly", "reportedly"),
        ],
        "abuse_types": [abuse],
        "facilities": [camp],
    }
    finding = make.make_finding(text, passage=passage, **(made | given))
    citation = make.make_citation("KINU", finding=finding, source=make.make_source(title="White Paper"))
    make.make_figure("40 prisoners", finding=finding, citation=citation, low=40)
    return finding


def sent(answer, **more):
    """What the desk's form would send: the versions, and every box still checked."""
    data = {"shown": [], **more}
    for row in answer.context["rows"]:
        pk = row.finding.pk
        data["shown"].append(pk)
        data[f"opened-{pk}"] = row.version
        data.setdefault(f"keep-{pk}", [link.value for link in row.links])
    return data


def decide(client, act, address=DESK, **more):
    return client.post(address, sent(client.get(address), act=act, **more), follow=True)


def status_of(finding):
    return Finding.objects.get(pk=finding.pk).status


def test_a_suggestion_is_shown_with_its_words_and_the_rule_of_each_link(as_person, curator):
    suggest()
    shown = as_person(curator).get(DESK).content.decode()
    assert '<mark>Guards </mark><mark><span class="clue">reportedly</span></mark>' in shown
    for label in ("Beating", "Camp 14", "White Paper", "40 persons", "reportedly"):
        assert label in shown
    for rule, words in (
        ("by a word of the lexicon", "beat"),
        ("by a known name", "Camp 14"),
        ("by a body and its work", "KINU"),
        ("by a number and what it counts", "40 prisoners"),
        ("by a word that hedges", "reportedly"),
    ):
        assert f"{rule} from <q>{words}</q>" in shown
    assert shown.count('checked> <span class="proposal-kind">') == 5


def test_accepting_takes_one_step_and_a_second_person_publishes(as_person, curator, synced):
    finding = suggest()
    answer = decide(as_person(curator), f"accept:{finding.pk}")
    finding.refresh_from_db()
    assert (finding.status, finding.drafted_by) == (Status.IN_REVIEW, curator)
    assert (finding.abuse_types.count(), finding.citations.count(), finding.figures.count()) == (1, 1, 1)
    assert finding.hedge == "reportedly"
    assert "Accepted 1 suggestion." in messages_of(answer)
    assert LogEntry.objects.get().change_message == "Accepted as a suggestion."


def test_what_is_unchecked_is_dropped_and_stays_in_the_trace(as_person, curator, synced):
    finding = suggest()
    kept = f"abuse_types:{finding.abuse_types.get().pk}"
    decide(as_person(curator), f"accept:{finding.pk}", **{f"keep-{finding.pk}": [kept]})
    finding.refresh_from_db()
    assert finding.abuse_types.count() == 1
    assert not finding.facilities.exists()
    assert not finding.citations.exists()
    assert not finding.figures.exists()
    assert finding.hedge == ""
    assert len(finding.trace) == 5
    assert finding.status == Status.IN_REVIEW


def test_dropping_a_source_keeps_the_figure_that_rested_on_it(as_person, curator, synced):
    finding = suggest()
    kept = [f"figures:{finding.figures.get().pk}"]
    decide(as_person(curator), f"accept:{finding.pk}", **{f"keep-{finding.pk}": kept})
    assert finding.figures.get().citation is None


def test_a_curator_rejects_a_suggestion_and_puts_it_back(as_person, curator, synced):
    finding, desk = suggest(), as_person(curator)
    answer = decide(desk, f"reject:{finding.pk}")
    assert status_of(finding) == Status.REJECTED
    assert "list of rejected suggestions" in messages_of(answer)
    assert not answer.context["rows"]
    decide(desk, f"restore:{finding.pk}", f"{DESK}?show=rejected")
    assert status_of(finding) == Status.SUGGESTED


def test_the_selected_ones_are_decided_at_once(as_person, curator, synced, django_capture_on_commit_callbacks):
    findings = [suggest() for _ in range(3)]
    with django_capture_on_commit_callbacks(execute=True):
        decide(as_person(curator), "reject", selected=[findings[0].pk, findings[2].pk])
    assert [status_of(finding) for finding in findings] == [Status.REJECTED, Status.SUGGESTED, Status.REJECTED]
    assert len(synced) == 1


def test_nothing_selected_changes_nothing(as_person, curator):
    finding = suggest()
    for act in ("accept", "publish:1", "", "accept:x"):
        answer = decide(as_person(curator), act)
        assert "select suggestions first" in messages_of(answer)
    assert status_of(finding) == Status.SUGGESTED


def test_the_list_comes_back_at_the_next_one_with_its_filters(as_person, curator, synced):
    passage = make.make_passage(TEXT)
    first, second, third = (suggest(passage=passage) for _ in range(3))
    address = f"{DESK}?report={passage.report_id}"
    desk = as_person(curator)
    assert desk.post(address, sent(desk.get(address), act=f"accept:{first.pk}")).url == f"{address}#s-{second.pk}"
    assert desk.post(address, sent(desk.get(address), act=f"reject:{third.pk}")).url == f"{address}#s-{second.pk}"


def test_somebody_elses_change_is_not_decided_over(as_person, curator, synced):
    finding, desk = suggest(), as_person(curator)
    opened = sent(desk.get(DESK), act=f"accept:{finding.pk}")
    finding.figures.get().delete()
    answer = desk.post(DESK, opened, follow=True)
    assert status_of(finding) == Status.SUGGESTED
    assert "somebody changed it after you opened this page" in messages_of(answer)


def test_a_decision_taken_twice_is_told_and_not_repeated(as_person, curator, synced):
    finding, desk = suggest(), as_person(curator)
    opened = sent(desk.get(DESK), act=f"accept:{finding.pk}")
    desk.post(DESK, opened)
    assert "Left as it was" in messages_of(desk.post(DESK, opened | {"act": f"reject:{finding.pk}"}, follow=True))
    assert status_of(finding) == Status.IN_REVIEW


def test_only_suggestions_are_decided_here(as_person, reviewer):
    published = make.make_finding()
    answer = as_person(reviewer).post(DESK, {"act": f"reject:{published.pk}", "selected": []}, follow=True)
    assert "Left as it was" in messages_of(answer)
    assert status_of(published) == Status.PUBLISHED


def test_saving_the_form_accepts_and_leads_back_to_the_desk(as_person, curator, synced):
    finding, after = suggest(), suggest()
    desk = as_person(curator)
    shown = desk.get(DESK).content.decode()
    edit = f"{page(Finding, 'change', finding.pk)}?desk=&next={after.pk}"
    assert edit.replace("&", "&amp;") in shown
    form = desk.get(edit).content.decode()
    assert 'value="Save and accept"' in form
    assert 'name="_continue"' not in form
    assert "by a word of the lexicon from <q>beat</q>" in form
    answer = save(desk, edit, note="checked")
    finding.refresh_from_db()
    assert (finding.status, finding.drafted_by, finding.note) == (Status.IN_REVIEW, curator, "checked")
    assert answer.url == f"{DESK}#s-{after.pk}"


def test_a_faulty_form_accepts_nothing(as_person, curator):
    finding = suggest()
    save(as_person(curator), page(Finding, "change", finding.pk), quote="words that are nowhere in it")
    assert status_of(finding) == Status.SUGGESTED


def test_who_may_only_read_decides_nothing(as_person, django_user_model):
    from django.contrib.auth.models import Permission

    finding = suggest()
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_finding"))
    desk = as_person(reader)
    shown = desk.get(DESK)
    assert 'name="act"' not in shown.content.decode()
    assert desk.post(DESK, sent(shown, act=f"accept:{finding.pk}")).status_code == 403
    assert as_person(django_user_model.objects.create_user("none", is_staff=True)).get(DESK).status_code == 403


def test_a_suggestion_is_never_deleted_and_its_page_says_why(as_person, administrator):
    for status in (Status.SUGGESTED, Status.REJECTED):
        finding = suggest(status=status)
        shown = as_person(administrator).get(page(Finding, "change", finding.pk)).content.decode()
        assert "It is rejected and never deleted" in shown
        assert 'class="deletelink"' not in shown
        assert as_person(administrator).post(page(Finding, "delete", finding.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("name", ["country", "report", "abuse", "facility", "rule"])
def test_the_desk_is_narrowed_and_counts_what_is_left(as_person, curator, name):
    wanted, _ = suggest(), suggest(trace=[])
    keys = {
        "country": wanted.passage.report.country_id,
        "report": wanted.passage.report_id,
        "abuse": wanted.abuse_types.get().pk,
        "facility": wanted.facilities.get().pk,
        "rule": "abuse_type|cue",
    }
    answer = as_person(curator).get(DESK, {name: keys[name]})
    assert [row.finding for row in answer.context["rows"]] == [wanted]
    assert answer.context["number"] == 1
    chosen = [option for choice in answer.context["choices"] for option in choice.options if option.chosen]
    assert [option.value for option in chosen] == [str(keys[name])]


@pytest.mark.parametrize(
    "query", ["country=x", "report=-1", "rule=", "rule=%00|", "p=999", "abuse=99999999999999", "p=x"]
)
def test_an_address_that_means_nothing_narrows_nothing(as_person, curator, query):
    suggest()
    assert as_person(curator).get(f"{DESK}?{query}").context["number"] == 1


def test_a_choice_with_nothing_left_says_so_and_can_be_undone(as_person, curator):
    suggest()
    shown = as_person(curator).get(DESK, {"abuse": make.make_abuse_type().pk}).content.decode()
    assert "Nothing is left of that choice." in shown
    assert "nothing left of this choice" in shown


def test_a_passage_that_left_the_page_is_told(as_person, curator):
    passage = suggest().passage
    assert "no longer in the page" not in as_person(curator).get(DESK).content.decode()
    make.take_away(passage, make.make_revision(passage.report))
    assert "no longer in the page" in as_person(curator).get(DESK).content.decode()


def test_an_odd_trace_is_shown_as_far_as_it_goes(as_person, curator):
    suggest(trace=[{"rule": "<b>", "start": "x", "end": 9000}, "text", None])
    suggest(trace={"rule": "x"})
    assert "<b>" not in as_person(curator).get(DESK).content.decode()


def test_a_full_desk_asks_fewer_than_fifteen_queries(as_person, root):
    for _ in range(25):
        finding = suggest()
        make.make_citation("KINU", finding=finding, certainty="ambiguous", source=None, candidates=[make.make_source()])
        finding.groups.add(make.make_group(parent=make.make_group()))
        finding.actors.add(make.make_actor(parent=make.make_actor()))
        finding.facility_types.add(make.make_facility_type())
    desk = as_person(root)
    with CaptureQueriesContext(connection) as asked:
        answer = desk.get(DESK)
    assert len(answer.context["rows"]) == 20
    assert len(asked) < 15, [query["sql"][:200] for query in asked]


def test_the_list_of_findings_leads_to_the_desk(as_person, curator):
    assert f'href="{reverse("admin:reports_finding_suggestions")}"' in (
        as_person(curator).get(page(Finding, "changelist")).content.decode()
    )

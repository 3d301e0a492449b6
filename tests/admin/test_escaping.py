"""Names, notes and quotes are text, whatever they say."""

from reports.choices import Status
from reports.models import Facility, Finding, Passage, Source
from tests import factories as make
from tests.admin.desk import page, save
from tests.admin.test_steps_pages import choose, confirm

SCRIPT = "<script>alert(1)</script>"
TEXT = f"Guards said {SCRIPT} to prisoners."


def test_no_page_of_the_room_runs_what_a_record_says(as_person, root, synced):
    passage = make.make_passage(TEXT)
    passage.section.title = SCRIPT
    passage.section.save()
    facility = make.make_facility(name=SCRIPT, summary=SCRIPT, locality=SCRIPT)
    make.make_facility_name(SCRIPT, facility=facility)
    source = make.make_source(title=SCRIPT, note=SCRIPT, publisher=make.make_publisher(name=SCRIPT, short_name=SCRIPT))
    term = make.make_abuse_type(label=SCRIPT, parent=make.make_abuse_type(label=f"{SCRIPT}2"))
    finding = make.make_finding(
        f"Guards said {SCRIPT}", passage=passage, note=SCRIPT, facilities=[facility], abuse_types=[term]
    )
    make.make_citation(SCRIPT, finding=finding, source=source, note=SCRIPT)
    make.make_figure(SCRIPT, finding=finding, unit=SCRIPT, counted=SCRIPT)
    desk = as_person(root)
    save(desk, page(Facility, "change", facility.pk), province=SCRIPT)
    pages = [
        desk.get(page(type(record), name, record.pk))
        for record in (passage, finding, facility, source, term)
        for name in ("change", "history")
    ]
    pages += [
        desk.get(page(model, "changelist"), {"q": q})
        for model in (Finding, Facility, Source, Passage)
        for q in ("", SCRIPT)
    ]
    pages += [
        desk.get(page(Finding, "add"), {"passage": passage.pk}),
        desk.get(page(Finding, "add"), {"passage": SCRIPT}),
    ]
    pages += [choose(desk, type(record), "withdraw", [record]) for record in (finding, facility, source, passage)]
    pages += [save(desk, page(Finding, "change", finding.pk), quote=f"{SCRIPT} {SCRIPT} said guards", note=SCRIPT)]
    pages += [confirm(desk, Finding, "reject", [finding])]
    for answer in pages:
        assert answer.status_code == 200
        assert SCRIPT not in answer.content.decode()


def test_two_versions_are_shown_as_text(as_person, root, synced):
    source = make.make_source(status=Status.DRAFT)
    url = page(Source, "change", source.pk)
    desk = as_person(root)
    sent = desk.get(url)
    from tests.admin.desk import sent_by

    opened = sent_by(sent)
    save(desk, url, note=SCRIPT)
    shown = desk.post(url, opened | {"note": f"{SCRIPT}2"}).content.decode()
    assert SCRIPT not in shown
    assert "&lt;script&gt;" in shown

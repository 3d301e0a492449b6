import pytest

from reports.suggesting.proposing.knowledge import About, Knowledge, KnownCue
from reports.suggesting.proposing.propose import Tools
from tests.suggesting.known import proposals, values


def abuses(text, **about):
    return values("abuse_type", text, About("KP", 2021, **about))


def test_an_asterisk_stands_for_any_ending():
    assert abuses("Beatings were common.") == abuses("Guards beat them.") == ["beating"]


def test_a_cue_is_a_whole_word():
    assert abuses("Upbeat music was played.") == []


def test_what_must_stand_beside_it_decides():
    assert abuses("Prisoners did forced labor.") == ["prison-labour"]
    assert abuses("Villagers did forced labor.") == ["forced-labour"]


def test_a_heading_on_prisons_holds_for_the_sentences_below_it():
    text = "Medical care was lacking."
    assert abuses(text) == []
    assert abuses(text, headings="Prison and Detention Center Conditions") == ["medical-neglect"]


def test_joined_words_must_all_stand_in_the_sentence():
    assert abuses("Inmates had medical care.") == []
    assert abuses("Inmates lacked medical care.") == ["medical-neglect"]


@pytest.mark.parametrize(
    "text",
    [
        "There were no reports of torture.",
        "There were no confirmed reports that officials tortured detainees.",
        "The government denied that police tortured detainees.",
        "They were questioned without torture, he said.",
        "The constitution prohibits torture, and the government respected this prohibition.",
    ],
)
def test_what_was_not_reported_is_not_suggested(text):
    assert abuses(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "There were no statistics, but detainees were tortured.",
        "Detainees died without trial, and guards tortured others.",
        "He was tortured; there were no witnesses.",
        "The authorities denied the existence of camps.",
    ],
)
def test_a_negation_ends_with_its_clause(text):
    assert len(abuses(text)) == 1


def test_a_hyphen_may_be_a_blank_and_an_apostrophe_missing():
    cues = (KnownCue("a", "re-education"), KnownCue("b", "workers' hours"))
    tools = Tools(Knowledge(cues=cues))
    for text in ("re education was common", "workers hours rose", "workers’ hours rose", "Reeducation followed"):
        assert len(proposals(text, tools=tools)) == 1, text


def test_the_words_that_made_it_are_told():
    text = "In spring. Guards routinely beat them."
    (proposal,) = proposals(text)
    (link,) = [link for link in proposal.links if link.kind == "abuse_type"]
    assert (link.rule, text[link.start : link.end]) == ("cue", "beat")

import pickle
import time

import pytest

from reports.suggesting.proposing.knowledge import About
from reports.suggesting.proposing.propose import LONGEST_SENTENCE
from tests.growth import grows_in_step, repeated
from tests.suggesting.known import TOOLS, proposals


def test_a_sentence_with_no_abuse_and_no_facility_gives_nothing():
    assert proposals("The government spoke to prisoners. About 50 persons came.") == []


def test_each_sentence_is_a_proposal_with_its_exact_words():
    text = "Guards beat them. It rained. Police reportedly used torture."
    assert [text[p.start : p.end] for p in proposals(text)] == ["Guards beat them.", "Police reportedly used torture."]


def test_the_hedge_is_as_printed():
    assert [p.hedge for p in proposals("Allegedly, guards beat them. In May 2020 guards beat them.")] == [
        "Allegedly",
        "",
    ]


def test_an_actor_is_proposed_where_people_have_named_it():
    text = "Officials of the government beat them."
    assert proposals(text)[0].values("actor") == ["government"]
    assert proposals(text, About("GH", 2021))[0].values("actor") == []


def test_places_hold_where_invisible_characters_stand_before_them():
    text = "\u200bIn spring, “guards” be\u00adat prisoners of Ca\u00admp 14. Rain fell."
    (proposal,) = proposals(text)
    assert {text[link.start : link.end] for link in proposal.links} >= {"be\u00adat", "prisoners", "Ca\u00admp 14"}


def test_knowledge_made_ready_goes_to_other_processes():
    assert proposals("Guards beat them.", tools=pickle.loads(pickle.dumps(TOOLS))) == proposals("Guards beat them.")


@pytest.mark.parametrize(
    "text",
    [
        "ngo and " * 4_000 + "reports said torture.",
        "the " * 8_000 + "defectors torture",
        "." * 30_000 + "a torture",
        "a" * 30_000 + " torture defectors",
        "1,000" * 8_000 + " torture",
        "According to " * 3_000 + "HRNK torture",
        "“" * 20_000 + "torture said",
        "Camp 14, " * 5_000 + "torture",
        "the HRNK, " * 3_000 + "said torture",
    ],
)
def test_no_text_takes_long(text):
    begun = time.process_time()
    proposals(text)
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    "unit",
    [
        "Guards beat them in camp 14 and defectors said so. ",
        "guards beat them in camp 14 and defectors said so, ",
        "HRNK reported torture, ",
        "May torture. ",
        "without torture ",
        "KINU White Paper on Human Rights 2020 torture, ",
        "Tor\u00adture defectors said. ",
        "the law prohibits torture, ",
        "A. torture U.S. The ",
    ],
)
def test_twice_the_text_is_twice_the_work(unit):
    assert grows_in_step(proposals, repeated(unit), 20_000)


def test_what_is_too_long_for_a_sentence_suggests_nothing_and_its_neighbours_do():
    long = "Police used torture and " + "a" * LONGEST_SENTENCE + "."
    assert len(proposals(f"Guards beat them. {long} Guards beat others.")) == 2

"""A snippet shows why a passage was found, keeps sentences whole and marks nothing else."""

import pytest

from reports.search.asking.snippets import LENGTH, Highlighter
from reports.search.language.tree import And, Fuzzy, Name, Near, Not, Or, Phrase, Word

TEXT = "Guards’ beatings were reported at Kyo-hwa-so No. 12, Jongo-ri. Nothing else (개천에서)."


def marked(root, text=TEXT):
    return [fragment.text for fragment in Highlighter(root).mark(text) if fragment.marked]


@pytest.mark.parametrize(
    ("root", "found"),
    [
        (Word("beat"), ["beatings"]),
        (Word("guard"), ["Guards"]),
        (Word("kyohwaso"), ["Kyo-hwa-so"]),
        (Word("jongori"), ["Jongo-ri"]),
        (Word("Jŏngŏ-ri"), ["Jongo-ri"]),
        (Phrase("beating was"), []),
        (Phrase("were reported"), ["were reported"]),
        (Word("개천"), ["개천"]),
        (Name("x", ("Jongo-ri",)), ["Jongo-ri"]),
        (Name("x", ("개천",), (), frozenset({"개천"})), ["개천"]),
        (Name("x", ("천에서",), (), frozenset({"천에서"})), []),
        (Fuzzy("Jonga-ri"), ["Jongo-ri"]),
        (Fuzzy("Jongari"), ["Jongo-ri"]),
        (Fuzzy("bertings"), ["beatings"]),
        (Fuzzy("beetimgs"), ["beatings"]),
        (Fuzzy("bat"), ["beatings", "at"]),
        (Fuzzy("elsewhere"), []),
        (Not(Word("beatings")), []),
        (And((Word("nothing"), Not(Word("beatings")))), ["Nothing"]),
        (Or((Word("else"), Word("12"))), ["12", "else"]),
        (None, []),
    ],
)
def test_the_found_words_are_marked(root, found):
    assert marked(root) == found


@pytest.mark.parametrize("root", [Word("1200"), Word("1,200"), Near("1200 blankets", 5)])
def test_a_number_is_marked_in_whatever_way_it_is_written(root):
    found = marked(root, "Of 1,200 and 1200 and 1\u202f200, 200 and 12,000 were counted.")
    assert found == ["1,200", "1200", "1\u202f200"]


def test_a_number_in_a_phrase_is_marked_with_it():
    assert marked(Phrase("1200 blankets"), "1,200 blankets, 1200 blankets.") == ["1,200 blankets", "1200 blankets"]


def test_fragments_put_together_are_the_text():
    assert "".join(fragment.text for fragment in Highlighter(Word("beat")).mark(TEXT)) == TEXT


def test_a_short_passage_is_shown_whole():
    assert "".join(fragment.text for fragment in Highlighter(Word("beat")).snippet(TEXT)) == TEXT


def test_a_long_passage_is_shown_around_its_matches_in_whole_sentences():
    filler = "Authorities gave no reason for any of this. " * 20
    text = f"{filler}Defectors reportedly saw ten deaths a year at Camp 18. {filler}".strip()
    snippet = "".join(fragment.text for fragment in Highlighter(Word("deaths")).snippet(text))
    assert "Defectors reportedly saw ten deaths a year at Camp 18." in snippet
    assert snippet.startswith("… Auth")
    assert snippet.endswith(". …")
    assert len(snippet) <= LENGTH + 6


def test_an_abbreviated_number_does_not_end_a_sentence():
    text = "It was raining that day. " * 20 + "Prisoners reportedly worked at Kyohwaso No. 3, Tosong-ni."
    snippet = "".join(fragment.text for fragment in Highlighter(Word("tosongni")).snippet(text))
    assert "Prisoners reportedly worked at Kyohwaso No. 3, Tosong-ni." in snippet


@pytest.mark.parametrize(
    "sentence",
    [
        "An estimate by the U.S. Government reportedly put the deaths at approx. 2,000 a year.",
        "The camp held reportedly est. 5,000 people (ca. 300 of them children) under Gen. Kim.",
    ],
)
def test_a_number_keeps_its_hedge_across_abbreviations(sentence):
    filler = "Authorities gave no reason for any of this. " * 12
    snippet = "".join(
        fragment.text for fragment in Highlighter(Word("reportedly")).snippet(f"{filler}{sentence} {filler}")
    )
    assert sentence in snippet

import pytest

from reports.admin.carried import carried_over

OLDER = "Guards beat 40 prisoners at Camp 14. Nobody was punished. KINU said so."


@pytest.mark.parametrize(
    ("newer", "words", "guess"),
    [
        (OLDER, "40 prisoners", "40 prisoners"),
        (OLDER, "ards beat 4", "Guards beat 40"),
        (OLDER.replace("40 prisoners", "60 detainees"), "40 prisoners", "60 detainees"),
        (OLDER.replace("40 prisoners", "60 detainees"), "beat 40 prisoners at", "beat 60 detainees at"),
        (OLDER.replace("prisoners", "detainees"), "Guards beat 40 prisoners", "Guards beat 40 detainees"),
        (OLDER.replace("beat", "have beaten"), "beat 40", "have beaten 40"),
        (OLDER.replace("Nobody was punished. ", ""), "Nobody was punished.", ""),
        (OLDER.replace("Guards", "Police"), "Guards", "Police"),
        (OLDER.replace("said so.", "doubted it."), "KINU said so.", "KINU doubted it."),
        (f"In 2021, {OLDER}", "Guards", "Guards"),
        ("", "Guards", ""),
        (OLDER.replace(" ", "\u00a0"), "40 prisoners", "40\u00a0prisoners"),
    ],
)
def test_words_are_looked_for_where_they_stood(newer, words, guess):
    start = OLDER.index(words)
    assert carried_over(OLDER, newer, start, start + len(words)) == guess

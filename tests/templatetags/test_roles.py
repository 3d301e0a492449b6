"""Labels of what a source does."""

from reports.choices import CitationRole
from reports.templatetags.roles import role_words


def test_every_role_has_its_own_label():
    assert len({role_words(role) for role in CitationRole}) == len(CitationRole)
    assert "Said by" not in {role_words(role) for role in CitationRole}


def test_an_unknown_role_says_no_more_than_it_knows():
    assert role_words("other") == "Said by"

"""Permanent keys never change: these were made when the first reports came in, and addresses in the world lead to them."""

import pytest

from reports.collecting.capture import CapturedBytes
from reports.ingest.preparing.edition import EditionHints
from reports.ingest.preparing.keys import passage_keys, with_keys_of
from reports.ingest.preparing.prepare import prepare
from tests.ingest.pages import SEED, custom_report
from tests.ingest.reference_data import fixtures_reference_data, small_reference_data

BODY = (
    "Executive Summary",
    "There were no reports.",
    'Guards beat "him" with sticks.',
    "There were no reports.",
    "Section 1. Life",
    "There were no reports.",
    "Guards beat “him” with sticks.",
    "THERE WERE  NO REPORTS.",
    "Prisoners starved.",
)
RURITANIA = "x6vqtpwfhbk6 ez83mvecewa4 xcfakg8brvpj fcttd1mdm2e5 kg43z13wrprd b7z4zhmjf2ce ecgwcs3hn5gy"
RENAMED = "yq1jgqbshkqq h6655v7xwwna 5h2nj1680mkt znvv1219cjmz aq6weesbmy3r 7mwtwqr13k0m my0npwaz9hk4"
FINGERPRINTS = "29cd04c5f06b cb60f3286b3c 29cd04c5f06b 29cd04c5f06b cb60f3286b3c 29cd04c5f06b 2167e11c7858"
NORTH_KOREA_2021 = """
    xrgn7pvyrf3y cng9teaqg5ya v4v7yrcy97cs w366mdd15z2k g2h32zxkggk4 jwwdggmzr20v wwcwvy781jbg yw4j6t09f02n b3dk0t5y3tc9 34rgw0rhm43j
    pdxc54xaq80s 7b62m3f0d4c5 snm51yfgpj8q jtkxdtedy3eh x5k0mhdj0wz7 5qkcnzybmap4 gg6b86etghew 7ef85jxxts6h 38q22rhxg8nj h9kxvzzx17fg
    w87gbgrk5jqr vc3xz26bzs46 0c63r98rs3xz 5fvs8ch67711 w4bbf8vg3pj7 d5wqfw1x5jdd n118ec1srbw3 ej8hqp404fvc xj09tg03t6e0 823vp3v4nbb9
    302fs9e6wc1x txy57m5deha8 tfzzamdc7bs0 tw3h0xj74814 3qz47sk8mz1f 0nhyv4n82f6a c9mjdd8nard0 4hxx8xy4y71k
"""


@pytest.fixture
def page():
    asked = EditionHints(series="country-reports", country="QR", year=2021)
    return prepare(CapturedBytes(custom_report(*BODY), "page.txt"), small_reference_data(), asked)


def test_the_seed_report_keeps_its_keys():
    asked = EditionHints(series="country-reports", country="KP", year=2021, headed="North Korea")
    prepared = prepare(CapturedBytes(SEED.read_bytes(), SEED.name), fixtures_reference_data(), asked)
    assert [passage.key for passage in prepared.passages] == NORTH_KOREA_2021.split()


def test_repeated_paragraphs_keep_their_keys_however_they_are_typed(page):
    assert [passage.key for passage in page.passages] == RURITANIA.split()
    assert [passage.fingerprint[:12] for passage in page.passages] == FINGERPRINTS.split()


def test_a_report_that_keeps_an_older_slug_keeps_its_keys(page):
    renamed = with_keys_of("reports-before-2021-ruritania", page)
    assert [passage.key for passage in renamed.passages] == RENAMED.split()
    assert with_keys_of(page.edition.slug, page) is page


def test_keys_depend_on_the_order_of_repeats_and_nothing_else():
    texts = [line for line in BODY if line not in ("Executive Summary", "Section 1. Life")]
    assert [each.key for each in passage_keys("country-reports-2021-ruritania", texts)] == RURITANIA.split()
    assert [each.key for each in passage_keys("country-reports-2021-ruritania", texts[-1:])] == RURITANIA.split()[-1:]

"""Nothing about a reader reaches a log line."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.private_logs import PrivateFormatter, scrub


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ('"GET /search/?q=torture&facility=kaechon HTTP/1.1" 200 512', '"GET /search/ HTTP/1.1" 200 512'),
        ("Invalid request from ip=192.0.2.7: bad", "Invalid request from ip=[address]: bad"),
        ("from 2001:db8::7, twice", "from [address], twice"),
        ("Listening at: http://127.0.0.1:8000 (7)", "Listening at: http://127.0.0.1:8000 (7)"),
        ("at 192.0.2.7:51234 again", "at [address]:51234 again"),
        ("Is it up? It took 12:34:56.", "Is it up? It took 12:34:56."),
    ],
)
def test_a_line_loses_queries_and_addresses_and_nothing_else(line, kept):
    assert scrub(line) == kept


@given(st.ip_addresses(v=4).filter(lambda a: not a.is_loopback and not a.is_unspecified))
def test_no_address_survives(address):
    assert str(address) not in scrub(f"from {address}: no")


def test_tracebacks_are_scrubbed_too():
    try:
        raise ValueError("/search/?q=torture from 192.0.2.7")
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "Oops", (), (type(error), error, error.__traceback__))
    written = PrivateFormatter("%(message)s").format(record)
    assert "Traceback" in written
    assert "ValueError: /search/ from [address]" in written

"""No page is longer, slower or less trustworthy than one may be."""

import gzip
import ssl
import threading
import time

import httpcore
import pytest

from reports.collecting import Fetcher
from reports.collecting.capture import LARGEST_FILE
from reports.collecting.connections import said_of
from tests.collecting.samples import HTML
from tests.collecting.site import fetched, fetcher_for, page, reason, running_site
from tests.waiting import LONGEST


@pytest.fixture
def site():
    with running_site() as running:
        yield running


def test_a_page_declared_too_large_is_refused_unread(site):
    site.pages["/page"] = page(Content_Length=str(LARGEST_FILE + 1))
    assert "said to be 67,108,865 bytes long" in reason(fetched(site))


def test_a_page_that_never_ends_is_cut_off(site):
    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(HTML * 1000)

    site.pages["/page"] = endless
    assert "the page passes 8,388,608 bytes" in reason(fetched(site))


@pytest.mark.parametrize("packed", ["identity", "gzip"])
def test_a_packed_page_is_unpacked(site, packed):
    body = gzip.compress(HTML) if packed == "gzip" else HTML
    site.pages["/page"] = page(body, Content_Encoding=packed)
    assert fetched(site).content == HTML


def test_a_packed_bomb_is_cut_off(site):
    site.pages["/page"] = page(gzip.compress(b"<html>" + bytes(100_000_000), 1), Content_Encoding="gzip")
    assert "the page passes 8,388,608 bytes" in reason(fetched(site))


def test_a_packing_nobody_asked_for_is_refused(site):
    site.pages["/page"] = page(Content_Encoding="br")
    assert "packed as “br”" in reason(fetched(site))


def test_a_page_that_breaks_off_is_not_kept(site):
    site.pages["/page"] = page(Content_Length=str(len(HTML) + 10))
    assert "broke off" in reason(fetched(site))
    site.pages["/page"] = page(gzip.compress(HTML)[:-9], Content_Encoding="gzip")
    assert "broke off" in reason(fetched(site))
    site.pages["/page"] = page(b"not packed at all", Content_Encoding="gzip")
    assert "broke off or are damaged" in reason(fetched(site))


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_site_that_drips_is_left_when_the_time_is_over(site, part):
    over = threading.Event()

    def drip(handler):
        if part == "body":
            handler.send_response(200)
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        while not over.wait(0.05):
            handler.wfile.write(b".")

    site.pages["/page"] = drip
    began = time.monotonic()
    try:
        item = fetched(site, total=0.5)
    finally:
        over.set()
    assert reason(item).startswith("the site did not answer in time.")
    assert time.monotonic() - began < 30, "it would drip for ever"


def test_a_site_that_says_nothing_is_left(site):
    over = threading.Event()
    site.pages["/page"] = lambda handler: over.wait(LONGEST)
    item = fetched(site, read=0.2)
    over.set()
    assert reason(item).startswith("the site did not answer in time.")


def test_an_answer_in_no_language_is_named(site):
    site.pages["/page"] = lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n" * 10)
    assert "not one that a browser would understand" in reason(fetched(site))


def test_certificates_are_checked(monkeypatch, tmp_path):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "mine.pem"))
    tls = Fetcher()._tls
    assert (tls.verify_mode, tls.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_a_certificate_nobody_vouches_for_has_its_sentence():
    untrusted = httpcore.ConnectError(ssl.SSLCertVerificationError("self-signed certificate"))
    assert "certificate cannot be trusted" in str(said_of(untrusted))
    assert "no secure connection" in str(said_of(httpcore.ConnectError(ssl.SSLError("wrong version number"))))
    assert "cannot be reached" in str(said_of(httpcore.ConnectError(ConnectionRefusedError(111, "refused"))))


def test_a_site_that_speaks_no_tls_is_not_read_by_https(site):
    site.pages["/page"] = page()
    address = site.at("/page").replace("http:", "https:")
    assert reason(fetcher_for(site).item(address)).startswith("no secure connection to the site could be made")
    assert site.asked == []

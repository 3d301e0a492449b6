"""Pages are compressed for whoever takes them so, and their lengths tell nothing."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from archive.compression import FEWEST, PagesGZipMiddleware

PAGE = "<p>Words of a report.</p>" * 100


def answered(response, accepts="gzip, deflate"):
    request = RequestFactory(headers={"Accept-Encoding": accepts} if accepts else {}).get("/")
    return PagesGZipMiddleware(lambda _: response)(request)


def test_a_page_is_compressed_for_whoever_takes_it_so():
    response = answered(HttpResponse(PAGE))
    assert response["Content-Encoding"] == "gzip"
    assert response["Vary"] == "Accept-Encoding"
    assert int(response["Content-Length"]) == len(response.content) < len(PAGE) / 4
    assert gzip.decompress(response.content).decode() == PAGE


def test_the_same_page_comes_in_different_lengths():
    assert len({len(answered(HttpResponse(PAGE)).content) for _ in range(30)}) > 3


@pytest.mark.parametrize("accepts", ["", "br", "identity"])
def test_others_get_it_as_it_is_and_caches_are_told(accepts):
    response = answered(HttpResponse(PAGE), accepts)
    assert response.content.decode() == PAGE
    assert response["Vary"] == "Accept-Encoding"


def test_what_is_packed_already_or_short_is_left_alone():
    packed = answered(HttpResponse(PAGE, headers={"Content-Encoding": "br"}))
    short = answered(HttpResponse("x" * 150))
    assert packed.content.decode() == PAGE
    assert "Content-Encoding" not in short


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(PAGE, headers={"ETag": '"1"'}),
        HttpResponse(PAGE, content_type="application/json"),
        HttpResponse(PAGE[: FEWEST - 1]),
    ],
    ids=["named by its bytes", "no page", "short"],
)
def test_what_is_no_plain_page_is_compressed_as_django_does(response):
    assert gzip.decompress(answered(response).content).decode() in PAGE
    assert response.get("ETag", 'W/"1"') == 'W/"1"'


def test_a_stream_is_compressed_as_it_flows():
    response = answered(StreamingHttpResponse([PAGE[:500], PAGE[500:]]))
    assert gzip.decompress(b"".join(response.streaming_content)).decode() == PAGE


def test_the_tag_of_a_compressed_page_is_weak_and_still_recognised(client, db):
    first = client.get("/about/", headers={"Accept-Encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["ETag"].startswith('W/"')
    again = client.get("/about/", headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304

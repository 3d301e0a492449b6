"""A page is fetched politely, as it is, and never from inside a network."""

import ipaddress
import socket
from itertools import chain, repeat

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.choices import CaptureMethod
from reports.collecting import WHY_NOT, Fetcher, Kind, count, gather
from reports.collecting.capture import CapturedBytes, Unread
from reports.collecting.fetch import MOST_REDIRECTS
from reports.problems import Refused
from tests.collecting.samples import HTML, PDF, PNG, TEXT, zip_of
from tests.collecting.site import Clock, fetched, fetcher_for, page, reason, running_site

LOOPBACK = ipaddress.ip_address("127.0.0.1")
INSIDE = "the address leads to a machine inside a network, not to a public site, and is not fetched."


@pytest.fixture
def site():
    with running_site() as running:
        yield running


def to(address):
    return (302, {"Location": address}, b"")


def test_a_page_comes_with_its_address(site):
    site.pages["/reports/north-korea/"] = page()
    item = fetched(site, "/reports/north-korea/#section-1")
    assert (item.content, item.filename, item.method) == (HTML, "north-korea", CaptureMethod.URL)
    assert item.url == site.at("/reports/north-korea/")


def test_an_address_is_given_like_a_file(site, tmp_path):
    site.pages["/page"] = page()
    (tmp_path / "a.txt").write_bytes(TEXT)
    given = [site.at("/page"), site.at("/gone"), str(tmp_path / "a.txt")]
    items = list(gather(given, fetcher=fetcher_for(site)))
    assert [isinstance(item, CapturedBytes) for item in items] == [True, False, True]
    assert items[1].name == site.at("/gone")
    assert count(given) == 3


def test_we_say_who_we_are_and_why_and_send_nothing_else(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.pages["/page"] = page(Set_Cookie="seen=yes")
    fetcher = fetcher_for(site, contact="archive@example.org")
    assert fetcher.item(site.at("/page")).content == fetcher.item(site.at("/page")).content == HTML
    for sent in site.headers:
        assert sent["User-Agent"].startswith("findings-archive (brings published human-rights reports into an archive")
        assert sent["User-Agent"].endswith("; archive@example.org)")
        assert set(sent) == {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent"}


# What leads inside a network. --------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    """
    http://127.0.0.1/ http://localhost/ http://[::1]/ http://0.0.0.0/ http://2130706433/ http://0x7f.1/ http://127.1/ http://10.0.0.1/
    https://192.168.1.1/ http://169.254.169.254/latest/meta-data/ http://[::ffff:127.0.0.1]/ http://100.64.0.1/
    """.split(),
)
def test_an_address_inside_a_network_is_refused_without_saying_where_it_leads(address):
    assert Fetcher(pace=Clock().pace()).item(address).problems[0].reason.endswith(INSIDE)


def test_the_allowance_is_for_one_port_of_one_address(site):
    site.pages["/page"] = page()
    other = Fetcher(allowed=frozenset({("127.0.0.2", site.port)}), pace=Clock().pace())
    assert reason(other.item(site.at("/page"))).endswith(INSIDE)
    assert site.asked == []


def test_a_redirect_into_a_network_is_refused(site):
    with running_site() as inside:
        inside.pages["/secret"] = page()
        site.pages["/page"] = to(f"http://127.0.0.1:{inside.port}/secret")
        assert reason(fetched(site)).endswith(
            f"port {inside.port} is not fetched from: pages stand at ports 80 and 443."
        )
        site.pages["/page"] = to("http://169.254.169.254/latest/meta-data/")
        assert reason(fetched(site)).endswith(INSIDE)
        assert inside.asked == []


def test_a_name_that_changes_its_mind_is_not_followed_inside(site):
    """The first answer is public and is refused by the closed network of the tests; the next is private, and is never used."""
    asked = []
    answers = chain([ipaddress.ip_address("93.184.215.14")], repeat(ipaddress.ip_address("10.0.0.1")))

    def resolve(host, port):
        asked.append(host)
        return [next(answers)]

    fetcher = Fetcher(resolve=resolve, pace=Clock().pace())
    assert "cannot be reached" in reason(fetcher.item("http://rebinding.example/page"))
    assert asked == ["rebinding.example"]
    assert reason(Fetcher(resolve=resolve, pace=Clock().pace()).item("http://rebinding.example/page")).endswith(INSIDE)


def test_each_request_is_checked_anew(site):
    """robots.txt is read while the name leads to the site; the page is not, once it leads elsewhere."""
    site.pages["/page"] = page()
    answers = iter([LOOPBACK, ipaddress.ip_address("10.0.0.1")])
    item = fetcher_for(site, resolve=lambda host, port: [next(answers)]).item(site.at("/page", "rebinding.example"))
    assert reason(item) == INSIDE
    assert site.asked == ["/robots.txt"]


def test_exactly_the_checked_address_is_connected_to(site, monkeypatch):
    site.pages["/page"] = page()
    ends = []
    connect = socket.create_connection
    monkeypatch.setattr(
        socket, "create_connection", lambda end, *more, **named: ends.append(end) or connect(end, *more, **named)
    )
    item = fetcher_for(site, resolve=lambda host, port: [LOOPBACK]).item(site.at("/page", "www.example.org"))
    assert item.content == HTML
    assert set(ends) == {("127.0.0.1", site.port)}
    assert site.headers[-1]["Host"] == f"www.example.org:{site.port}"


def test_a_name_of_which_one_address_is_inside_is_refused_whole(site):
    both = [LOOPBACK, ipaddress.ip_address("10.0.0.1")]
    assert reason(fetcher_for(site, resolve=lambda host, port: both).item(site.at("/page"))).endswith(INSIDE)
    assert site.asked == []


def test_the_next_address_of_a_name_is_tried(site):
    site.pages["/page"] = page()
    both = [ipaddress.ip_address("127.0.0.3"), LOOPBACK]
    fetcher = Fetcher(
        allowed=frozenset({("127.0.0.1", site.port), ("127.0.0.3", site.port)}),
        resolve=lambda host, port: both,
        pace=Clock().pace(),
    )
    assert fetcher.item(site.at("/page")).content == HTML


def test_a_name_nobody_knows_is_named():
    assert "there is no such site: its name is not known." in reason(
        Fetcher(resolve=nowhere, pace=Clock().pace()).item("https://nowhere.example/")
    )


# Where a site sends us. --------------------------------------------------------------------------


def test_a_page_that_moved_is_captured_at_its_new_address(site):
    site.pages |= {"/page": to("/newer"), "/newer": to("newest?year=2021"), "/newest?year=2021": page()}
    item = fetched(site)
    assert (item.content, item.url) == (HTML, site.at("/newest?year=2021"))


def test_a_circle_of_redirects_is_left(site):
    site.pages |= {"/page": to("/other"), "/other": to("/page")}
    assert reason(fetched(site)) == "the site sends the request round in a circle."


def test_five_redirects_are_followed_and_no_more(site):
    site.pages |= {f"/{number}": to(f"/{number + 1}") for number in range(9)}
    site.pages["/9"] = page()
    assert fetched(site, f"/{9 - MOST_REDIRECTS}").content == HTML
    assert "more than 5 times" in reason(fetched(site, f"/{8 - MOST_REDIRECTS}"))


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("file:///etc/passwd", "only addresses that begin with http"),
        ("http://ann:secret@127.0.0.1/", "user name or password"),
        ("http://[::1/", "to what is no address"),
    ],
)
def test_a_redirect_to_what_is_no_page_is_refused(site, location, said):
    site.pages["/page"] = to(location)
    assert said in reason(fetched(site))
    assert "secret" not in reason(fetched(site))


def test_a_redirect_from_https_to_http_is_refused():
    secure = httpx.URL("https://www.example.org/page")
    with pytest.raises(Refused, match="from https to http"):
        Fetcher()._next(secure, "http://www.example.org/page")
    assert str(Fetcher()._next(secure, "/other")) == "https://www.example.org/other"
    assert str(Fetcher()._next(httpx.URL("http://a.example/"), "https://b.example/")) == "https://b.example/"


# What comes. -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "the site has no page at this address (404)."),
        (410, "the site has no page at this address (410)."),
        (403, "the site does not let this page be read by us (403)."),
        (429, "the site cannot give the page just now (429)."),
        (500, "the site cannot give the page just now (500)."),
        (503, "the site cannot give the page just now (503)."),
        (204, "the site gave an answer without a page (204)."),
        (304, "the site gave an answer without a page (304)."),
    ],
)
def test_every_other_answer_has_its_sentence(site, status, said):
    site.pages["/page"] = (status, {}, b"")
    assert reason(fetched(site)).startswith(said)


@pytest.mark.parametrize(("kind", "body"), [(Kind.IMAGE, PNG), (Kind.ZIP, zip_of({"a.html": HTML})), (Kind.EMPTY, b"")])
def test_what_is_no_page_is_refused_whatever_it_is_called(site, kind, body):
    site.pages["/page"] = page(body, Content_Type="text/html")
    assert reason(fetched(site)) == WHY_NOT[kind]


def test_a_document_may_be_fetched(site):
    site.pages["/report.pdf"] = page(PDF)
    assert fetched(site, "/report.pdf").filename == "report.pdf"


def test_a_password_in_an_address_is_not_repeated():
    item = Fetcher().item("https://ann:secret@www.example.org/page")
    assert item.name == "https://…@www.example.org/page"
    assert "secret" not in reason(item)


def nowhere(host, port):
    raise socket.gaierror(-2, "Name or service not known")


@given(st.builds("{}://{}".format, st.sampled_from(["http", "https", "HTTP", "x"]), st.text(max_size=30)))
def test_no_address_raises(address):
    assert isinstance(Fetcher(resolve=nowhere, pace=Clock().pace()).item(address), Unread)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60), st.sampled_from([200, 301, 302, 404]), st.text("0123456789:/.%[]@?#ab\\ ", max_size=20))
def test_no_answer_raises(site, body, status, location):
    site.pages["/robots.txt"] = (200, {}, body)
    site.pages["/page"] = (status, {"Location": location} if location.strip() else {}, body)
    assert isinstance(fetched(site), CapturedBytes | Unread)

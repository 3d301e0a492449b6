"""What a site asks of machines is done, and no site is asked twice within a second."""

from ipaddress import IPv4Address

import pytest

from reports.collecting.capture import CapturedBytes
from tests.collecting.samples import HTML
from tests.collecting.site import Clock, fetcher_for, running_site


@pytest.fixture
def site():
    with running_site() as running:
        running.pages |= {"/page": (200, {}, HTML), "/other": (200, {}, HTML), "/private/page": (200, {}, HTML)}
        yield running


def robots(site, *lines, status=200):
    site.pages["/robots.txt"] = (status, {}, "\n".join(lines).encode())


def is_read(site, path="/page"):
    return isinstance(fetcher_for(site).item(site.at(path)), CapturedBytes)


def reason(site, path="/page", **given):
    (problem,) = fetcher_for(site, **given).item(site.at(path)).problems
    return problem.reason


def test_a_page_closed_to_machines_is_not_read(site):
    robots(site, "User-agent: *", "Disallow: /private/")
    assert reason(site, "/private/page").startswith("the site's robots.txt asks machines not to read this page.")
    assert site.asked == ["/robots.txt"]
    assert is_read(site)


def test_what_is_said_to_us_by_name_comes_first(site):
    robots(site, "User-agent: *", "Disallow: /", "", "User-agent: findings-archive", "Disallow: /private/")
    assert is_read(site)
    assert not is_read(site, "/private/page")


def test_a_page_sent_on_to_is_asked_about_as_well(site):
    robots(site, "User-agent: *", "Disallow: /private/")
    site.pages["/page"] = (301, {"Location": "/private/page"}, b"")
    assert "asks machines not to read this page" in reason(site)
    assert "/private/page" not in site.asked


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_site_without_robots_txt_is_open(site, status):
    robots(site, "User-agent: *", "Disallow: /", status=status)
    assert is_read(site)


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_site_whose_robots_txt_cannot_be_had_is_closed(site, status):
    robots(site, status=status)
    assert reason(site) == f"the site's robots.txt could not be read ({status}), so its pages are not. Try again later."
    assert site.asked == ["/robots.txt"]


def test_a_robots_txt_that_breaks_off_or_leads_inside_closes_the_site(site):
    site.pages["/robots.txt"] = lambda handler: None
    assert reason(site).startswith(
        "the site's robots.txt could not be read, so its pages are not: the site's answer broke off"
    )
    site.pages["/robots.txt"] = (302, {"Location": "http://169.254.169.254/robots.txt"}, b"")
    assert "inside a network" in reason(site)


def test_a_site_that_is_not_reached_is_told_without_a_word_of_its_robots_txt(site):
    def nobody(host, port):
        raise OSError("no such name")

    assert reason(site, resolve=nobody).startswith("there is no such site: its name is not known.")
    assert reason(site, resolve=lambda host, port: [IPv4Address("10.0.0.1")]).startswith(
        "the address leads to a machine"
    )


def test_a_robots_txt_that_moved_is_read_where_it_is(site):
    site.pages["/robots.txt"] = (301, {"Location": "/elsewhere.txt"}, b"")
    site.pages["/elsewhere.txt"] = (200, {}, b"User-agent: *\nDisallow: /page")
    assert not is_read(site)


def test_only_the_beginning_of_an_endless_robots_txt_is_read(site):
    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b"User-agent: *\nDisallow: /private/\n")
        while True:
            handler.wfile.write(b"# and so on\n" * 1000)

    site.pages["/robots.txt"] = endless
    assert is_read(site)
    assert not is_read(site, "/private/page")


def test_a_site_is_asked_for_its_robots_txt_once(site):
    fetcher = fetcher_for(site)
    for path in ("/page", "/other", "/page"):
        fetcher.item(site.at(path))
    assert site.asked == ["/robots.txt", "/page", "/other", "/page"]


def test_between_two_requests_to_a_host_a_second_passes(site):
    clock = Clock()
    fetcher = fetcher_for(site, clock=clock)
    fetcher.item(site.at("/page"))
    assert clock.slept == [1.0]
    clock.now += 0.4
    fetcher.item(site.at("/other"))
    assert clock.slept == [1.0, pytest.approx(0.6)]
    clock.now += 5
    fetcher.item(site.at("/page"))
    assert len(clock.slept) == 2


def test_redirects_keep_the_pace_too(site):
    clock = Clock()
    site.pages["/page"] = (302, {"Location": "/other"}, b"")
    assert fetcher_for(site, clock=clock).item(site.at("/page")).content == HTML
    assert clock.slept == [1.0, 1.0]


def test_a_longer_pace_is_kept_where_a_site_asks_for_it(site):
    robots(site, "User-agent: *", "Crawl-delay: 7")
    clock = Clock()
    fetcher = fetcher_for(site, clock=clock)
    fetcher.item(site.at("/page"))
    fetcher.item(site.at("/other"))
    assert clock.slept == [7.0, 7.0]


def test_a_pace_nobody_can_keep_is_refused_with_the_mend(site):
    robots(site, "User-agent: *", "Crawl-delay: 3600")
    assert "wait 3,600 seconds between pages" in reason(site)

"""No address inside a network is ever asked, however it is written or wrapped."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.collecting.addresses import Allowed, is_public, read_address
from reports.problems import Refused

INSIDE_FOUR = [
    ipaddress.IPv4Network(network)
    for network in """
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16
    198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 255.255.255.255/32 168.63.129.16/32
    """.split()
]
INSIDE_SIX = [
    ipaddress.IPv6Network(network)
    for network in """
    ::/128 ::1/128 ::/96 ::ffff:0:0/96 64:ff9b:1::/48 100::/64 2001::/32 2001:db8::/32 2002::/16 3fff::/20 fc00::/7 fe80::/10 fec0::/10
    ff00::/8
    """.split()
]


def addresses_of(networks):
    return st.sampled_from(networks).flatmap(
        lambda network: st.integers(int(network[0]), int(network[-1])).map(type(network[0]))
    )


@given(addresses_of(INSIDE_FOUR))
def test_no_address_inside_a_network_is_public(ip):
    assert not is_public(ip)


@given(addresses_of(INSIDE_SIX))
def test_no_address_of_the_newer_kind_inside_a_network_is_public(ip):
    assert not is_public(ip)


@given(addresses_of(INSIDE_FOUR))
def test_an_address_inside_a_network_is_not_public_for_being_wrapped(ip):
    number = int(ip)
    wrapped = [
        0xFFFF << 32 | number,  # mapped
        number,  # compatible, as it was once written
        0xFFFF0000 << 32 | number,  # translated
        ipaddress.IPv6Address("64:ff9b::")._ip | number,  # NAT64
        ipaddress.IPv6Address("64:ff9b:1::")._ip | number,  # NAT64 of one's own
        0x2002 << 112 | number << 80 | 1,  # 6to4
        0x20010000 << 96 | (number ^ 0xFFFFFFFF),  # Teredo, the client
        0x20010000 << 96 | number << 64,  # Teredo, the server
    ]
    assert not [ipaddress.IPv6Address(one) for one in wrapped if is_public(ipaddress.IPv6Address(one))]


@given(st.ip_addresses())
def test_whatever_is_public_is_so_by_the_library_as_well(ip):
    if is_public(ip):
        assert ip.is_global
        assert not any([ip.is_private, ip.is_multicast, ip.is_loopback, ip.is_link_local, ip.is_unspecified])
        assert not any(ip in network for network in INSIDE_FOUR if ip.version == 4)


@pytest.mark.parametrize(
    "ip",
    [
        "169.254.169.254",
        "100.100.100.200",
        "fd00:ec2::254",
        "192.0.0.192",
        "168.63.129.16",
        "2001:4860::1%eth0",
        "fe80::1%1",
    ],
)
def test_where_clouds_answer_their_own_machines_is_not_public(ip):
    assert not is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize(
    "ip", ["93.184.215.14", "8.8.8.8", "2606:2800:21f::1", "2a00:1450:4001::200e", "64:ff9b::8.8.8.8"]
)
def test_addresses_of_the_open_internet_are(ip):
    assert is_public(ipaddress.ip_address(ip))


def test_an_allowance_is_for_one_end_and_opens_no_port_elsewhere():
    allowed = Allowed(frozenset({("127.0.0.1", 8000)}))
    here, there = ipaddress.ip_address("127.0.0.1"), ipaddress.ip_address("8.8.8.8")
    assert allowed.end(here, 8000)
    assert not allowed.end(here, 80)
    assert not allowed.end(ipaddress.ip_address("127.0.0.2"), 8000)
    assert allowed.end(there, 443)
    assert not allowed.end(there, 8000)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("ftp://example.org/a", "only addresses that begin with http:// or https://"),
        ("gopher://example.org:80/", "only addresses that begin with http:// or https://"),
        ("https://ann:secret@example.org/", "carries a user name or password"),
        ("https://ann@example.org/", "carries a user name or password"),
        ("https://:secret@example.org/", "carries a user name or password"),
        ("https:///report", "names no site"),
        ("http://example.org:8080/", "port 8080 is not fetched from"),
        ("http://example.org:22/", "port 22 is not fetched from"),
        ("http://example.org:99999/", "port 99999 is not fetched from"),
        ("http://[::1/", "this is no address of a page"),
        ("http://exa\nmple.org/", "this is no address of a page"),
        ("https://example.org/" + "a" * 1000, "longer than 1,000 characters"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused_before_anybody_is_asked(given, reason):
    with pytest.raises(Refused) as refused:
        read_address(given, Allowed())
    (problem,) = refused.value.problems
    assert reason in problem.reason
    assert "secret" not in problem.reason


def test_the_place_within_a_page_is_no_part_of_its_address():
    assert (
        str(read_address("HTTPS://Example.ORG/report?year=2021#section-1", Allowed()))
        == "https://example.org/report?year=2021"
    )

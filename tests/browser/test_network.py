"""Row 11 of the threats: only this machine reaches the dashboard, and only its own pages."""

import http.client
import socket
from urllib.parse import urlsplit

import pytest

UPGRADE = {
    "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==",
}  # fmt: skip


def _status(address: str, path: str, **headers: str) -> int:
    """The status that the server answers to a request with exactly these headers."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    try:
        connection.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        return connection.getresponse().status
    finally:
        connection.close()


def test_its_own_page_is_let_in(address: str) -> None:
    assert _status(address, "/_stcore/stream", **UPGRADE, Origin=address) == 101


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1.evil.example"])
def test_a_foreign_page_cannot_drive_it(address: str, origin: str) -> None:
    assert _status(address, "/_stcore/stream", **UPGRADE, Origin=origin) >= 400


def test_a_name_that_was_bound_to_this_machine_is_turned_away(address: str) -> None:
    headers = UPGRADE | {"Host": "evil.example", "Origin": "http://evil.example"}
    assert _status(address, "/_stcore/stream", **headers) >= 400
    headers = UPGRADE | {"Host": "evil.example", "Origin": address}
    assert _status(address, "/_stcore/stream", **headers) >= 400


def test_no_other_address_of_this_machine_answers(address: str) -> None:
    port = urlsplit(address).port
    with socket.socket() as probe:
        probe.settimeout(2)
        assert probe.connect_ex(("127.0.0.2", int(port or 0))) != 0

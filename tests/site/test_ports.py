import socket

from courant.site.ports import port_trouble


def test_a_port_that_cannot_be_had_is_named():
    assert "70000" in port_trouble("127.0.0.1", 70_000)
    assert "192.0.2.1" in port_trouble("192.0.2.1", 8000)


def test_a_port_shared_by_its_listener_is_busy_all_the_same():
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert "is in use" in port_trouble("127.0.0.1", other.getsockname()[1])

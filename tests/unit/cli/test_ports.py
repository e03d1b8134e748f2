import socket

import pytest

from counterpart.cli.errors import exit_code_of
from counterpart.cli.running import PortTaken, check_port


def test_a_free_port_passes() -> None:
    check_port("127.0.0.1", 0)


def test_a_port_that_another_server_shares_is_refused() -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port} .* Name another with --port") as refusal:
            check_port("127.0.0.1", port)
    assert exit_code_of(refusal.value) == 2

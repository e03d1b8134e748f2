import threading

import pytest

from counterpart.core.tus.errors import TooSlow
from counterpart.evidence import arriving


def test_pieces_come_in_order_until_there_are_no_more():
    sent = [b"one", b"two", b"three", b""]
    assert list(arriving.pieces(lambda _: sent.pop(0))) == [b"one", b"two", b"three"]


def test_a_connection_that_breaks_ends_the_body():
    def read(_: int) -> bytes:
        raise ConnectionResetError

    assert list(arriving.pieces(read)) == []


def test_a_silent_client_is_not_waited_for():
    silent = threading.Event()
    body = iter([b"begun"])
    arrived = arriving.pieces(lambda _: next(body, b"") or (silent.wait(5) and b"") or b"", patience=0.05)
    assert next(arrived) == b"begun"
    with pytest.raises(TooSlow):
        next(arrived)
    silent.set()

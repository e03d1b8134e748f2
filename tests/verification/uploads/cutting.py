"""A connection that breaks: passes bytes on to a server and cuts after so many of them, without a farewell."""

import socket
import struct
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress


@contextmanager
def cutting(port: int, cuts: Iterable[int]) -> Iterator[int]:
    """The port of a proxy before `port`. Each connection is cut after the next number of `cuts`; then none is."""
    left = iter(cuts)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_accept, args=(listening, port, left), daemon=True)
        thread.start()
        yield int(listening.getsockname()[1])


def _accept(listening: socket.socket, port: int, cuts: Iterator[int]) -> None:
    with suppress(OSError):
        while True:
            client, _ = listening.accept()
            server = socket.create_connection(("127.0.0.1", port))
            most = next(cuts, None)
            threading.Thread(target=_pass, args=(client, server, most), daemon=True).start()
            threading.Thread(target=_pass, args=(server, client, None), daemon=True).start()


def _pass(source: socket.socket, target: socket.socket, most: int | None) -> None:
    passed = 0
    with suppress(OSError):
        while piece := source.recv(65536 if most is None else min(65536, most - passed)):
            target.sendall(piece)
            passed += len(piece)
            if passed == most:
                time.sleep(0.1)  # a reset throws away what lies in the buffers: let some of it be read
                break
        for end in (source, target) if passed == most else ():
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # RST, as a lost network
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()

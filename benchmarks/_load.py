"""A small load generator: keep-alive connections that ask for one page again and again."""

import asyncio
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """What came of it: answers a second, and how long 50 and 95 of 100 answers took at most, in milliseconds."""

    per_second: float
    median: float
    most: float


def load(port: int, path: str, *, clients: int, seconds: float) -> Load:
    """Ask for `path` from so many connections at once; raises RuntimeError for any answer but 200."""
    return asyncio.run(_load(port, path, clients, seconds))


async def _load(port: int, path: str, clients: int, seconds: float) -> Load:
    until = time.perf_counter() + seconds
    lists = await asyncio.gather(*(_client(port, path, until) for _ in range(clients)))
    times = sorted(taken for taken_list in lists for taken in taken_list)
    at = [times[int(len(times) * share)] * 1000 for share in (0.5, 0.95)]
    return Load(per_second=len(times) / seconds, median=at[0], most=at[1])


async def _client(port: int, path: str, until: float) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    times = []
    while (begun := time.perf_counter()) < until:
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if b" 200 " not in head.split(b"\r\n", 1)[0]:
            raise RuntimeError(f"{path}: {head[:200]!r}")
        await reader.readexactly(int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0]))
        times.append(time.perf_counter() - begun)
    writer.close()
    return times

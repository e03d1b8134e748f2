"""One peer in a process of its own: `python -m benchmarks._statement_peer NAME SOURCE OUT TIMES`.

Asks for one force so many times, then for all at most thrice, and once where that takes long; writes to OUT what came,
and how long it took, in seconds.
"""

import os
import pickle
import sys
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks._memory import held, peak_memory
from benchmarks._statement_peers import PEERS

FORCE = "norfolk"
# Asked but once more after the warming up when that took so many seconds.
LONG = 8.0
SAMPLE_SECONDS = 0.02


def main() -> None:
    name, source, out, times = sys.argv[1:]
    begun = time.perf_counter()
    peer = PEERS[name](source)
    found: dict[str, Any] = {"ready": time.perf_counter() - begun}
    watch = ServerMemory() if name == "PostgreSQL" else None
    for question, force, often in (("one", FORCE, int(times)), ("all", None, min(int(times), 3))):
        seconds: list[float] = []
        while len(seconds) <= (1 if seconds and seconds[0] > LONG else often):
            begun = time.perf_counter()
            table = peer.ask(force)
            seconds.append(time.perf_counter() - begun)
        memory = watch.most if watch else peak_memory(os.getpid())
        found[question] = {"seconds": seconds[1:], "first": seconds[0], "memory": memory, "cells": peer.cells(table)}
    Path(out).write_bytes(pickle.dumps(found))


class ServerMemory:
    """The most that the PostgreSQL server held, looked at fifty times a second."""

    def __init__(self) -> None:
        self.most = 0
        server = next(
            int(folder.name)
            for folder in Path("/proc").glob("[0-9]*")
            if f"-p {os.environ['DATABASE_URL'].rpartition(':')[2].partition('/')[0]} " in _command(folder)
        )
        threading.Thread(target=self._watch, args=(server,), daemon=True).start()

    def _watch(self, server: int) -> None:
        while True:
            self.most = max(self.most, held(server))
            time.sleep(SAMPLE_SECONDS)


def _command(folder: Path) -> str:
    try:
        return (folder / "cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


if __name__ == "__main__":
    main()

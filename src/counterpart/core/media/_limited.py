"""Started by `running`: takes limits upon itself, gives up the network, and becomes the program that is to run.

    python _limited.py CPU_SECONDS MEMORY_BYTES OUTPUT_BYTES NICENESS PROGRAM ARGUMENT...

A program of its own, and not a function between fork and exec, because the server that calls has threads. It imports
nothing of ours and starts in a hundredth of a second.
"""

import ctypes
import os
import resource
import signal
import sys

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def main(command: list[str], cpu: int, memory: int, output: int, niceness: int) -> None:
    _without_network()
    os.nice(niceness)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, cpu)
    _limit(resource.RLIMIT_FSIZE, output)
    _limit(resource.RLIMIT_AS, memory)
    # Python ignores both, and what is ignored stays so in the program that follows.
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.execv(command[0], command)  # noqa: S606, the very purpose; no shell


def _without_network() -> None:
    """A network of its own with nothing in it, where the machine lets us; ffmpeg is also told to open files only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)


def _limit(kind: int, amount: int) -> None:
    most = resource.getrlimit(kind)[1]
    amount = amount if most == resource.RLIM_INFINITY else min(amount, most)
    resource.setrlimit(kind, (amount, amount))


if __name__ == "__main__":
    main(sys.argv[5:], *map(int, sys.argv[1:5]))

"""ClamAV's real daemon with one signature of our own: the official ones cannot be fetched in a test."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from counterpart.evidence.scanning import ScannerFailed, version_of
from tests.needs import clamd_path

MALWARE = b"counterpart-test-malware: harmless, and known to one signature"
SIGNATURE = f"Counterpart.Test:0:*:{MALWARE.hex()}\n"


@contextmanager
def running_clamd(*lines: str) -> Iterator[str]:
    """The address of a daemon that runs within the block; `lines` are added to its configuration."""
    with TemporaryDirectory(prefix="clamd-") as name:
        folder = Path(name)
        (folder / "ours.ndb").write_text(SIGNATURE)
        address = str(folder / "clamd.ctl")
        config = [f"LocalSocket {address}", f"DatabaseDirectory {name}", "Foreground yes", "User root", *lines]
        (folder / "clamd.conf").write_text("\n".join(line for line in config if _fits(line)) + "\n")
        command = [clamd_path() or "clamd", "--config-file", str(folder / "clamd.conf")]
        with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as daemon:
            try:
                _wait_for(address, daemon, folder / "log")
                yield address
            finally:
                daemon.terminate()


def _fits(line: str) -> bool:
    """Only root can name another user."""
    return os.geteuid() == 0 or not line.startswith("User ")


def _wait_for(address: str, daemon: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end and daemon.poll() is None:
        try:
            version_of(address)
        except ScannerFailed:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"clamd did not start: {log.read_text()}")

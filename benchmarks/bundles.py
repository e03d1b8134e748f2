"""Writing and verifying a bundle of large files, beside `bagit` and `zipfile`.

Each runs in a process of its own over the same files, in steps that can be compared: from the stored files to a zip
that holds a valid bag, and from that zip to the answer whether it is whole. The disk's cache is warm for all.
"""

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks._memory import peak_memory
from benchmarks._page import keep
from counterpart.core.bundles import sealing
from counterpart.core.bundles.checking import verify
from counterpart.core.bundles.sinks import ZipSink
from counterpart.core.bundles.writing import BundleWriter

FILES, FILE_SIZE = 4, 512 * 2**20
PIECE = 2**20
AT = datetime(2026, 6, 3, tzinfo=UTC)
NAMES = {"ours": "Counterpart", "peers": "bagit and zipfile"}


def main() -> None:
    """Measure all four, and keep the table."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        _make_files(place / "stored")
        told = {kind: {step: _measured(kind, step, place) for step in ("write", "check")} for kind in NAMES}
    text = _table(told)
    print(text)
    keep("Bundles", text)


def step(kind: str, what: str, place: Path) -> None:
    """One step in this process; prints seconds and bytes of memory."""
    began = time.perf_counter()
    steps = {"ours": {"write": _write, "check": _check}, "peers": {"write": _write_peers, "check": _check_peers}}
    steps[kind][what](place)
    print(json.dumps([time.perf_counter() - began, peak_memory(os.getpid())]))


def _write(place: Path) -> None:
    with (place / "ours.zip").open("w+b") as file:
        writer = BundleWriter(ZipSink(file, "case", AT))
        for path in sorted((place / "stored").iterdir()):
            writer.add(f"data/files/{path.name}", _pieces(path), path.stat().st_size)
        subject = {"case": "case", "made_at": "2026-06-03T00:00:00.000000Z"}
        writer.finish({}, subject, sealing.key_from(b"b" * 32))


def _check(place: Path) -> None:
    if not verify(place / "ours.zip").is_whole:
        raise SystemExit("the bundle is not whole")


def _write_peers(place: Path) -> None:
    """`bagit` makes a bag of a folder in place, so the stored files, which may not change, are copied first."""
    import bagit

    bag = place / "bag"
    shutil.copytree(place / "stored", bag)
    bagit.make_bag(str(bag), checksums=["sha256", "sha512"])
    with zipfile.ZipFile(place / "peers.zip", "w", zipfile.ZIP_STORED) as file:
        for path in sorted(bag.rglob("*")):
            file.write(path, Path("case") / path.relative_to(bag))
    shutil.rmtree(bag)


def _check_peers(place: Path) -> None:
    """`bagit` validates a folder, so the zip is unpacked first."""
    import bagit

    out = place / "out"
    with zipfile.ZipFile(place / "peers.zip") as file:
        file.extractall(out)
    bagit.Bag(str(out / "case")).validate()
    shutil.rmtree(out)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _make_files(folder: Path) -> None:
    """Footage does not compress, so neither do these."""
    folder.mkdir()
    for number in range(FILES):
        with (folder / f"camera-{number}.mp4").open("wb") as file:
            for _ in range(FILE_SIZE // PIECE):
                file.write(os.urandom(PIECE))


def _measured(kind: str, what: str, place: Path) -> tuple[float, int]:
    call = f"bundles.step({kind!r}, {what!r}, pathlib.Path({str(place)!r}))"
    code = f"import pathlib; from benchmarks import bundles; {call}"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    seconds, memory = json.loads(done.stdout.splitlines()[-1])
    return float(seconds), int(memory)


def _table(told: dict[str, dict[str, tuple[float, int]]]) -> str:
    size = FILES * FILE_SIZE / 2**30
    lines = [
        f"{FILES} files, {size:.0f} GiB together, hashed by SHA-256 and SHA-512. The peers copy the files first,",
        "because bagit makes a bag of a folder in place, and unpack the zip to validate it. Ours also signs, and",
        "checks the signature. One run each.",
        "",
        "| | Write | Memory | Verify | Memory |",
        "|---|---:|---:|---:|---:|",
    ]
    for kind, steps in told.items():
        cells = [f"{seconds:.1f} s | {memory / 2**20:.0f} MiB" for seconds, memory in steps.values()]
        lines.append(f"| {NAMES[kind]} | {' | '.join(cells)} |")
    return "\n".join(lines)

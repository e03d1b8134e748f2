"""Networks that fail, servers that die, disks that fill: what was acknowledged is there, and the file comes whole."""

import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.verification.uploads.cutting import cutting
from tests.verification.uploads.raw import ask, begin, offset, patch
from tests.verification.uploads.site import COMMAND, Site

pytestmark = pytest.mark.slow  # starts server processes

NODE = Path(sys.executable).parent / "node"
ENVIRONMENT = os.environ | {"PYTHONPATH": f"{settings.ROOT}/src"}
SCRIPT = Path(__file__).parent / "send.mjs"
FOOTAGE = random.Random(4).randbytes(6_000_000)


@pytest.fixture(scope="module")
def token(site: Site) -> str:
    return site.link()


def js_client(site: Site, token: str, path: Path, port: int = 0, **options: Any) -> "subprocess.Popen[str]":
    """The protocol's own client, at work in a process of its own."""
    endpoint = f"http://127.0.0.1:{port or site.port}/uploads/to/{token}/"
    told = json.dumps({"endpoint": endpoint, "path": str(path), **options})
    module = {"NODE_PATH": f"{settings.ROOT}/node_modules"}
    script = Path(settings.ROOT) / "node_modules" / ".send.mjs"  # beside what it imports
    shutil.copy(SCRIPT, script)
    command = [str(NODE), str(script), told]
    return subprocess.Popen(command, env=os.environ | module, stdout=subprocess.PIPE, text=True)


def ended(client: "subprocess.Popen[str]") -> dict[str, Any]:
    words, _ = client.communicate(timeout=60)
    told: dict[str, Any] = json.loads(words.splitlines()[-1])
    return told


def footage(folder: Path, content: bytes = FOOTAGE) -> Path:
    path = folder / "till.mp4"
    path.write_bytes(content)
    return path


def test_a_connection_cut_at_random_points_loses_nothing(site: Site, token: str, tmp_path: Path) -> None:
    chance = random.Random(1)
    cuts = [chance.randrange(600, 2_000_000) for _ in range(12)]
    with cutting(site.port, cuts) as port:
        assert "url" in ended(js_client(site, token, footage(tmp_path), port))
    assert site.has(FOOTAGE)


def test_bytes_of_a_request_that_was_cut_are_kept(site: Site, token: str) -> None:
    address = begin(site, token, len(FOOTAGE))
    with cutting(site.port, [1_000_000]) as port:
        away = Site.__new__(Site)
        away.port = port
        with pytest.raises(ConnectionError):
            patch(away, address, 0, FOOTAGE)
    time.sleep(0.5)
    assert 0 < offset(site, address) < 1_000_000


def test_a_killed_server_goes_on_where_it_was(site: Site, token: str, tmp_path: Path) -> None:
    content = random.Random(2).randbytes(6_000_000)
    client = js_client(site, token, footage(tmp_path, content), chunkSize=200_000)
    while not [path for path in site.spool.glob("*") if 400_000 < path.stat().st_size < 6_000_000]:
        time.sleep(0.005)
    site.kill()
    time.sleep(0.3)
    site.start()
    assert "url" in ended(client)
    assert site.has(content)


def test_what_was_complete_when_the_server_died_is_received_by_the_sweep(site: Site, token: str) -> None:
    content = os.urandom(4000)
    address = begin(site, token, len(content))
    patch(site, address, 0, content[:3999])
    (spooled,) = (path for path in site.spool.glob("*") if path.stat().st_size == 3999)
    site.kill()
    with spooled.open("ab") as file:  # the last byte reached the disk, and nobody lived to say so
        file.write(content[3999:])
    site.sweep()
    site.start()
    assert site.has(content)
    assert offset(site, address) == 4000
    assert not spooled.exists()


def test_two_clients_on_one_upload_make_one_file(site: Site, token: str, tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    address = begin(site, token, len(content))
    path = footage(tmp_path, content)
    clients = [js_client(site, token, path, uploadUrl=address, chunkSize=100_000) for _ in range(2)]
    told = [ended(client) for client in clients]
    assert any("url" in each for each in told), told
    assert site.has(content)


def test_parallel_parts_become_one_file(site: Site, token: str, tmp_path: Path) -> None:
    content = os.urandom(900_001)
    assert "url" in ended(js_client(site, token, footage(tmp_path, content), parallelUploads=3))
    assert site.has(content)


def test_a_length_promised_for_later_is_refused_clearly(site: Site, token: str, tmp_path: Path) -> None:
    told = ended(js_client(site, token, footage(tmp_path, b"x" * 10), uploadLengthDeferred=True, chunkSize=5))
    assert told["status"] == 400
    assert "cannot be told later" in told["words"]


def test_an_upload_that_nobody_finished_expires(site: Site, token: str) -> None:
    address = begin(site, token, 100)
    patch(site, address, 0, b"half")
    assert "GMT" in ask(site, "HEAD", address).headers["upload-expires"]
    site.sweep(days=8)
    assert ask(site, "HEAD", address).status == 410


def test_more_than_the_link_takes_is_refused(site: Site, tmp_path: Path) -> None:
    told = ended(js_client(site, site.link("1000"), footage(tmp_path, b"x" * 1001)))
    assert told["status"] == 413
    assert "room for 1 kB" in told["words"]


def test_the_command_line_goes_on_after_a_cut(site: Site, token: str, tmp_path: Path) -> None:
    content = os.urandom(60_000_000)
    path, memory = footage(tmp_path, content), tmp_path / "memory"
    first = subprocess.Popen(send(site.port, token, path, memory), env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    while not [path for path in site.spool.glob("*") if path.stat().st_size > 8_000_000]:
        time.sleep(0.005)
    first.kill()
    first.wait()
    assert not site.has(content)
    then = command(site.port, token, path, memory)
    again = command(site.port, token, path, memory)
    assert then.returncode == again.returncode == 0, (then, again)
    assert site.has(content)
    assert "had arrived before" in again.stdout


def test_the_command_line_says_what_went_wrong(site: Site, token: str, tmp_path: Path) -> None:
    forged = command(site.port, token[:-2] + "xx", footage(tmp_path, b"x"), tmp_path / "memory")
    assert forged.returncode == 1
    assert "withdrawn" in forged.stderr


def command(port: int, token: str, path: Path, memory: Path) -> "subprocess.CompletedProcess[str]":
    arguments = send(port, token, path, memory)
    return subprocess.run(arguments, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def send(port: int, token: str, path: Path, memory: Path) -> list[str]:
    link = f"http://127.0.0.1:{port}/send/{token}/"
    return [*COMMAND, "evidence", "send", str(path), "--to", link, "--memory", str(memory)]


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[None]:
    """A disk of its own in `folder`, of `size` bytes: a real one, in memory."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.needs("mount")
def test_a_full_disk_keeps_what_has_arrived(laid: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk, 2**20):
        full = Site(tmp_path / "site", laid, {"COUNTERPART_SPOOL": str(disk)})
        full.start()
        try:
            address = begin(full, full.link(), len(FOOTAGE))
            told = patch(full, address, 0, FOOTAGE)
            kept = int(told.headers["upload-offset"])
            assert told.status == 507
            assert "disk is full" in told.words
            assert 900_000 < kept == offset(full, address) <= 2**20
            subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)
            assert patch(full, address, kept, FOOTAGE[kept:]).status == 204
            assert full.has(FOOTAGE)
        finally:
            full.close()


def test_many_threads_of_one_sender_keep_within_the_link(site: Site) -> None:
    token = site.link("2500")
    told: list[int] = []

    def try_it() -> None:
        told.append(ask(site, "POST", f"/uploads/to/{token}/", Upload_Length="1000").status)

    threads = [threading.Thread(target=try_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [201, 201, 413, 413, 413, 413]

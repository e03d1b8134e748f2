"""Files pass a real clamd before anybody opens them; where it fails they stay where they are."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest

from counterpart.base.actors import Actor
from counterpart.evidence import scanning
from counterpart.evidence.actions import inspecting
from counterpart.evidence.models import ContinuityKind, EvidenceFile
from counterpart.evidence.scanning import ScannerFailed, scan
from tests.factories import NOW, make_case, make_evidence_file
from tests.verification.clamd import MALWARE, running_clamd

pytestmark = pytest.mark.needs("clamd")
INSPECTOR = Actor.system("Inspection of evidence")


@pytest.fixture(scope="module")
def clamd():
    with running_clamd() as address:
        yield address


@pytest.fixture
def send(people):
    case = make_case(force=people.norfolk, organisation=people.castle_street)

    def sent(content, **fields):
        return make_evidence_file(incident=case.primary_incident, by=people.tom.actor, content=content, **fields)

    return sent


def test_a_clean_file_is_cleared_by_the_daemon(clamd, send, settings):
    settings.CLAMD = clamd
    file = send(b"\x89PNG\r\n\x1a\n, of a sort")
    inspecting.inspect(file=file, by=INSPECTOR, at=NOW)
    assert (file.state, file.state_reason, file.scanned_at, file.media_type) == ("cleared", "", NOW, "image/png")
    assert file.scanner.startswith("ClamAV ")
    assert file.continuity.get(kind=ContinuityKind.SCANNED).detail["windows"] == 1


def test_malware_is_kept_and_never_opened(clamd, send, settings):
    settings.CLAMD = clamd
    file = send(b"harmless? " + MALWARE)
    inspecting.inspect(file=file, by=INSPECTOR, at=NOW)
    assert file.state == "infected"
    assert "Counterpart.Test" in file.state_reason
    assert list(file.continuity.order_by("number").values_list("kind", flat=True)) == ["received", "scanned", "held"]


def test_inspecting_again_changes_nothing(clamd, send, settings):
    settings.CLAMD = clamd
    file = send(b"footage")
    for _ in range(2):
        inspecting.inspect(file=file, by=INSPECTOR, at=NOW)
    assert file.continuity.count() == 2


def test_malware_that_lies_across_two_windows_is_found(clamd, monkeypatch):
    monkeypatch.setattr(scanning, "WINDOW", 4096)
    monkeypatch.setattr(scanning, "OVERLAP", 512)
    content = bytes(4090) + MALWARE + bytes(9000)
    verdict = scan(lambda start, stop: iter([content[start:stop]]), len(content), clamd)
    assert (verdict.found.removesuffix(".UNOFFICIAL"), verdict.windows) == ("Counterpart.Test", 2)


def test_every_byte_of_a_long_file_is_looked_at(clamd, monkeypatch):
    monkeypatch.setattr(scanning, "WINDOW", 4096)
    monkeypatch.setattr(scanning, "OVERLAP", 512)
    asked = []

    def pieces(start, stop):
        asked.append((start, stop))
        return iter([bytes(stop - start)])

    scan(pieces, 20_000, clamd)
    assert asked[0][0] == 0
    assert asked[-1][1] == 20_000
    assert all(later[0] == earlier[1] - 512 for earlier, later in pairwise(asked))


def test_a_daemon_that_takes_too_little_says_what_was_not_scanned(monkeypatch):
    content = bytes(3 * 2**20)
    with running_clamd("StreamMaxLength 1M") as address, pytest.raises(ScannerFailed) as refusal:
        scan(lambda start, stop: iter([content[start:stop]]), len(content), address)
    assert "StreamMaxLength" in str(refusal.value)
    assert "The first 0 of 3,145,728 bytes" in str(refusal.value)


def test_without_a_scanner_a_file_stays_in_quarantine_and_says_so(send, settings):
    settings.CLAMD = ""
    file = send(b"footage")
    inspecting.inspect(file=file, by=INSPECTOR, at=NOW)
    assert (file.state, file.scanned_at) == ("quarantined", None)
    assert file.state_reason.startswith("In quarantine until it is scanned. This site has no malware scanner")
    assert file.continuity.count() == 1


def test_the_demos_word_clears_nothing_on_a_real_site(send, settings):
    settings.CLAMD, settings.DEMO = "none-in-demo", False
    file = send(b"footage")
    inspecting.inspect(file=file, by=INSPECTOR, at=NOW)
    assert file.state == "quarantined"


def test_a_demo_clears_and_says_that_nothing_was_scanned(send, settings):
    settings.CLAMD, settings.DEMO = "none-in-demo", True
    file = send(b"footage")
    inspecting.inspect(file=file, by=INSPECTOR, at=NOW)
    assert (file.state, file.state_reason) == ("cleared", inspecting.NOT_SCANNED)
    assert file.scanned_at is None


def test_a_scanner_that_is_gone_leaves_the_file_in_quarantine(send, settings, tmp_path):
    settings.CLAMD = str(tmp_path / "nobody.ctl")
    file = send(b"footage")
    inspecting.inspect(file=file, by=INSPECTOR, at=NOW)
    assert (file.state, "cannot be reached" in file.state_reason) == ("quarantined", True)


def test_a_file_that_changed_in_the_store_stays_and_its_account_says_so(clamd, send, settings):
    settings.CLAMD = clamd
    changed, gone = send(b"footage"), send(b"footage of another day")
    EvidenceFile.objects.filter(pk=changed.pk).update(sha256="0" * 64)
    EvidenceFile.objects.filter(pk=gone.pk).update(storage_key="evidence/00/gone")
    for file in (changed, gone):
        file.refresh_from_db()
        inspecting.inspect(file=file, by=INSPECTOR, at=NOW)
        file.refresh_from_db()
        assert file.state == "quarantined"
        assert file.continuity.latest("number").kind == ContinuityKind.ALTERED
    assert (changed.state_reason, gone.state_reason) == (
        "It is not what was received: its hash has changed",
        "It is gone from the store",
    )


@contextmanager
def answering(answers: list[bytes | None]) -> Iterator[str]:
    """A daemon that gives these answers, one a connection; None breaks off as soon as anything is sent."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_answer_all, args=(server, answers))
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        thread.join()


def _answer_all(server: socket.socket, answers: list[bytes | None]) -> None:
    for answer in answers:
        connection, _ = server.accept()
        with connection:
            connection.recv(20)
            if answer is None:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, bytes([1, 0, 0, 0, 0, 0, 0, 0]))
                continue
            connection.sendall(answer)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass


@pytest.mark.parametrize("answer", [b"", None, b"stream: something else\0", b"\xff\xfe\0"])
def test_a_scanner_that_breaks_off_or_says_nothing_clears_nothing(send, settings, answer):
    file = send(b"footage" * 200_000)
    with answering([b"ClamAV 1.4.6/27000/today\0"] * 2 + [answer]) as address:
        settings.CLAMD = address
        inspecting.inspect(file=file, by=INSPECTOR, at=NOW)
    assert file.state == "quarantined"
    assert file.state_reason.startswith("In quarantine until it is scanned. The scanner ")


def test_a_scanner_that_falls_silent_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(scanning, "_TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(ScannerFailed, match="in time"):
        scan(lambda _start, _stop: iter([b"footage"]), 7, f"127.0.0.1:{server.getsockname()[1]}")

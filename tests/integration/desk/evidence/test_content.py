"""The bytes of a file: in ranges, to those who may, and never as anything that runs."""

import hashlib
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpart.desk.views import evidence_content
from counterpart.evidence.models import EvidenceFile

FILM = random.Random(4).randbytes(100_000)
KEPT = ("Accept-Ranges", "Cache-Control", "Content-Disposition", "Content-Security-Policy", "ETag")


@pytest.fixture
def ask(people, client_of, cleared, address_of):
    """The answer to Alice, and what it holds."""
    address, alice = address_of("content", cleared(content=FILM)), client_of(people.alice)

    def answer(header="", method="get", **headers):
        sent = {"HTTP_RANGE": header} if header else {}
        found = getattr(alice, method)(address, **sent, **headers)
        return found, b"".join(found) if found.streaming else found.content

    return answer


def test_the_whole_file_streams(ask):
    answer, body = ask()
    assert (answer.status_code, body, answer.streaming) == (200, FILM, True)
    assert answer["Content-Length"] == str(len(FILM))
    assert answer["Content-Type"] == "video/mp4"
    assert answer["ETag"] == f'"{hashlib.sha256(FILM).hexdigest()}"'


def test_nothing_in_it_may_run_or_be_kept(ask):
    answer, _ = ask()
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Content-Disposition"] == 'inline; filename="till.mp4"'


@pytest.mark.parametrize(
    ("header", "held"),
    [
        ("bytes=0-", FILM),
        ("bytes=0-0", FILM[:1]),
        ("bytes=99000-200000", FILM[99_000:]),
        ("bytes=-7", FILM[-7:]),
        ("bytes=65535-65537", FILM[65_535:65_538]),
    ],
)
def test_a_part_is_byte_for_byte_that_part(ask, header, held):
    answer, body = ask(header)
    assert (answer.status_code, body) == (206, held)
    assert answer["Content-Length"] == str(len(held))
    assert answer["Content-Range"].endswith(f"/{len(FILM)}")


def test_a_long_part_comes_in_turns(ask, monkeypatch):
    monkeypatch.setattr(evidence_content, "MOST", 30_000)
    whole, first = b"", 0
    while first < len(FILM):
        answer, body = ask(f"bytes={first}-")
        assert answer["Content-Range"] == f"bytes {first}-{first + len(body) - 1}/{len(FILM)}"
        whole, first = whole + body, first + len(body)
    assert whole == FILM


@pytest.mark.parametrize("header", ["bytes=100000-", "bytes=-0"])
def test_beyond_the_end_there_is_nothing(ask, header):
    answer, body = ask(header)
    assert (answer.status_code, body, answer["Content-Range"]) == (416, b"", "bytes */100000")


def test_a_range_of_another_version_gets_the_whole(ask):
    tag = f'"{hashlib.sha256(FILM).hexdigest()}"'
    assert ask("bytes=0-9", HTTP_IF_RANGE=tag)[0].status_code == 206
    for other in ('"another"', f"W/{tag}", "Wed, 21 Oct 2015 07:28:00 GMT"):
        answer, body = ask("bytes=0-9", HTTP_IF_RANGE=other)
        assert (answer.status_code, body) == (200, FILM)


def test_head_says_the_same_without_a_byte(ask):
    got, head = ask()[0], ask("bytes=0-9", method="head")
    assert (head[0].status_code, head[1]) == (200, b"")
    assert {name: head[0][name] for name in (*KEPT, "Content-Length")} == {
        name: got[name] for name in (*KEPT, "Content-Length")
    }


@given(header=st.text(st.characters(codec="latin-1", exclude_characters="\r\n\x00"), max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_range_header_breaks_it(ask, header):
    answer, body = ask(header)
    assert (answer.status_code, body) in ((200, FILM), (416, b"")) or body in FILM


@pytest.mark.parametrize("fields", [{"state": "quarantined"}, {"state": "held"}, {"state": "infected"}])
def test_what_is_not_cleared_is_not_opened(people, client_of, cleared, address_of, fields):
    address = address_of("content", cleared(**fields))
    assert client_of(people.alice).get(address).status_code == 403


@pytest.mark.parametrize("kind", ["image/svg+xml", "text/html", "application/pdf", "", "video/x-msvideo"])
def test_what_could_run_in_a_browser_is_not_shown(people, client_of, cleared, address_of, kind):
    address = address_of("content", cleared(media_type=kind))
    assert client_of(people.alice).get(address).status_code == 403


def test_others_get_no_byte(people, client_of, cleared, address_of):
    address = address_of("content", cleared())
    assert client_of(people.ruth).get(address).status_code == 404
    assert client_of(people.priya).get(address).status_code == 403
    assert client_of(None).get(address).status_code == 302


def test_a_session_of_ranges_is_one_view(people, client_of, cleared, address_of):
    file, alice = cleared(content=FILM), client_of(people.alice)
    for first in range(0, 100, 10):
        alice.get(address_of("content", file), HTTP_RANGE=f"bytes={first}-")
    assert file.continuity.filter(kind="viewed").count() == 1


def test_a_name_cannot_break_the_header(people, client_of, cleared, address_of):
    file = cleared(name='a"; filename="evil.exe\\ ü.mp4')
    told = client_of(people.alice).get(address_of("content", file))["Content-Disposition"]
    assert told.startswith("inline; filename*=utf-8''")
    assert '"' not in told


def test_a_file_that_is_gone_is_not_found_and_its_account_says_so(people, client_of, cleared, address_of):
    file, alice = cleared(), client_of(people.alice)
    EvidenceFile.objects.update(storage_key="evidence/00/gone")
    for _ in range(2):
        assert alice.get(address_of("content", file)).status_code == 404
    download = alice.post(address_of("download", file), {"why": "For the file"})
    assert (download.status_code, "gone from the store" in download.text) == (422, True)
    assert [entry.kind for entry in file.continuity.order_by("number")] == ["received", "altered"]

"""What an investigator does with a file: marks, produces, moves, checks the clock, takes a copy away."""

import pytest

from counterpart.base.audit import AuditEvent
from counterpart.evidence import continuity
from counterpart.evidence.models import ClockCheck, ContinuityEntry, Exhibit, MarkedMoment
from counterpart.evidence.triggers import CONTINUITY
from tests.append_only import unprotected
from tests.integration.desk.test_queries import cost

MEDIA = {"duration_ms": 20_000, "frame_rate": 10, "width": 384, "height": 288}
PRODUCED = {"producer_name": "Tom Reeve", "initials": "TR", "description": "Footage of the till"}


@pytest.fixture
def film(cleared):
    return cleared(media=MEDIA)


def test_a_moment_is_marked_shown_and_removed(alice, film, address_of):
    alice.open(address_of("mark", film))
    assert "Enter what is to be seen" in alice.send(position="1:02", note="").errors
    assert "ends before that" in alice.send(position="1:02", note="He <i>comes</i> in").errors
    page = alice.send(position="0:04.3", note="He <i>comes</i> in")
    assert "He &lt;i&gt;comes&lt;/i&gt; in" in page.html
    moment = MarkedMoment.objects.get()
    assert (moment.position_ms, moment.marked_by_name) == (4_300, "Alice Warren")
    alice.open(address_of("remove_mark", film, moment_id=moment.pk))
    assert "He &lt;i&gt;" not in alice.send().html
    moment.refresh_from_db()
    assert moment.removed_at
    assert list(AuditEvent.objects.filter(action__startswith="moment.").values_list("action", flat=True)) == [
        "moment.mark",
        "moment.remove",
    ]


def test_the_way_back_is_at_the_moment(people, client_of, film, address_of):
    answer = client_of(people.alice).post(address_of("mark", film), {"position": "4.3", "note": "Here"})
    assert answer.url == address_of("file", film) + "#t=4.3"


def test_a_file_is_made_an_exhibit_described_and_moved(alice, film, address_of):
    page = alice.open(address_of("produce", film))
    assert (page.fields["producer_name"], page.fields["initials"]) == ("Tom Reeve", "TR")
    assert "2 to 4 letters" in alice.send(**(PRODUCED | {"initials": "T"})).errors
    assert "TR/1" in alice.send(**PRODUCED).html
    alice.open(address_of("describe", film))
    alice.send(description="Footage of the till, 2pm")
    alice.open(address_of("move", film))
    assert alice.page.fields["from_whom"] == "Counterpart's storage"
    alice.send(to_whom="Court 3", why="Trial", seal="B123")
    assert alice.open(address_of("move", film)).fields["from_whom"] == "Court 3"
    exhibit = Exhibit.objects.get()
    assert (str(exhibit), exhibit.description) == ("TR/1", "Footage of the till, 2pm")


def test_what_is_no_exhibit_is_not_moved(people, client_of, film, address_of):
    assert client_of(people.alice).get(address_of("move", film)).status_code == 404


def test_a_camera_clock_is_checked(alice, film, address_of):
    alice.open(address_of("check_clock", film))
    told = {"true_day": "3 June 2026", "camera_time": "14:07:30", "true_time": "14:05:20", "how": "Speaking clock"}
    assert "must be a time" in alice.send(**(told | {"camera_time": "14:07:61"})).errors
    page = alice.send(**told, starts_day="3 June 2026", starts_time="13:00:00")
    assert "The camera&#39;s clock was 2 minutes 10 seconds fast" in page.html
    assert 'data-clock="2026-06-03T13:00:00"' in page.html
    assert 'data-clock="2026-06-03T12:57:50"' in page.html
    assert ClockCheck.objects.get().offset_seconds == -130
    assert film.continuity.filter(kind="clock_checked").count() == 1


def test_a_clock_that_stays_on_greenwich_time_is_an_hour_behind_in_summer(alice, film, address_of):
    alice.open(address_of("check_clock", film))
    told = {"true_day": "3 June 2026", "camera_time": "13:05:20", "true_time": "14:05:20", "how": "Speaking clock"}
    alice.send(**told, zone="UTC")
    assert ClockCheck.objects.get().offset_seconds == 0


def test_a_copy_leaves_with_a_reason_each_time(people, client_of, film, address_of):
    alice, address = client_of(people.alice), address_of("download", film)
    assert alice.post(address, {"why": ""}).status_code == 422
    for _ in range(2):
        answer = alice.post(address, {"why": "For the interview"})
        assert b"".join(answer) == b"footage"
        assert answer["Content-Disposition"] == 'attachment; filename="till.mp4"'
        assert answer["Content-Type"] == "application/octet-stream"
    entries = film.continuity.filter(kind="downloaded")
    assert [entry.why for entry in entries] == ["For the interview"] * 2
    assert AuditEvent.objects.filter(action="evidence.downloaded", kind="disclosure").count() == 2


def test_nobody_takes_away_what_was_not_scanned(people, client_of, send_file, address_of):
    file = send_file(state="quarantined")
    answer = client_of(people.alice).post(address_of("download", file), {"why": "To look", "aware": "yes"})
    assert answer.status_code == 422
    assert "has not passed the virus scan" in answer.content.decode()
    assert not file.continuity.filter(kind="downloaded")


@pytest.mark.parametrize("state", ["held", "infected"])
def test_a_dangerous_file_leaves_only_for_somebody_who_knows(people, client_of, send_file, address_of, state):
    file = send_file(state=state, state_reason="It is a program", name="player.exe")
    alice, address = client_of(people.alice), address_of("download", file)
    assert "It is a program" in alice.get(address).content.decode()
    refused = alice.post(address, {"why": "To play the footage"})
    assert refused.status_code == 422
    assert "Select that you will open it only on a machine that is set apart" in refused.content.decode()
    answer = alice.post(address, {"why": "To play the footage", "aware": "yes"})
    assert b"".join(answer) == b"footage"
    assert answer["Content-Disposition"] == 'attachment; filename="player.exe.held"'
    assert file.continuity.get(kind="downloaded").detail["state"] == state


@pytest.mark.parametrize("name", ["mark", "produce", "check_clock", "download", "continuity", "continuity_csv"])
def test_others_reach_no_page_of_it(people, client_of, film, address_of, name):
    assert client_of(people.ruth).get(address_of(name, film)).status_code == 404
    assert client_of(people.priya).get(address_of(name, film)).status_code == 403


def test_continuity_tells_everything_without_a_gap(alice, film, address_of):
    alice.open(address_of("file", film))
    alice.open(address_of("produce", film))
    alice.send(**PRODUCED)
    html = alice.open(address_of("continuity", film)).html
    assert "No entry is missing" in html
    for words in ("Received", "Viewed", "Made an exhibit", "Desk investigator", film.sha256):
        assert words in html


def test_a_broken_account_is_told_with_its_entry(people, client_of, film, address_of):
    alice = client_of(people.alice)
    alice.get(address_of("file", film))
    with unprotected(CONTINUITY):
        ContinuityEntry.objects.filter(file=film, number=2).update(by_name="Nobody")
    assert "Entry 2 is missing or was changed" in alice.get(address_of("continuity", film)).content.decode()
    assert not continuity.is_whole(film)


def test_both_lists_come_as_csv_that_calculates_nothing(people, client_of, alice, film, address_of):
    alice.open(address_of("produce", film))
    alice.send(**(PRODUCED | {"description": "=1+1"}))
    exhibits = client_of(people.alice).get(address_of("exhibits_csv")).content.decode("utf-8-sig").splitlines()
    assert exhibits[0] == "Reference,Description,Produced by,When,SHA-256,File"
    assert exhibits[1].startswith("TR/1,'=1+1,Tom Reeve,")
    account = client_of(people.alice).get(address_of("continuity_csv", film)).content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in account] == ["Number", "1", "2", "3"]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, "<video"),
        ({"media_type": "image/png"}, '<img class="cp-stage__picture"'),
        ({"media_type": "audio/mpeg"}, "<audio"),
        ({"media_type": "image/svg+xml"}, "This file is not shown here"),
        ({"state": "quarantined"}, "This file is not shown here"),
    ],
)
def test_a_page_shows_what_is_safe_to_show(people, client_of, cleared, address_of, fields, shown):
    page = client_of(people.alice).get(address_of("file", cleared(**fields)))
    assert shown in page.content.decode()
    assert "media-src 'self'" in page["Content-Security-Policy"]


def test_a_player_costs_the_same_however_much_was_marked(people, client_of, film, address_of):
    alice = client_of(people.alice)
    few = cost(alice, address_of("file", film))
    for second in range(10):
        alice.post(address_of("mark", film), {"position": str(second), "note": "Here"})
    assert cost(alice, address_of("file", film)) == few < 45

"""Producing exhibits: a number for each, never given twice."""

from pathlib import Path

import pytest

from counterpart.casework.actions import merging
from counterpart.casework.models import CaseEvent
from counterpart.evidence import continuity, storage
from counterpart.evidence.actions import exhibits, files
from counterpart.evidence.errors import EvidenceError
from counterpart.evidence.models import FileRole
from tests.at_once import at_once
from tests.factories import NOW, make_evidence_file
from tests.people import make_people
from tests.reports import send


def film(case, people, content=b"film", **fields):
    cleared = {"state": "cleared", "media_type": "video/mp4"} | fields
    return make_evidence_file(incident=case.primary_incident, by=people.tom.actor, content=content, **cleared)


def still_of(file, people, tmp_path: Path):
    path = tmp_path / f"still-of-{file.pk}.png"
    path.write_bytes(b"still")
    made = {"role": FileRole.STILL, "name": "still.png", "media_type": "image/png", "recipe": {"tool": "ours"}}
    return files.derive(parent=file, kept=storage.keep(path), by=people.alice.actor, at=NOW, **made)


def produce(case, file, people, **told):
    told = {"producer_name": "Tom Reeve", "initials": "t.r.", "description": "The till"} | told
    return exhibits.produce(case=case, file=file, by=people.alice.actor, at=NOW, **told)


@pytest.fixture
def case(people):
    return send(people)


def test_each_producer_counts_alone_in_each_case(case, people):
    made = [
        produce(case, film(case, people, b"1"), people),
        produce(case, film(case, people, b"2"), people),
        produce(case, film(case, people, b"3"), people, producer_name="Anna Berg", initials="AB"),
    ]
    other = send(people)
    made.append(produce(other, film(other, people, b"4"), people))
    assert [str(exhibit) for exhibit in made] == ["TR/1", "TR/2", "AB/1", "TR/1"]


def test_it_stands_in_continuity_and_in_the_timeline(case, people):
    file = film(case, people)
    produce(case, file, people)
    entry = file.continuity.get(kind="exhibited")
    assert (entry.detail["reference"], entry.detail["sha256"]) == ("TR/1", file.sha256)
    assert CaseEvent.objects.get(kind="exhibit.produce").summary == "Exhibit TR/1 produced: till.mp4"
    assert continuity.is_whole(file)


def test_what_is_made_of_an_exhibit_is_produced_under_it(case, people, tmp_path):
    file = film(case, people)
    still = still_of(file, people, tmp_path)
    of_still = still_of(still, people, tmp_path)
    with pytest.raises(EvidenceError, match="made from an exhibit first"):
        produce(case, still, people)
    produce(case, file, people)
    made = [produce(case, each, people, initials="", producer_name="Alice Warren") for each in (still, of_still)]
    assert [(str(each), each.producer_name) for each in made] == [
        ("TR/1/1", "Alice Warren"),
        ("TR/1/2", "Alice Warren"),
    ]


@pytest.mark.parametrize(
    ("fields", "told", "words"),
    [
        ({"state": "quarantined"}, {}, "not cleared"),
        ({}, {"initials": "T"}, "2 to 4 letters"),
    ],
)
def test_what_cannot_be_produced_is_refused(case, people, fields, told, words):
    with pytest.raises(EvidenceError, match=words):
        produce(case, film(case, people, **fields), people, **told)


def test_a_file_is_produced_once(case, people):
    file = film(case, people)
    produce(case, file, people)
    with pytest.raises(EvidenceError, match="an exhibit already"):
        produce(case, file, people)


def test_numbers_go_on_above_those_of_a_case_that_was_merged_into_this(case, people):
    other = send(people)
    produce(other, film(other, people, b"1"), people), produce(other, film(other, people, b"2"), people)
    merging.merge(survivor=case, merged=other, reason="One man", by=people.sam.actor, at=NOW)
    assert str(produce(case, film(case, people, b"3"), people)) == "TR/3"


def test_copies_of_two_exhibits_of_one_number_are_told_apart_after_a_merge(case, people, tmp_path):
    other = send(people)
    films = [film(each, people, content) for each, content in ((case, b"1"), (other, b"2"))]
    assert [str(produce(*each, people)) for each in zip((case, other), films, strict=True)] == ["TR/1", "TR/1"]
    merging.merge(survivor=case, merged=other, reason="One man", by=people.sam.actor, at=NOW)
    made = [str(produce(case, still_of(each, people, tmp_path), people)) for each in films]
    assert made == ["TR/1/1", "TR/1/2"]


def test_a_move_is_written_with_its_seal(case, people):
    file = film(case, people)
    exhibit = produce(case, file, people)
    by = {"by": people.alice.actor, "at": NOW}
    exhibits.move(exhibit=exhibit, from_whom="Store", to_whom="The court", why="Trial", seal="B1234567", **by)
    entry = file.continuity.get(kind="moved")
    assert (entry.why, entry.detail["to"], entry.detail["seal"]) == ("Trial", "The court", "B1234567")
    with pytest.raises(EvidenceError, match="somewhere else"):
        exhibits.move(exhibit=exhibit, from_whom="Store", to_whom="store", why="Again", **by)


def test_every_description_stays_in_continuity(case, people):
    file = film(case, people)
    exhibit = produce(case, file, people)
    exhibits.describe(exhibit=exhibit, description="The door", by=people.alice.actor, at=NOW)
    exhibit.refresh_from_db()
    assert exhibit.description == "The door"
    told = [entry.detail["description"] for entry in file.continuity.filter(kind__in=("exhibited", "described"))]
    assert sorted(told) == ["The door", "The till"]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_two_numbers():
    people = make_people()
    case = send(people)
    films = [film(case, people, bytes([number])) for number in range(6)]
    made = at_once(lambda file: produce(case, file, people), films)
    assert sorted(exhibit.serial for exhibit in made) == [1, 2, 3, 4, 5, 6]

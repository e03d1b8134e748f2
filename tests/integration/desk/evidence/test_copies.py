"""Stills and blurred copies, made of the real footage."""

import pytest

from counterpart.casework.models import CaseEvent
from counterpart.core.media.probing import probe
from counterpart.evidence.limits import limits_of
from counterpart.evidence.models import EvidenceFile, Exhibit
from tests.recordings import FOOTAGE

pytestmark = pytest.mark.needs("ffmpeg")
AREA = {"x_1": "10", "y_1": "10", "width_1": "40", "height_1": "40"}


@pytest.fixture
def film(cleared):
    return cleared(content=FOOTAGE.read_bytes(), media=probe(FOOTAGE, limits_of("looking")).facts())


def test_a_still_is_taken_and_produced_under_its_recording(people, client_of, alice, film, address_of):
    answer = client_of(people.alice).post(address_of("still", film), {"position": "0:04.4"})
    assert answer.url == address_of("file", film) + "#t=4.4"
    still = film.copies.get(role="still")
    assert still.media["position_ms"] == pytest.approx(4_400, abs=100)
    assert CaseEvent.objects.get(kind="still.take").summary == "Still taken at 0:04.4 of till.mp4"
    for file in (film, still):
        alice.open(address_of("produce", file))
        alice.send(producer_name="Tom Reeve", initials="TR", description="The table")
    assert sorted(map(str, Exhibit.objects.all())) == ["TR/1", "TR/1/1"]
    assert "TR/1/1" in alice.open(address_of("file", film)).html
    of_the_still = alice.open(address_of("file", still)).html
    assert "<dt>Made by</dt><dd>Alice Warren</dd>" in of_the_still
    assert "Sent by" not in of_the_still


def test_no_still_beyond_the_end_of_what_is_no_recording(alice, cleared, address_of):
    picture = cleared(media_type="image/png", media={"kind": "picture", "container": "png", "width": 5, "height": 5})
    alice.open(address_of("still", picture))
    assert "is not a recording" in alice.send(position="1").errors


def test_areas_are_asked_to_be_blurred(alice, film, address_of):
    alice.open(address_of("blur", film))
    assert "Draw an area" in alice.send(x_1="").errors
    assert "The copy is being made" in alice.send(**AREA).html
    blurred = EvidenceFile.objects.filter(role="blurred").first()
    assert blurred is None or blurred.parent == film


def test_an_area_outside_the_picture_is_refused(alice, film, address_of):
    alice.open(address_of("blur", film))
    assert "within the picture" in alice.send(**(AREA | {"x_1": "9999"})).errors

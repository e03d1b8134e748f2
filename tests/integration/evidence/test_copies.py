"""Copies that somebody asks for are made of the original, whose hash is compared first."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from counterpart.base.actors import Actor
from counterpart.base.jobs.worker import Worker
from counterpart.core.media import Region
from counterpart.core.media.probing import probe
from counterpart.evidence import storage
from counterpart.evidence.actions import copies
from counterpart.evidence.errors import Altered, CannotBeMade, NotCleared
from counterpart.evidence.limits import limits_of
from counterpart.evidence.models import ContinuityKind, FileRole
from tests.factories import NOW, make_case, make_evidence_file
from tests.recordings import FOOTAGE

pytestmark = pytest.mark.needs("ffmpeg")


@pytest.fixture
def footage(people):
    case = make_case(force=people.norfolk, organisation=people.castle_street)
    media = probe(FOOTAGE, limits_of("looking")).facts()
    content = FOOTAGE.read_bytes()
    return make_evidence_file(
        incident=case.primary_incident, by=people.tom.actor, content=content, state="cleared", media=media
    )


def picture_of(file):
    return Image.open(io.BytesIO(b"".join(storage.pieces(file.storage_key)))).convert("RGB")


def test_a_still_is_the_frame_that_is_shown(footage, people):
    still = copies.take_still(file=footage, position_ms=5249, by=people.alice.actor, at=NOW)
    again = copies.take_still(file=footage, position_ms=5200, by=people.alice.actor, at=NOW)
    later = copies.take_still(file=footage, position_ms=5300, by=people.alice.actor, at=NOW)
    assert (still.role, still.media["position_ms"], later.media["position_ms"]) == (FileRole.STILL, 5200, 5300)
    assert still == again != later, "the same frame is taken once"
    assert (still.parent, picture_of(still).size) == (footage, (768, 432))
    assert still.name == "till at 0h00m05.200s.png"


def test_both_accounts_tell_of_the_still(footage, people):
    still = copies.take_still(file=footage, position_ms=0, by=people.alice.actor, at=NOW)
    assert footage.continuity.get(kind=ContinuityKind.COPIED).by_name == "Alice Warren"
    assert still.continuity.get().detail["parent_sha256"] == footage.sha256
    assert still.recipe["tool"] == "ffmpeg"


def test_a_region_is_hidden_for_its_time_and_no_longer(footage, people):
    region = Region(300, 0, 200, 200, 2000, 4000)
    copies.ask_for_blurred(file=footage, regions=[region], by=people.alice.actor, at=NOW)
    Worker().run_waiting()
    blurred = footage.copies.get(role=FileRole.BLURRED)
    before, during = (frame_of(blurred, footage, moment) for moment in (1000, 3000))
    assert before < 12 < 30 < during
    assert blurred.continuity.earliest("number").by_name == "Alice Warren"


def frame_of(blurred, footage, moment):
    """How far a frame of the copy is from that of the original, in the region, on average of all pixels and colours."""
    blurred.media = probe_of(blurred)
    frames = [
        copies.take_still(file=each, position_ms=moment, by=Actor.system("Test"), at=NOW) for each in (blurred, footage)
    ]
    apart = ImageChops.difference(*(picture_of(frame).crop((300, 0, 500, 200)) for frame in frames))
    return sum(ImageStat.Stat(apart).mean)


def probe_of(file):
    with storage.on_disk(file.storage_key) as path:
        return probe(path, limits_of("looking")).facts()


def test_the_same_wish_twice_gives_one_copy(footage, people):
    for _ in range(2):
        copies.make_blurred(file=footage, regions=[Region(0, 0, 50, 50, 0, 99)], by=people.alice.actor, at=NOW)
    assert footage.copies.count() == 1


@pytest.mark.parametrize(
    "region", [Region(900, 0, 20, 20, 0, 50), Region(0, 0, 20, 20, 50, 50), Region(0, 0, 0, 20, 0, 50)]
)
def test_what_lies_nowhere_or_never_cannot_be_hidden(footage, people, region):
    with pytest.raises(CannotBeMade):
        copies.ask_for_blurred(file=footage, regions=[region], by=people.alice.actor, at=NOW)


def test_a_changed_byte_is_found_before_a_copy_is_made(footage, people):
    footage.sha256 = "0" * 64
    with pytest.raises(Altered):
        copies.take_still(file=footage, position_ms=0, by=people.alice.actor, at=NOW)
    assert footage.continuity.get(kind=ContinuityKind.ALTERED).detail["expected"] == "0" * 64


def test_nothing_is_made_of_a_file_in_quarantine(footage, people):
    footage.state = "quarantined"
    with pytest.raises(NotCleared):
        copies.take_still(file=footage, position_ms=0, by=people.alice.actor, at=NOW)
    with pytest.raises(NotCleared):
        copies.ask_for_blurred(file=footage, regions=[Region(0, 0, 9, 9, 0, 9)], by=people.alice.actor, at=NOW)

"""Candidate search in the demo: whole where a gallery stands, and nothing of it beside a real matcher."""

import pytest

from counterpart.demo import searches
from counterpart.demo.world import World
from counterpart.searches.models import Assessment, FaceSearch, SearchOutcome, SearchState, ThresholdDecision
from counterpart.searches.queries import switch
from counterpart.suspects.models import ImageClass, SuspectImage
from tests.factories import NOW, make_case
from tests.factories.suspects import make_picture, make_suspect_image
from tests.searching import reviewer

LONG = {"expires_at": NOW.replace(year=2099), "review_at": NOW.replace(year=2099)}


@pytest.fixture(autouse=True)
def stand_in(settings, tmp_path):
    settings.FACES, settings.FACE_TEMPLATES, settings.DEMO = "double", tmp_path / "templates", True


@pytest.fixture
def world(people) -> World:
    officers = [reviewer(name, people).actor for name in ("Ivy Marsh", "Omar Leigh")]
    staff = {f"{actor.name}@example.org": actor for actor in (people.alice.actor, *officers)}
    staff["supervisor@example.org"] = people.sam.actor
    return World(force=people.norfolk, staff=staff, reporters={}, premises=())


@pytest.fixture
def images(people) -> list[SuspectImage]:
    """Two of somebody sought, and one of a known person who looks like the first."""
    case = make_case(force=people.norfolk, organisation=people.castle_street, owner=people.alice.person)
    seeds = ((ImageClass.SOUGHT, 3, (320, 240)), (ImageClass.SOUGHT, 5, (320, 240)), (ImageClass.KNOWN, 3, (400, 300)))
    return [
        make_suspect_image(
            case=case, by=people.alice.actor, content=make_picture(seed, size=size), image_class=kind, **LONG
        )
        for kind, seed, size in seeds
    ]


def test_one_search_is_decided_and_one_waits_for_its_reviewers(world, images) -> None:
    searches.show(world, at=NOW)
    decided, waiting = FaceSearch.objects.order_by("pk")
    assert (decided.state, decided.outcome) == (SearchState.DECIDED, SearchOutcome.MATCH)
    assert {review.candidate.image for review in decided.reviews.all()} == {images[2]}
    assert (waiting.state, waiting.reviews.count()) == (SearchState.OPEN, 0)


def test_nobody_has_two_parts_in_a_search(world, images) -> None:
    searches.show(world, at=NOW)
    search = FaceSearch.objects.earliest("pk")
    parts = [search.requested_by_id, search.authorised_by_id, *(each.reviewer_id for each in search.reviews.all())]
    assert len(set(parts)) == len(parts) == 4


def test_the_ground_is_whole_and_says_that_it_is_simulated(world) -> None:
    searches.show(world, at=NOW)
    assert switch.missing(world.force, NOW) == []
    assert all("simulated" in each.title for each in Assessment.objects.all())
    assert not FaceSearch.objects.exists(), "there is nobody to compare with"


@pytest.mark.parametrize("matcher", ["off", "dlib"])
def test_nothing_is_recorded_beside_a_real_matcher_or_none(world, images, settings, matcher) -> None:
    settings.FACES = matcher
    searches.show(world, at=NOW)
    assert not Assessment.objects.exists()
    assert not ThresholdDecision.objects.exists()
    assert not FaceSearch.objects.exists()

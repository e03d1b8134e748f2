"""Adding images of what the evidence holds, and what becomes of broken pictures."""

from dataclasses import replace

import pytest
from PIL import Image

from counterpart.core.pictures.rendering import Box
from counterpart.evidence import continuity
from counterpart.evidence.limits import limits_of
from counterpart.suspects import renditions
from counterpart.suspects.actions import adding
from counterpart.suspects.errors import NotUsable, OutOfBounds
from counterpart.suspects.models import SuspectImage
from counterpart.suspects.queries import register
from tests.factories import NOW, make_evidence_file
from tests.factories.suspects import make_picture

pytestmark = pytest.mark.django_db


def add(people, case, file, **options):
    return adding.add(case=case, file=file, under_18="no", by=people.alice.actor, at=NOW, **options)


def test_an_image_is_measured_and_nobody_is_shown_it_yet(people, case, still):
    image = add(people, case, still, caption=" blue coat ")
    assert image.quality["width"] == 320
    assert image.quality_band in {"good", "fair", "poor"}
    assert image.caption == "blue coat"
    assert (image.file, image.source) == (still, still)
    assert renditions.are_left(image)
    assert not SuspectImage.objects.in_gallery(NOW).exists()
    assert list(register.of_case(case, NOW)) == [image]


def test_a_part_is_a_copy_with_its_own_hash_and_account(people, case, still):
    image = add(people, case, still, box=Box(10, 20, 110, 140))
    assert image.file != still
    assert image.file.parent == still
    assert image.source == still
    assert image.file.recipe["crop"] == [10, 20, 110, 140]
    assert image.file.sha256 != still.sha256
    assert continuity.is_whole(still)
    assert (image.quality["width"], image.quality["height"]) == (100, 120)


def test_a_part_outside_the_picture_adds_nothing(people, case, still):
    with pytest.raises(OutOfBounds):
        add(people, case, still, box=Box(0, 0, 1000, 10))
    assert not SuspectImage.objects.exists()


def test_pictures_of_an_image_that_could_not_be_added_are_removed(people, case, still, monkeypatch):
    tried = []

    def fails(*_args, target, **_options):
        tried.append((target.key, renditions.are_left(target)))
        raise RuntimeError("The timeline is full")

    monkeypatch.setattr(adding.trail, "record", fails)
    with pytest.raises(RuntimeError):
        add(people, case, still)
    [(key, made)] = tried
    assert made
    assert not renditions.are_left(SuspectImage(key=key))


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (make_picture()[:200], "cleared"),
        (b"<script>alert(1)</script>", "cleared"),
        (make_picture(kind="GIF"), "cleared"),
        (make_picture(), "quarantined"),
        (make_picture(), "infected"),
    ],
)
def test_broken_pictures_and_what_is_not_cleared_are_refused_in_words(people, case, content, state):
    file = make_evidence_file(incident=case.primary_incident, by=people.tom.actor, content=content, state=state)
    with pytest.raises(NotUsable) as refusal:
        add(people, case, file)
    assert refusal.value.message
    assert not SuspectImage.objects.exists()


def test_a_picture_is_decoded_in_a_process_of_its_own_with_its_limits(people, case, still, monkeypatch):
    def never(*_args, **_options):
        raise AssertionError("decoded in the server")

    small = replace(limits_of("picture"), most_pixels=1000)
    monkeypatch.setattr(Image, "open", never)
    image = adding.open_picture(still, by=people.alice.actor, at=NOW)
    assert (image.size, image.mode) == ((320, 240), "RGB")
    monkeypatch.setattr(adding, "limits_of", lambda _work: small, raising=False)
    with pytest.raises(NotUsable, match="more pixels"):
        adding.open_picture(still, by=people.alice.actor, at=NOW)


def test_the_same_picture_is_found_again(people, case, still):
    first = add(people, case, still)
    copy = make_evidence_file(
        incident=case.primary_incident, by=people.tom.actor, content=make_picture(kind="JPEG"), state="cleared"
    )
    other = make_evidence_file(
        incident=case.primary_incident, by=people.tom.actor, content=make_picture(seed=9), state="cleared"
    )
    second, third = add(people, case, copy), add(people, case, other)
    assert [image for image, _ in register.found_again(second, NOW)] == [first]
    assert register.found_again(third, NOW) == []
    assert register.found_again(second, first.expires_at) == []


def test_references_cannot_be_guessed_from_one_another(people, case, still):
    references = {add(people, case, still).reference for _ in range(3)}
    assert len(references) == 3
    assert all(len(reference) == len("PIC-XXXX-XXXX") for reference in references)

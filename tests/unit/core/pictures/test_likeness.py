"""The same picture found again."""

import pytest

from counterpart.core.pictures.likeness import MOST_BITS, bits_apart, hash_of, nearest
from counterpart.core.pictures.likeness_measured import COPYINGS, Measured, cut_out, measured, report
from tests.unit.core.pictures.test_decoding import make_picture, opened

PICTURES = [opened(make_picture(seed)) for seed in (1, 5, 9, 30)]


@pytest.mark.parametrize("way", COPYINGS)
def test_a_copy_is_found_again_however_it_was_copied(way):
    """What is cut off moves everything: there the hash is asked for less (how much less is measured on real frames)."""
    most = 2 * MOST_BITS if "edge" in way else MOST_BITS
    for picture in PICTURES:
        assert bits_apart(hash_of(picture), hash_of(COPYINGS[way](picture))) <= most


def test_different_pictures_are_not_taken_for_the_same():
    assert min(measured(PICTURES).different) > MOST_BITS


def test_hashes_are_sixteen_digits_and_the_nearest_come_first():
    assert len(hash_of(PICTURES[0])) == 16
    assert nearest("00", [(1, "03"), (2, "00"), (3, "ff"), (4, "01")], most=2) == [(2, 0), (4, 1), (1, 2)]


def test_the_measurement_counts_misses_and_mistakes():
    found = Measured({"as it is": (0, 4, 9)}, (2, 20))
    assert [found.missed(8), found.mistaken(8), found.missed(2), found.mistaken(2)] == [1, 1, 2, 1]
    assert "as it is" in report(found)


def test_what_moves_before_a_fixed_camera_is_cut_out():
    scene = opened(make_picture(3))
    person = opened(make_picture(40, size=(60, 120)))
    frames = [scene.copy() for _ in range(5)]
    frames[2].paste(person, (100, 50))
    (cut,) = cut_out(frames)
    assert abs(cut.width - 60) <= 12
    assert abs(cut.height - 120) <= 12

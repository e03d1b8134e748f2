"""Pictures as pages show them."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from counterpart.core.pictures.rendering import Box, cropped, png, rendition, watermarked
from tests.unit.core.pictures.test_decoding import make_picture, opened

PICTURE = opened(make_picture())


def test_a_rendition_is_no_longer_than_asked_and_never_enlarged():
    assert opened(rendition(PICTURE, 100)).size == (100, 75)
    assert opened(rendition(PICTURE, 5000)).size == PICTURE.size


@pytest.mark.parametrize("box", [(0, 0, 0, 10), (10, 10, 5, 20), (-1, 0, 5, 5), (0, 0, 321, 240)])
def test_a_part_must_lie_within_the_picture(box):
    with pytest.raises(ValueError, match="within 320 by 240"):
        cropped(PICTURE, Box(*box))


def test_a_part_is_kept_without_loss():
    part = cropped(PICTURE, Box(10, 20, 60, 90))
    assert part.size == (50, 70)
    assert Image.open(BytesIO(png(part))).tobytes() == part.tobytes()


def test_a_watermark_lies_over_every_part_of_the_picture():
    marked = np.asarray(opened(watermarked(PICTURE, "Beth Munro, Norwich Business Partnership")), dtype=int)
    plain = np.asarray(opened(rendition(PICTURE, 5000)), dtype=int)
    changed = np.abs(marked - plain).max(axis=2) > 25
    quarters = [changed[top : top + 120, left : left + 160] for top in (0, 120) for left in (0, 160)]
    assert all(quarter.mean() > 0.01 for quarter in quarters)

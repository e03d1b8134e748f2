"""Measures of pictures, and the bands they fall into."""

from dataclasses import replace

import pytest
from PIL import Image, ImageFilter

from counterpart.core.pictures import quality
from counterpart.core.pictures.quality import Quality, judge, measure

BEST = Quality(width=640, height=480, sharpness=400, brightness=120, contrast=60, face_height=200)


def stripes(width: int = 320, height: int = 240) -> Image.Image:
    picture = Image.new("RGB", (width, height))
    picture.putdata([((column // 8 % 2) * 200 + 20,) * 3 for _ in range(height) for column in range(width)])
    return picture


def test_a_blurred_picture_is_less_sharp_and_a_dark_one_less_bright():
    sharp, soft = measure(stripes()), measure(stripes().filter(ImageFilter.GaussianBlur(4)))
    assert soft.sharpness < sharp.sharpness / 10
    assert measure(stripes().point(lambda grey: grey // 4)).brightness < sharp.brightness / 3


def test_a_grey_card_has_no_sharpness_and_no_contrast():
    card = measure(Image.new("RGB", (300, 300), (90, 90, 90)))
    assert (card.sharpness, card.contrast, card.brightness) == (0, 0, 90)


@pytest.mark.parametrize("size", [(1, 1), (2, 500), (5000, 1)])
def test_the_smallest_pictures_are_measured_too(size):
    assert measure(Image.new("RGB", size)).sharpness == 0


@pytest.mark.parametrize(
    ("change", "band", "faults"),
    [
        ({}, "good", ()),
        ({"face_height": None}, "good", ()),
        ({"height": 100}, "fair", ("Too few pixels",)),
        ({"width": 79}, "poor", ("Too few pixels",)),
        ({"sharpness": 79.9}, "fair", ("Blurred",)),
        ({"sharpness": 29.9}, "poor", ("Blurred",)),
        ({"brightness": 20}, "poor", ("Too dark",)),
        ({"brightness": 210}, "fair", ("Too bright",)),
        ({"contrast": 10}, "poor", ("Little contrast",)),
        ({"face_height": 60}, "fair", ("The face is small",)),
        ({"face_height": 60, "contrast": 10}, "poor", ("Little contrast", "The face is small")),
    ],
)
def test_the_worst_measure_decides_and_every_fault_is_said(change, band, faults):
    assert (judge(replace(BEST, **change)).band, judge(replace(BEST, **change)).faults) == (band, faults)


def test_a_quality_is_stored_and_read_back():
    assert quality.of_json(BEST.as_json()) == BEST

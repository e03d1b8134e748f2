"""What finds faces: the double, and dlib on a portrait in the public domain."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from counterpart.core.faces import dlib_matcher
from counterpart.core.faces.choosing import matcher_named
from counterpart.core.faces.errors import MatcherMissing, PictureUnreadable
from counterpart.core.faces.matching import read_picture
from counterpart.core.faces.quality import quality_of

PORTRAIT = Path("data/faces/eileen-collins/portrait.jpg")


def test_the_double_knows_the_same_picture_made_smaller():
    double = matcher_named("double")
    picture = read_picture(PORTRAIT)
    smaller = np.asarray(Image.fromarray(picture).resize((180, 180)))
    turned = np.ascontiguousarray(picture[::-1])
    one, two, other = (double.embed(each, double.detect(each)[0]) for each in (picture, smaller, turned))
    assert one.dtype == np.float32
    assert one.shape == (double.dimensions,)
    assert np.linalg.norm(one - two) < 0.1 < np.linalg.norm(one - other)


def test_the_double_sees_nobody_on_a_plain_wall():
    assert matcher_named("double").detect(np.full((100, 100, 3), 90, np.uint8)) == []


def test_an_unknown_matcher_is_named():
    with pytest.raises(MatcherMissing, match=r"oracle.*double, dlib"):
        matcher_named("oracle")


def test_where_dlib_is_missing_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(dlib_matcher, "find_spec", lambda name: None)
    with pytest.raises(MatcherMissing, match=r"counterpart\[faces\]"):
        matcher_named("dlib").detect(read_picture(PORTRAIT))


@pytest.mark.parametrize("name", ["double", "dlib"])
def test_a_matcher_says_its_licence_accuracy_and_differences(name):
    text = matcher_named(name).card().to_text()
    for heading in ("Licence", "Accuracy", "Known differences between groups", "Caution", "Sources"):
        assert heading in text


def test_dlib_says_that_its_figure_is_not_about_cctv():
    card = matcher_named("dlib").card()
    assert "99.38 %" in card.accuracy
    assert "says nothing about CCTV" in card.accuracy
    assert "public domain" in card.licence


def test_quality_falls_with_size_with_blur_and_with_light():
    picture = read_picture(PORTRAIT)
    face = picture[60:190, 40:170]
    small = face[::4, ::4]
    blurred = np.asarray(Image.fromarray(face).resize((16, 16)).resize((130, 130)))
    dark = face // 8
    assert quality_of(face) > max(quality_of(small), quality_of(blurred), quality_of(dark))
    assert quality_of(face[:0]) == 0


def test_what_is_no_picture_is_named(tmp_path):
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff not a picture")
    with pytest.raises(PictureUnreadable, match=r"broken\.jpg"):
        read_picture(tmp_path / "broken.jpg")


def test_no_format_is_read_but_those_that_are_named(tmp_path):
    Image.new("RGB", (10, 10)).save(tmp_path / "scanned.tif")
    assert read_picture(tmp_path / "scanned.tif").shape == (10, 10, 3)
    Image.new("RGB", (10, 10)).save(tmp_path / "drawn.ppm")
    with pytest.raises(PictureUnreadable, match=r"drawn\.ppm"):
        read_picture(tmp_path / "drawn.ppm")


def test_a_picture_too_large_to_decode_is_refused(tmp_path):
    Image.new("1", (10_000, 5_001)).save(tmp_path / "huge.png")
    with pytest.raises(PictureUnreadable, match="50 million"):
        read_picture(tmp_path / "huge.png")


@pytest.mark.slow  # loads 30 MB of models
@pytest.mark.needs("faces")
def test_dlib_finds_a_face_and_knows_it_again():
    dlib = matcher_named("dlib")
    picture = read_picture(PORTRAIT)
    mirrored = np.ascontiguousarray(picture[:, ::-1])
    (face,), (other,) = dlib.detect(picture), dlib.detect(mirrored)
    assert face.left < 100 < face.right
    template = dlib.embed(picture, face)
    assert template.dtype == np.float32
    assert template.shape == (128,)
    assert np.linalg.norm(template - dlib.embed(mirrored, other)) < 0.4


@pytest.mark.needs("faces")
def test_the_model_of_68_landmarks_is_never_opened():
    assert "68" not in "".join([dlib_matcher._LANDMARKS, dlib_matcher._EMBEDDER])
    assert "68_face" not in Path(dlib_matcher.__file__).read_text()

"""Whatever bytes come in: a picture, or one of two refusals in words."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile

from counterpart.core.pictures.decoding import MOST_PIXELS, decode
from counterpart.core.pictures.errors import PictureError, TooLarge, Unreadable
from counterpart.core.pictures.rendering import rendition
from tests.factories.suspects import make_picture

KINDS = ("PNG", "JPEG", "WEBP")


def opened(content: bytes) -> Image.Image:
    return decode(BytesIO(content))


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG whose head promises more pixels than its few bytes hold."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + chunk + make_picture()[33:]


@pytest.mark.parametrize("kind", KINDS)
def test_three_formats_come_back_as_pixels(kind):
    assert opened(make_picture(kind=kind)).size == (320, 240)
    assert opened(make_picture(kind=kind)).mode == "RGB"


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_no_other_format_is_read(kind):
    with pytest.raises(Unreadable, match="not a JPEG, PNG or WebP"):
        opened(make_picture(kind=kind))


@pytest.mark.parametrize(("width", "height"), [(100_000, 100_000), (MOST_PIXELS + 1, 1), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_claims_too_many_pixels_is_not_decoded(width, height):
    with pytest.raises((TooLarge, Unreadable)):
        opened(png_that_claims(width, height))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_truncated_picture_is_refused_whatever_other_libraries_have_set(kind, share, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = make_picture(kind=kind)
    with pytest.raises(Unreadable):
        opened(whole[: int(len(whole) * share)])


@pytest.mark.parametrize("rest", [b"<script>alert(1)</script>", b"PK\x03\x04" + bytes(100), b"#!/bin/sh\n"])
def test_of_a_picture_that_is_something_else_as_well_only_pixels_stay(rest):
    written = rendition(opened(make_picture(kind="JPEG") + rest), 1000)
    assert rest[:8] not in written
    assert opened(written).size == (320, 240)


def test_what_the_camera_wrote_does_not_reach_a_rendition():
    marked = BytesIO()
    details = Image.Exif()
    details[0x010E] = "taken at 12 Castle Street"
    opened(make_picture()).save(marked, "JPEG", exif=details)
    assert b"Castle Street" in marked.getvalue()
    assert b"Castle Street" not in rendition(opened(marked.getvalue()), 1000)


def test_a_picture_that_lies_on_its_side_is_put_upright():
    marked = BytesIO()
    details = Image.Exif()
    details[0x0112] = 6
    opened(make_picture()).save(marked, "JPEG", exif=details)
    assert opened(marked.getvalue()).size == (240, 320)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(content):
    with pytest.raises(PictureError):
        opened(content)


@given(kind=st.sampled_from(KINDS), places=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1))
def test_a_picture_with_bytes_changed_is_opened_or_refused_and_never_a_crash(kind, places):
    content = bytearray(make_picture(kind=kind, size=(40, 30)))
    for place, value in places:
        content[place % len(content)] = value
    with suppress(PictureError):
        assert opened(bytes(content)).mode == "RGB"

"""Pictures as pages show them: new files of pixels alone, without what the camera or anybody else wrote into them."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

_QUALITY = 85
_MARK_SHADE = (255, 255, 255, 110)
_MARK_SHADOW = (0, 0, 0, 110)


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture in pixels from its top left corner; right and bottom are not included."""

    left: int
    top: int
    right: int
    bottom: int

    def within(self, width: int, height: int) -> bool:
        """Whether it lies in a picture of this size and holds a pixel."""
        return 0 <= self.left < self.right <= width and 0 <= self.top < self.bottom <= height


def cropped(picture: Image.Image, box: Box) -> Image.Image:
    """That part of the picture. Raises ValueError where it does not lie within."""
    if not box.within(picture.width, picture.height):
        raise ValueError(f"The part must lie within {picture.width} by {picture.height} pixels")
    return picture.crop((box.left, box.top, box.right, box.bottom))


def rendition(picture: Image.Image, most: int) -> bytes:
    """A JPEG no longer than `most` pixels on its longer side; a smaller picture is not enlarged."""
    small = picture.copy()
    small.thumbnail((most, most), Image.Resampling.LANCZOS)
    return _jpeg(small)


def watermarked(picture: Image.Image, words: str) -> bytes:
    """A JPEG with `words` across it again and again, so that a photograph of the screen tells whose screen it was."""
    size = max(14, picture.width // 28)
    font = ImageFont.load_default(size=size)
    layer = Image.new("RGBA", (picture.width * 2, picture.height * 2))
    pen = ImageDraw.Draw(layer)
    across = int(pen.textlength(words, font=font)) + 3 * size
    for row, top in enumerate(range(0, layer.height, 5 * size)):
        for left in range(-(row % 2) * across // 2, layer.width, across):
            pen.text((left + 1, top + 1), words, font=font, fill=_MARK_SHADOW)
            pen.text((left, top), words, font=font, fill=_MARK_SHADE)
    turned = layer.rotate(25, resample=Image.Resampling.BICUBIC)
    left, top = (turned.width - picture.width) // 2, (turned.height - picture.height) // 2
    mark = turned.crop((left, top, left + picture.width, top + picture.height))
    return _jpeg(Image.alpha_composite(picture.convert("RGBA"), mark).convert("RGB"))


def png(picture: Image.Image) -> bytes:
    """The picture without loss."""
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()

"""Started by `running` on a picture that a stranger sent; imports Pillow and nothing of ours.

    python _picture_tool.py look      MOST_PIXELS SOURCE
    python _picture_tool.py thumbnail MOST_PIXELS SOURCE TARGET
    python _picture_tool.py pixels    MOST_PIXELS SOURCE TARGET
    python _picture_tool.py blur      MOST_PIXELS SOURCE TARGET X,Y,WIDTH,HEIGHT...

A copy is turned as its camera said, and holds nothing but pixels: no place, no camera, no name.
"""

import json
import sys
import warnings

from PIL import Image, ImageOps

# What is tried: formats that cameras write. Others have readers that few people ever looked at.
FORMATS = ("BMP", "GIF", "JPEG", "PNG", "TIFF", "WEBP")
# What an image of a person is made of.
PORTRAITS = ("JPEG", "PNG", "WEBP")
THUMBNAIL = (320, 320)
BLOCKS = 4


def main(what: str, most: str, source: str, *rest: str) -> None:
    Image.MAX_IMAGE_PIXELS = int(most)
    Image.init()
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(source, formats=PORTRAITS if what == "pixels" else FORMATS) as picture:
        if what == "look":
            _look(picture)
        elif what == "thumbnail":
            picture.draft("RGB", THUMBNAIL)
            small = _upright(picture)
            small.thumbnail(THUMBNAIL)
            small.save(rest[0], "JPEG", quality=80)
        elif what == "pixels":
            _write_pixels(_upright(picture), rest[0])
        else:
            _blur(_upright(picture), rest[1:]).save(rest[0], "JPEG", quality=92)


def _look(picture: Image.Image) -> None:
    """Reading all pixels is what shows whether the file is whole."""
    picture.load()
    width, height = ImageOps.exif_transpose(picture).size
    told = {"container": str(picture.format).lower(), "width": width, "height": height}
    sys.stdout.write(json.dumps(told))


def _write_pixels(picture: Image.Image, target: str) -> None:
    """Three bytes each, row by row, so that whoever reads them needs no decoder; the size is printed."""
    with open(target, "wb") as out:
        out.write(picture.tobytes())
    sys.stdout.write(json.dumps(picture.size))


def _upright(picture: Image.Image) -> Image.Image:
    turned = ImageOps.exif_transpose(picture)
    bare = Image.new("RGB", turned.size, "white")
    coloured = turned.convert("RGBA")
    bare.paste(coloured, mask=coloured)
    return bare


def _blur(picture: Image.Image, regions: tuple[str, ...]) -> Image.Image:
    """Each region becomes a few blocks, each the mean of what was there: nothing can be won back."""
    for region in regions:
        x, y, width, height = (int(part) for part in region.split(","))
        box = (x, y, x + width, y + height)
        blocks = picture.crop(box).resize((BLOCKS, BLOCKS), Image.Resampling.BOX)
        picture.paste(blocks.resize((width, height), Image.Resampling.NEAREST), box)
    return picture


if __name__ == "__main__":
    main(*sys.argv[1:])

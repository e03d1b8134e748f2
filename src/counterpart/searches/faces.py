"""The one seam to `core.faces`: which matcher this site uses, its index for a force, and looking at a picture."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
from django.conf import settings
from django.utils.translation import gettext as _

from counterpart.base.actors import Actor
from counterpart.core.faces.choosing import matcher_named
from counterpart.core.faces.index import FaceIndex
from counterpart.core.faces.mapped import IndexFiles
from counterpart.core.faces.matching import MOST_PIXELS, Face, Matcher, Picture
from counterpart.core.faces.quantising import Floats
from counterpart.core.media import MediaError, pictures
from counterpart.evidence.errors import Altered, NotCleared
from counterpart.evidence.limits import limits_of
from counterpart.evidence.masters import verified
from counterpart.partners.models import Organisation
from counterpart.searches.errors import NotSearchable
from counterpart.suspects.models import SuspectImage

OFF = "off"


def is_named() -> bool:
    """Whether the setting COUNTERPART_FACES names a matcher; the stand-in counts in a demo or in development only."""
    if settings.FACES == "double":
        return bool(settings.DEMO or settings.DEBUG)
    return bool(settings.FACES != OFF)


def matcher() -> Matcher:
    """The matcher of the setting. Raises FacesError where it is off or not installed."""
    return matcher_named(settings.FACES)


def name_of(of: Matcher) -> str:
    """Name and version: templates of another are of no use to it."""
    return f"{of.name}/{of.version}"


def index(force: Organisation, name: str) -> FaceIndex:
    """The templates that one matcher made for one force. It need not be the matcher that the site uses now."""
    of = matcher_named(name.split("/")[0])
    return FaceIndex(_folder(force) / name.replace("/", "-"), matcher=name, dimensions=of.dimensions, reach=of.reach)


def indexes(force: Organisation) -> dict[str, FaceIndex]:
    """Every index that there is of a force, by the name of its matcher, which need not be installed any more.

    Raises IndexUnusable where a folder holds none.
    """
    folders = sorted(_folder(force).iterdir()) if _folder(force).is_dir() else []
    found = [(folder, IndexFiles(folder).header()) for folder in folders]
    return {
        header.matcher: FaceIndex(folder, matcher=header.matcher, dimensions=header.dimensions, reach=header.reach)
        for folder, header in found
    }


def largest_face(image: SuspectImage, of: Matcher, *, by: Actor, at: datetime) -> tuple[Picture, Face]:
    """The picture, its hash compared first, and the largest face in it. Raises NotSearchable where there is none.

    Call it outside a transaction: it takes a second, and writes down where the file was altered.
    """
    try:
        with verified(image.file, by=by, at=at) as path:
            picture = np.asarray(pictures.opened(path, replace(limits_of("picture"), most_pixels=MOST_PIXELS)))
    except MediaError as error:
        raise NotSearchable(_("This picture cannot be read")) from error
    except (Altered, NotCleared) as error:
        raise NotSearchable(error.message) from error
    found = of.detect(picture)
    if not found:
        raise NotSearchable(_("No face was found in this picture. Use one in which the face is seen from the front"))
    return picture, found[0]


def template_of(image: SuspectImage, of: Matcher, *, least_quality: float, by: Actor, at: datetime) -> Floats:
    """The template of the largest face. Raises NotSearchable where there is none, or it is not good enough.

    Call it outside a transaction, as `largest_face`.
    """
    picture, face = largest_face(image, of, by=by, at=at)
    if face.quality < least_quality:
        raise NotSearchable(
            _("The face is too small, too dark or too blurred to search with. Use a better still of the same person")
        )
    return of.embed(picture, face)


def _folder(force: Organisation) -> Path:
    return Path(settings.FACE_TEMPLATES) / str(force.pk)

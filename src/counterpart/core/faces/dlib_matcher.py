"""The matcher behind the extra `faces`: dlib's detector, landmarks and embedder, on the CPU.

Only models in the public domain are opened: the detector built into dlib (HOG), the five landmarks, the ResNet. The
package also holds a model of 68 landmarks, trained on data whose licence excludes commercial use: it is never opened.
"""

from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from counterpart.core.faces.errors import MatcherMissing
from counterpart.core.faces.matching import Face, ModelCard, Picture
from counterpart.core.faces.quality import quality_of
from counterpart.core.faces.quantising import Floats
from counterpart.core.tables import read_yaml

_LANDMARKS = "shape_predictor_5_face_landmarks.dat"
_EMBEDDER = "dlib_face_recognition_resnet_model_v1.dat"
_CARD = Path(__file__).parent / "data" / "dlib.yaml"


class DlibMatcher:
    """128 numbers a face; of one person about 0.6 apart or nearer, says its author. Loads on first use (1 second)."""

    name = "dlib"
    version = "resnet-v1"
    dimensions = 128
    reach = 0.7

    def detect(self, picture: Picture) -> list[Face]:
        """Faces of about 40 pixels and more that look roughly at the camera, the largest first."""
        found = self._detector(np.ascontiguousarray(picture), 1)
        faces = [self._face(picture, box) for box in found]
        return sorted(faces, key=lambda face: (face.left - face.right, face.left, face.top))

    def embed(self, picture: Picture, face: Face) -> Floats:
        box = self._dlib.rectangle(face.left, face.top, face.right, face.bottom)
        picture = np.ascontiguousarray(picture)
        landmarks = self._landmarks(picture, box)
        return np.asarray(self._embedder.compute_face_descriptor(picture, landmarks), np.float32)

    def card(self) -> ModelCard:
        row = read_yaml(_CARD).only("licence", "accuracy", "differences", "caution", "sources", "source", "mark")
        return ModelCard(
            licence=row.text("licence"),
            accuracy=row.text("accuracy"),
            differences=row.texts("differences"),
            caution=row.text("caution"),
            sources=row.texts("sources"),
        )

    def _face(self, picture: Picture, box: Any) -> Face:
        height, width = picture.shape[:2]
        left, top = max(0, box.left()), max(0, box.top())
        right, bottom = min(width, box.right()), min(height, box.bottom())
        return Face(left, top, right, bottom, quality_of(picture[top:bottom, left:right]))

    @cached_property
    def _dlib(self) -> Any:
        if find_spec("dlib") is None:
            raise MatcherMissing("dlib is not installed: pip install 'counterpart[faces]'")
        return import_module("dlib")

    @cached_property
    def _detector(self) -> Any:
        return self._dlib.get_frontal_face_detector()

    @cached_property
    def _landmarks(self) -> Any:
        return self._dlib.shape_predictor(_model(_LANDMARKS))

    @cached_property
    def _embedder(self) -> Any:
        return self._dlib.face_recognition_model_v1(_model(_EMBEDDER))


def _model(name: str) -> str:
    """The path of a model. Its package is found and not imported: importing it asks for packages of long ago."""
    spec = find_spec("face_recognition_models")
    if spec is None or spec.origin is None:
        raise MatcherMissing("The models are not installed: pip install 'counterpart[faces]'")
    return str(Path(spec.origin).parent / "models" / name)

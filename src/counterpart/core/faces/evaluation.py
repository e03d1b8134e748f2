"""How well a matcher does on pictures whose people are known: one folder a person.

The first picture of each person in which a face is found makes the gallery; every other picture is looked for in it.
Every one is also looked for with its own person taken out: whoever is then found is a false positive.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterpart.core.faces.errors import FacesError, PictureUnreadable
from counterpart.core.faces.matching import Matcher, read_picture
from counterpart.core.faces.quantising import Floats

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
_THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(4, 17))


@dataclass(frozen=True, slots=True)
class AtThreshold:
    """Shares, from 0 to 1, where only candidates nearer than `distance` are shown; None where nobody was looked for."""

    distance: float
    found: float | None
    false_positives: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out. `unreadable` and `no_face` name the pictures that could not be enrolled."""

    matcher: str
    version: str
    people: int
    pictures: int
    probes: int
    rank_1: float | None
    rank_10: float | None
    thresholds: tuple[AtThreshold, ...]
    unreadable: tuple[str, ...]
    no_face: tuple[str, ...]
    milliseconds_a_face: float | None

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=2)

    def to_text(self) -> str:
        """The figures, to be read."""
        lines = [
            f"{self.matcher} {self.version}: {self.people} people, {self.pictures} pictures, {self.probes} looked for",
            f"Not readable: {len(self.unreadable)}. No face found: {len(self.no_face)}",
            f"Right person first: {_percent(self.rank_1)}. Among the first ten: {_percent(self.rank_10)}",
            f"Time a face: {self.milliseconds_a_face} ms" if self.milliseconds_a_face else "Time a face: not measured",
            "",
            "Nearer than   Right person found   Somebody found who is not in the gallery",
        ]
        lines += [
            f"{each.distance:>11.2f}   {_percent(each.found):>18}   {_percent(each.false_positives):>40}"
            for each in self.thresholds
        ]
        return "\n".join(lines)

    def rows(self) -> Iterator[dict[str, Any]]:
        """One row a threshold, for a CSV file."""
        yield from (asdict(each) for each in self.thresholds)


@dataclass(frozen=True, slots=True)
class _Enrolled:
    person: str
    template: Floats


def evaluate(folder: Path, matcher: Matcher, *, clock: Callable[[], float] = perf_counter) -> Evaluation:
    """Evaluate `matcher` on a folder with one sub-folder a person. Raises FacesError where there are none."""
    paths = _pictures(folder)
    if not paths:
        raise FacesError(f"{folder} has no sub-folder with pictures. It needs one for each person")
    unreadable: list[str] = []
    no_face: list[str] = []
    enrolled: list[_Enrolled] = []
    begun = clock()
    for path in paths:
        name = f"{path.parent.name}/{path.name}"
        try:
            template = _template(path, matcher)
        except PictureUnreadable:
            unreadable.append(name)
            continue
        if template is None:
            no_face.append(name)
        else:
            enrolled.append(_Enrolled(path.parent.name, template))
    took = clock() - begun
    gallery, probes = _divided(enrolled)
    ranks, own, nearest_other = _looked_for(gallery, probes)
    return Evaluation(
        matcher=matcher.name,
        version=matcher.version,
        people=len(gallery),
        pictures=len(paths),
        probes=len(probes),
        rank_1=_share(ranks < 1),
        rank_10=_share(ranks < 10),
        thresholds=tuple(
            AtThreshold(distance, _share((ranks < 10) & (own < distance)), _share(nearest_other < distance))
            for distance in _THRESHOLDS
        ),
        unreadable=tuple(unreadable),
        no_face=tuple(no_face),
        milliseconds_a_face=round(took * 1000 / len(enrolled), 1) if enrolled else None,
    )


def _pictures(folder: Path) -> list[Path]:
    people = sorted(each for each in folder.iterdir() if each.is_dir())
    return [path for person in people for path in sorted(person.iterdir()) if path.suffix.lower() in PICTURES]


def _template(path: Path, matcher: Matcher) -> Floats | None:
    """The template of the largest face; None where there is none."""
    picture = read_picture(path)
    faces = matcher.detect(picture)
    return matcher.embed(picture, faces[0]) if faces else None


def _divided(enrolled: Sequence[_Enrolled]) -> tuple[list[_Enrolled], list[_Enrolled]]:
    """The first of each person, and all others."""
    gallery: dict[str, _Enrolled] = {}
    probes = [each for each in enrolled if gallery.setdefault(each.person, each) is not each]
    return list(gallery.values()), probes


def _looked_for(
    gallery: Sequence[_Enrolled], probes: Sequence[_Enrolled]
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """For each probe: how many others stand before its own person, its distance to them, and to the nearest other."""
    found: list[tuple[int, float, float]] = []
    templates = np.array([each.template for each in gallery], np.float64)
    for probe in probes:
        distances = np.linalg.norm(templates - probe.template, axis=1)
        is_own = np.array([each.person == probe.person for each in gallery])
        own = float(distances[is_own][0])
        others = distances[~is_own]
        # Where two are as near, the wrong one comes first: a tie is no hit.
        found.append((int((others <= own).sum()), own, float(others.min(initial=np.inf))))
    ranks, owns, nearest = zip(*found, strict=True) if found else ((), (), ())
    return np.array(ranks, np.int64), np.array(owns, np.float64), np.array(nearest, np.float64)


def _share(hits: NDArray[np.bool_]) -> float | None:
    return round(float(hits.mean()), 4) if len(hits) else None


def _percent(share: float | None) -> str:
    return "none looked for" if share is None else f"{share:.1%}"

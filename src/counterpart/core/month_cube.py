"""The month cube behind standing statements: kept as bytes, opened in a millisecond, renewed month by month.

    b"COUNTERPART CUBE 1\\n", then the length of the header (8 bytes, little-endian), then
    the header: JSON with what was counted, and for each force its places, its cells and where its arrays begin
    the arrays: for each force place, first month, last month, counted and undecided, each in the least bytes that fit

A force is read only when it is asked for, so a country's cube opens as fast as a county's.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from counterpart.core.coverage import Coverage
from counterpart.core.cube_arrays import ForceArrays, Whole
from counterpart.core.cubes import Cube, CubeQuestion
from counterpart.core.formats.problems import UnreadableFile

MAGIC = b"COUNTERPART CUBE 1\n"
KINDS = ("<i1", "<i2", "<i4", "<i8")
# The parts of a force's arrays, in the order in which they are kept.
PARTS = ("place", "first", "last", "counted", "undecided")


@dataclass(frozen=True)
class MonthCube:
    """A cube with what it counts: by what it is broken down, and the fingerprint of its measures' definitions."""

    cube: Cube
    by: str | None
    fingerprint: str

    def answers(self, question: CubeQuestion) -> bool:
        """Whether it was counted by just these definitions; otherwise it must be counted anew."""
        return self.fingerprint == fingerprint(question)


def fingerprint(question: CubeQuestion) -> str:
    """SHA-256 of what is counted and by what, in hexadecimal; forces and months play no part."""
    return hashlib.sha256(repr((question.countings, question.by)).encode()).hexdigest()


def month_cube(question: CubeQuestion, cube: Cube) -> MonthCube:
    """Join a cube to the question that it answers."""
    return MonthCube(cube, question.by, fingerprint(question))


def merge(standing: MonthCube, newer: MonthCube, arrived: Coverage) -> MonthCube:
    """Put `newer` in place of all that `standing` holds of the forces and months in `arrived`.

    `newer` is a count of these months over every snapshot that holds them. Raises ValueError when the two do not count
    the same.
    """
    if standing.fingerprint != newer.fingerprint:
        raise ValueError("the month cubes count by different definitions: count all months anew")
    forces = {
        force: _joined(standing.cube.forces.get(force), newer.cube.forces.get(force), force, arrived)
        for force in sorted({*standing.cube.forces, *newer.cube.forces})
    }
    held = {force: arrays for force, arrays in forces.items() if len(arrays.place)}
    return MonthCube(Cube.from_arrays(standing.cube.codes, held), standing.by, standing.fingerprint)


def to_bytes(kept: MonthCube) -> bytes:
    """The cube as bytes; the same cube gives the same bytes."""
    body = b""
    forces: dict[str, dict[str, Any]] = {}
    for force, arrays in sorted(kept.cube.forces.items()):
        packed = [_packed(getattr(arrays, part)) for part in PARTS]
        forces[force] = {
            "places": arrays.places,
            "cells": len(arrays.place),
            "at": len(body),
            "kinds": [kind for kind, _ in packed],
        }
        body += b"".join(content for _, content in packed)
    header = {
        "codes": kept.cube.codes,
        "by": kept.by,
        "fingerprint": kept.fingerprint,
        "crc32": zlib.crc32(body),
        "forces": forces,
    }
    head = json.dumps(header, separators=(",", ":")).encode()
    return MAGIC + len(head).to_bytes(8, "little") + head + body


def from_bytes(content: bytes) -> MonthCube:
    """Open what `to_bytes` wrote. Raises UnreadableFile for anything else, and for bytes that were altered."""
    if not content.startswith(MAGIC):
        raise UnreadableFile("This is no month cube of this version: count the months anew")
    begin = len(MAGIC) + 8
    end = begin + int.from_bytes(content[len(MAGIC) : begin], "little")
    try:
        header = json.loads(content[begin:end])
        body = memoryview(content)[end:]
        if zlib.crc32(body) != header["crc32"]:
            raise ValueError("its check sum does not fit")
        codes = tuple(header["codes"])
        cube = Cube.from_arrays(codes, _KeptForces(header["forces"], body, len(codes)))
        return MonthCube(cube, header["by"], header["fingerprint"])
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(f"This month cube is damaged ({error}): count the months anew") from error


class _KeptForces(Mapping[str, ForceArrays]):
    """Forces that are unpacked when they are first asked for."""

    def __init__(self, kept: Mapping[str, Mapping[str, Any]], body: memoryview, codes: int) -> None:
        self._kept = kept
        self._body = body
        self._codes = codes
        self._unpacked: dict[str, ForceArrays] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __getitem__(self, force: str) -> ForceArrays:
        if force not in self._unpacked:
            self._unpacked[force] = self._unpack(self._kept[force])
        return self._unpacked[force]

    def _unpack(self, kept: Mapping[str, Any]) -> ForceArrays:
        cells, at, arrays = kept["cells"], kept["at"], []
        for part, kind in zip(PARTS, kept["kinds"], strict=True):
            shape = (cells, self._codes) if part in ("counted", "undecided") else (cells,)
            if kind:
                array: npt.NDArray[Any] = np.frombuffer(self._body, kind, int(np.prod(shape)), at)
                at += array.nbytes
                arrays.append(array.reshape(shape).astype(np.int64))
            else:
                arrays.append(np.zeros(shape, dtype=np.int64))
        return ForceArrays(tuple(kept["places"]), *arrays)


def _packed(values: Whole) -> tuple[str, bytes]:
    """The least kind that holds every value, and the values in it; nothing at all where all are 0."""
    if not values.any():
        return "", b""
    low, high = int(values.min()), int(values.max())
    kind = next(kind for kind in KINDS if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max)
    return kind, values.astype(kind).tobytes()


def _joined(standing: ForceArrays | None, newer: ForceArrays | None, force: str, arrived: Coverage) -> ForceArrays:
    spans = arrived.spans.get(force, ())
    held = [] if standing is None else [standing.kept(~_inside(standing, spans))]
    held += [] if newer is None else [newer.kept(_inside(newer, spans))]
    places = sorted({arrays.places[number] for arrays in held for number in np.unique(arrays.place)})
    number = {place: position for position, place in enumerate(places)}
    renumbered = [
        np.array([number.get(place, -1) for place in arrays.places], dtype=np.int64)[arrays.place] for arrays in held
    ]
    parts = [np.concatenate(renumbered)]
    parts += [np.concatenate([getattr(arrays, part) for arrays in held]) for part in PARTS[1:]]
    order = np.lexsort((parts[2], parts[1], parts[0]))
    return ForceArrays(tuple(places), *(part[order] for part in parts))


def _inside(arrays: ForceArrays, spans: tuple[Any, ...]) -> npt.NDArray[np.bool_]:
    """Which cells lie inside one of the spans."""
    inside = np.zeros(len(arrays.place), dtype=np.bool_)
    for span in spans:
        inside |= (arrays.first >= span.first) & (arrays.last <= span.last)
    return inside

"""The index: exact, erasing, and whole after whatever happened."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from counterpart.core.faces.errors import IndexUnusable
from counterpart.core.faces.index import FaceIndex
from counterpart.core.faces.mapped import IndexFiles, Rows
from counterpart.core.faces.quantising import Quantiser
from counterpart.core.faces.scanning import FaissScan, NumpyScan

DIMENSIONS = 16


def open_index(folder: Path, matcher: str = "double/1") -> FaceIndex:
    return FaceIndex(folder, matcher=matcher, dimensions=DIMENSIONS, reach=1.0)


def templates(count: int, seed: int = 1) -> np.ndarray:
    made = np.random.default_rng(seed).standard_normal((count, DIMENSIONS))
    return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)


def filled(folder: Path, count: int) -> tuple[FaceIndex, np.ndarray]:
    index, vectors = open_index(folder), templates(count)
    index.add(range(1, count + 1), vectors)
    return index, vectors


def test_the_same_template_is_nearest_to_itself(tmp_path):
    index, vectors = filled(tmp_path, 500)
    hits = index.search(vectors[41], 3)
    assert hits[0].id == 42
    assert hits[0].distance == 0
    assert len(index) == 500


def test_an_empty_index_finds_nobody(tmp_path):
    assert open_index(tmp_path).search(templates(1)[0], 10) == []


def test_asking_for_more_than_there_are_gives_all(tmp_path):
    index, vectors = filled(tmp_path, 7)
    assert len(index.search(vectors[0], 10)) == 7


def test_templates_outlive_the_process(tmp_path):
    _, vectors = filled(tmp_path, 20)
    assert open_index(tmp_path).search(vectors[4], 1)[0].id == 5


def test_only_ids_that_are_permitted_answer(tmp_path):
    index, vectors = filled(tmp_path, 3000)
    hits = index.search(vectors[0], 10, permits=lambda ids: ids % 100 == 0)
    distances = np.linalg.norm(vectors[99::100].astype(float) - vectors[0], axis=1)
    assert [hit.id for hit in hits] == ((np.argsort(distances)[:10] + 1) * 100).tolist()


def test_many_copies_of_one_face_do_not_hide_that_another_is_as_near(tmp_path):
    index = open_index(tmp_path)
    index.add(range(1, 1001), np.repeat(templates(1), 1000, axis=0))
    assert [hit.id for hit in index.search(templates(1)[0], 5)] == [1, 2, 3, 4, 5]


def test_a_number_beyond_the_reach_is_found_exactly_too(tmp_path):
    index, _ = filled(tmp_path, 300)
    far = templates(1, seed=9) * 5
    index.add([999], far)
    assert index.search(far[0], 1)[0].id == 999


def test_a_template_that_is_no_number_is_refused_and_leaves_nothing(tmp_path):
    index, _ = filled(tmp_path, 3)
    with pytest.raises(ValueError, match="finite"):
        index.add([9], np.full((1, DIMENSIONS), np.nan, np.float32))
    with pytest.raises(ValueError, match="in the index"):
        index.add([3], templates(1))
    assert index.ids().tolist() == [1, 2, 3]


def test_templates_of_another_matcher_are_not_mixed_in(tmp_path):
    filled(tmp_path, 3)
    with pytest.raises(IndexUnusable, match="build it anew"):
        open_index(tmp_path, "dlib/resnet-v1")


def test_a_broken_header_is_named(tmp_path):
    filled(tmp_path, 3)
    (tmp_path / "header").write_bytes(b"not a header")
    with pytest.raises(IndexUnusable, match="no index"):
        open_index(tmp_path)


def test_too_many_numbers_are_refused_for_the_proof_would_not_hold(tmp_path):
    with pytest.raises(IndexUnusable, match="256"):
        FaceIndex(tmp_path, matcher="m", dimensions=512, reach=1)


def bytes_of(vector: np.ndarray) -> tuple[bytes, bytes]:
    return vector.tobytes(), Quantiser(1.0).bytes_of(vector[None])[0].tobytes()


def test_a_removed_template_is_in_no_file_and_in_no_mapping(tmp_path):
    index, vectors = filled(tmp_path, 50)
    other = open_index(tmp_path)
    assert other.search(vectors[9], 1)[0].id == 10
    needles = bytes_of(vectors[9])
    before = b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))
    assert all(needle in before for needle in needles)

    (erased,) = index.remove([10])

    assert erased.id == 10
    assert erased.bytes_overwritten == DIMENSIONS * 5 + 8
    after = b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))
    assert not any(needle in after for needle in needles)
    rows, _, _ = other._view  # a reader that was open all the while
    mapped = b"".join(bytes(each) for each in rows._maps.values())
    assert not any(needle in mapped for needle in needles)
    assert 10 not in [hit.id for hit in other.search(vectors[9], 50)]


def test_what_was_removed_is_gone_from_the_disk_and_not_only_from_the_cache(tmp_path):
    """The files are read past the page cache where the file system lets us."""
    index, vectors = filled(tmp_path, 2)
    index.remove([1])
    needle = vectors[0].tobytes()
    for path in tmp_path.iterdir():
        descriptor = os.open(path, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)
        assert needle not in path.read_bytes()


def test_an_erased_slot_is_used_again(tmp_path):
    index, _ = filled(tmp_path, 10)
    index.remove([4])
    fresh = templates(1, seed=5)
    index.add([77], fresh)
    assert index.search(fresh[0], 1)[0].id == 77
    assert IndexFiles(tmp_path).header().used == 10


def test_removing_nobody_does_nothing(tmp_path):
    index, _ = filled(tmp_path, 2)
    assert index.remove([55]) == []
    assert len(index) == 2


def test_a_write_that_died_is_cleared_away_by_the_next(tmp_path):
    index, _ = filled(tmp_path, 5)
    program = f"""
import numpy as np, os
from pathlib import Path
from counterpart.core.faces.index import FaceIndex
from counterpart.core.faces.mapped import Rows
Rows.flush_ids = lambda self, slots: os._exit(9)
index = FaceIndex(Path({str(tmp_path)!r}), matcher="double/1", dimensions={DIMENSIONS}, reach=1.0)
index.add([6], np.full((1, {DIMENSIONS}), 0.25, np.float32))
"""
    died = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": "src"}, check=False)
    assert died.returncode == 9
    needle = np.full(DIMENSIONS, 0.25, np.float32).tobytes()
    assert needle in (tmp_path / "vectors.f32").read_bytes()
    assert index.ids().tolist() == [1, 2, 3, 4, 5]

    index.remove([1])

    assert needle not in (tmp_path / "vectors.f32").read_bytes()
    assert open_index(tmp_path).ids().tolist() == [2, 3, 4, 5]


@pytest.mark.parametrize("died_in", ["Rows.flush_templates", "Rows.flush_ids", "IndexFiles.write_header"])
def test_a_template_in_a_slot_used_again_is_whole_or_not_there_wherever_its_write_died(tmp_path, died_in):
    """One that rounds badly, so that the proof of every later search must know of its error."""
    index, _ = filled(tmp_path, 5)
    index.remove([2])
    far = templates(1, seed=9) * 5
    program = f"""
import numpy as np, os
from pathlib import Path
from counterpart.core.faces.index import FaceIndex
from counterpart.core.faces.mapped import IndexFiles, Rows
index = FaceIndex(Path({str(tmp_path)!r}), matcher="double/1", dimensions={DIMENSIONS}, reach=1.0)
whole = {died_in}
def dying(self, given):
    whole(self, given)
    if (Rows(Path({str(tmp_path)!r}), {DIMENSIONS}).vectors[1] != 0).any():
        os._exit(9)
{died_in} = dying
index.add([6], np.array({far.tolist()}, np.float32))
"""
    died = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": "src"}, check=False)
    assert died.returncode == 9

    index.remove([])

    kept = index.ids().tolist()
    assert kept in ([1, 3, 4, 5], [1, 6, 3, 4, 5])
    held = Rows(tmp_path, DIMENSIONS).vectors[1]
    assert held.tobytes() == (far[0].tobytes() if 6 in kept else bytes(DIMENSIONS * 4))
    error = Quantiser(1.0).errors_of(far, Quantiser(1.0).bytes_of(far))[0]
    assert 6 not in kept or IndexFiles(tmp_path).header().slack >= error


def test_readers_see_whole_templates_while_another_adds_and_removes(tmp_path):
    index, vectors = filled(tmp_path, 200)
    wrong: list[object] = []
    stop = False

    def read() -> None:
        reader = open_index(tmp_path)
        while not stop:
            hits = reader.search(vectors[0], 3)
            if hits[0].id != 1 or hits[0].distance != 0 or len(hits) != 3:
                wrong.append(hits)

    readers = [Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for turn in range(15):
        index.add([1000 + turn], templates(1, seed=turn + 50))
        index.remove([1000 + turn, 100 + turn])
    stop = True
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len(index) == 185


@pytest.mark.needs("faces")
def test_both_scans_give_the_same(tmp_path):
    rows = np.random.default_rng(3).integers(0, 256, (999, DIMENSIONS), dtype=np.uint8)
    for k in (1, 10, 998, 2000):
        slow, quick = NumpyScan(rows).nearest(rows[5], k), FaissScan(rows, 2).nearest(rows[5], k)
        assert np.array_equal(slow[1], quick[1])
        assert set(slow[0][slow[1] < slow[1][-1]]) == set(quick[0][quick[1] < quick[1][-1]])


@pytest.mark.needs("faces")
def test_a_scan_has_no_copy_of_its_own(tmp_path):
    rows = np.zeros((10, DIMENSIONS), np.uint8)
    scan = FaissScan(rows, 1)
    rows[3] = 128
    slots, distances = scan.nearest(np.full(DIMENSIONS, 128, np.uint8), 1)
    assert (slots.tolist(), distances.tolist()) == ([3], [0.0])


def test_files_grow_without_a_copy(tmp_path):
    index, vectors = filled(tmp_path, 4097)
    assert Rows(tmp_path, DIMENSIONS).capacity == 8192
    assert index.search(vectors[4096], 1)[0].id == 4097
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "codes.u8",
        "header",
        "ids.u64",
        "lock",
        "vectors.f32",
    ]

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpart.core.proofs import merkle

entries = st.lists(st.binary(max_size=8), min_size=1, max_size=40)


def split_root(data: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word: the slow oracle."""
    if len(data) == 1:
        return sha256(b"\x00" + data[0]).digest()
    k = 1
    while k * 2 < len(data):
        k *= 2
    return sha256(b"\x01" + split_root(data[:k]) + split_root(data[k:])).digest()


def leaves_of(data: list[bytes]) -> list[bytes]:
    return [merkle.leaf_hash(entry) for entry in data]


def test_the_empty_tree_has_the_hash_of_nothing():
    assert merkle.root([]) == sha256(b"").digest()


@given(entries)
def test_root_follows_the_standard(data):
    assert merkle.root(leaves_of(data)) == split_root(data)


@given(entries, st.data())
def test_every_leaf_proves_its_own_place(data, draw):
    leaves = leaves_of(data)
    position = draw.draw(st.integers(0, len(leaves) - 1))
    path = merkle.inclusion_proof(leaves, position)
    assert len(path) <= (len(leaves) - 1).bit_length()
    assert merkle.verify(
        leaves[position],
        position=position,
        size=len(leaves),
        path=path,
        root=merkle.root(leaves),
    )


@given(entries, st.binary(max_size=8), st.data())
def test_no_other_entry_proves_that_place(data, other, draw):
    leaves = leaves_of(data)
    position = draw.draw(st.integers(0, len(leaves) - 1))
    forged = merkle.leaf_hash(other)
    assert merkle.verify(
        forged,
        position=position,
        size=len(leaves),
        path=merkle.inclusion_proof(leaves, position),
        root=merkle.root(leaves),
    ) == (other == data[position])


@given(entries, st.data())
def test_a_bent_path_proves_nothing(data, draw):
    leaves = leaves_of(data)
    position = draw.draw(st.integers(0, len(leaves) - 1))
    path = list(merkle.inclusion_proof(leaves, position))
    bend = draw.draw(st.sampled_from(["longer", "shorter", "changed"]))
    if bend == "longer" or not path:
        path.append(bytes(32))
    elif bend == "shorter":
        path.pop()
    else:
        path[0] = bytes(b ^ 1 for b in path[0])
    assert not merkle.verify(
        leaves[position],
        position=position,
        size=len(leaves),
        path=path,
        root=merkle.root(leaves),
    )


@given(entries, st.data())
def test_changing_any_entry_changes_the_root(data, draw):
    position = draw.draw(st.integers(0, len(data) - 1))
    changed = [*data]
    changed[position] += b"!"
    assert merkle.root(leaves_of(changed)) != merkle.root(leaves_of(data))


def test_an_inner_node_is_never_a_leaf():
    left, right = leaves_of([b"a", b"b"])
    assert merkle.leaf_hash(left + right) != merkle.root([left, right])


@pytest.mark.parametrize("position", [-1, 2])
def test_a_place_outside_the_tree_is_refused(position):
    leaves = leaves_of([b"a", b"b"])
    with pytest.raises(IndexError, match=f"no leaf {position} in a tree of 2"):
        merkle.inclusion_proof(leaves, position)
    assert not merkle.verify(leaves[0], position=position, size=2, path=(), root=merkle.root(leaves))

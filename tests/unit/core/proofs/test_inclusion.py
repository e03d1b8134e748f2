import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpart.core.proofs import canonical, inclusion, merkle
from counterpart.core.proofs.chain import START, Link, chain_hash, unhex

EVENTS = [{"id": number, "action": "parcel.weigh"} for number in range(5)]
DIGESTS = [merkle.leaf_hash(canonical.encode(event).encode("ascii")) for event in EVENTS]
SEAL = Link(number=4, sealed_at="2026-03-29T00:59:00.000000Z", size=5, root=merkle.root(DIGESTS))
NEXT = Link(number=5, sealed_at="2026-03-29T01:00:00.000000Z", size=1, root=bytes(32))
CHAINED = chain_hash(SEAL, previous=START)


@pytest.fixture
def proof():
    written = inclusion.write(EVENTS[2], digests=DIGESTS, position=2, links=[SEAL, NEXT], previous=START)
    return json.loads(json.dumps(written))


@pytest.mark.parametrize(
    ("trusted", "where"),
    [
        (SEAL.root.hex(), "the root of seal 4"),
        (SEAL.root.hex().upper() + "\n", "the root of seal 4"),
        (CHAINED.hex(), "the chain hash of seal 4"),
        (chain_hash(NEXT, previous=CHAINED).hex(), "the chain hash of seal 5"),
    ],
)
def test_a_trusted_hash_proves_the_event(proof, trusted, where):
    assert inclusion.check(proof, trusted=trusted) == where


@pytest.mark.parametrize(
    ("key", "value"),
    [("position", 3), ("path", []), ("event", {"id": 2, "action": "parcel.lose"}), ("event", EVENTS[3])],
)
def test_a_changed_file_does_not_fit_its_seal(proof, key, value):
    with pytest.raises(inclusion.ProofError, match="does not fit the seal"):
        inclusion.check(proof | {key: value}, trusted=SEAL.root.hex())


@pytest.mark.parametrize("trusted", ["", "00" * 32, "root"])
def test_a_file_that_only_fits_itself_proves_nothing(proof, trusted):
    with pytest.raises(inclusion.ProofError, match="not with the hash that you trust"):
        inclusion.check(proof, trusted=trusted)


def test_a_changed_earlier_seal_breaks_the_way_to_a_later_one(proof):
    proof["previous"] = "11" * 32
    with pytest.raises(inclusion.ProofError, match="not with the hash that you trust"):
        inclusion.check(proof, trusted=CHAINED.hex())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(["event", "position", "path", "previous", "seals"]), json_values)
def test_rubbish_is_refused_in_words(key, rubbish):
    good = inclusion.write(EVENTS[2], digests=DIGESTS, position=2, links=[SEAL], previous=START)
    if key == "previous" or rubbish == good[key]:
        return
    with pytest.raises(inclusion.ProofError):
        inclusion.check(good | {key: rubbish}, trusted=SEAL.root.hex())


def test_a_file_of_another_kind_is_refused():
    with pytest.raises(inclusion.ProofError, match="not a proof file"):
        inclusion.check({}, trusted="")


def test_checking_needs_no_web_framework():
    code = "import sys, counterpart.core.proofs.inclusion; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False).returncode == 0


def test_what_is_not_hexadecimal_fits_no_hash():
    assert (unhex("0aff"), unhex("no hash")) == (b"\x0a\xff", b"")

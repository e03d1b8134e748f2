"""Generated records: the same for the same seed, labelled, hard where they say so."""

from collections import Counter, defaultdict
from itertools import combinations

import pytest

from counterpart.core.linkage.errors import LinkageError
from counterpart.core.linkage.generate.choosing import MAKERS, generated
from counterpart.core.linkage.generate.labelled import Labelled
from counterpart.core.linkage.preparing import prepared


@pytest.fixture(scope="module")
def people() -> list[Labelled]:
    return generated("people", 4_000, seed=2)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_seed_decides_all_of_it(kind: str) -> None:
    assert generated(kind, 300, seed=5) == generated(kind, 300, seed=5)
    assert generated(kind, 300, seed=5) != generated(kind, 300, seed=6)


@pytest.mark.parametrize("kind", MAKERS)
def test_as_many_as_asked_each_with_its_key_and_all_of_them_can_be_prepared(kind: str) -> None:
    made = generated(kind, 500)

    assert len({each.key for each in made}) == 500
    assert all(prepared(kind, each.record) for each in made)
    assert max(Counter(each.identity for each in made).values()) > 1


def test_twins_share_last_name_and_birthday_and_are_two(people: list[Labelled]) -> None:
    twins = _by_group(people, "twins")

    assert len(twins) > 5
    for group in twins:
        assert len({each.identity for each in group}) == 2


def test_namesakes_are_others_of_the_same_name(people: list[Labelled]) -> None:
    plain = [
        (one, other)
        for group in _by_group(people, "namesakes")
        for one, other in combinations(group, 2)
        if one.identity != other.identity
        and {trait.partition(":")[0] for trait in one.traits | other.traits} <= {"names", "no date of birth", "moved"}
    ]

    assert len(plain) > 10
    for one, other in plain:
        assert prepared("people", one.record)["surname_fold"] == prepared("people", other.record)["surname_fold"]


def test_seven_languages_and_each_difficulty_occur(people: list[Labelled]) -> None:
    traits = Counter(trait for each in people for trait in each.traits)

    assert sum(trait.startswith("names: ") for trait in traits) == 7
    for trait in ("written by another hand", "short first name", "typing slip in a name", "changed last name"):
        assert traits[trait] > 10


def test_a_name_in_another_script_is_read_as_the_same_person(people: list[Labelled]) -> None:
    cyrillic = [each for each in people if any("а" <= letter <= "я" for letter in str(each.record["name"]).lower())]

    assert len(cyrillic) > 20
    assert all(str(prepared("people", each.record)["forename"]).isascii() for each in cyrillic)


def test_records_of_an_unknown_kind_are_refused() -> None:
    with pytest.raises(LinkageError, match="No records of 'pets' can be made up; expected people"):
        generated("pets", 10)


def _by_group(people: list[Labelled], kind: str) -> list[list[Labelled]]:
    groups: dict[int, list[Labelled]] = defaultdict(list)
    for each in people:
        if kind in each.near:
            groups[each.near[kind]].append(each)
    return [group for group in groups.values() if len({each.identity for each in group}) == 2]

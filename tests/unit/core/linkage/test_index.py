"""One record against those that are held."""

import pytest

from counterpart.core.linkage.comparing import Index, compare
from counterpart.core.linkage.errors import NotAField
from counterpart.core.linkage.model import shipped

IVAN = {"name": "Ivan Zhivkov", "date_of_birth": "1990-02-03", "phone": "07700 900111"}


@pytest.fixture
def index() -> Index:
    made = Index(shipped("people"))
    made.add("ivan", IVAN)
    made.add("petya", {"name": "Petya Zhivkova", "date_of_birth": "1992-07-01", "phone": "07700 900111"})
    return made


def test_a_name_written_out_another_way_is_found_with_its_reasons(index: Index) -> None:
    found = index.search({"name": "ЖИВКОВ, Иван", "date_of_birth": "1990-03-02"})

    (match,) = found.matches
    assert match.key == "ivan"
    assert match.probability > 0.9
    assert [each.words for each in match.reasons[:3]] == [
        "Same first name",
        "Same last name",
        "Day and month of birth have changed places",
    ]
    assert match.weight == pytest.approx(match.start + sum(each.weight for each in match.reasons))
    assert found.compared == 1


def test_a_reason_reads_as_words_and_a_weight(index: Index) -> None:
    (match,) = index.search(IVAN, limit=1).matches

    assert str(match.reasons[2]).startswith("Same date of birth: +")
    assert str(match.reasons[5]) == "Vehicle used not known of both: +0.0"
    assert match.reasons[5].level is None


def test_what_shares_no_block_is_not_compared(index: Index) -> None:
    assert index.search({"name": "Olga Sample"}).compared == 0


def test_a_record_that_is_added_is_found_at_once(index: Index) -> None:
    index.add("new", {"name": "Olga Sample", "date_of_birth": "1980-01-01"})

    assert [each.key for each in index.search({"name": "Olga Sample", "date_of_birth": "1980-01-01"}).matches] == [
        "new"
    ]


def test_a_person_is_found_by_each_of_their_names_and_once(index: Index) -> None:
    index.add("ivan", {**IVAN, "name": "Vanya Zhivkov"})

    assert [each.key for each in index.search(IVAN, at_least=0.5).matches].count("ivan") == 1
    assert len(index) == 3


def test_what_is_removed_is_found_no_more_until_it_is_added_again(index: Index) -> None:
    index.remove("ivan")
    assert "ivan" not in [each.key for each in index.search(IVAN, at_least=0.0).matches]
    assert len(index) == 1

    index.add("ivan", {"name": "John Example", "date_of_birth": "1990-02-03"})
    assert "ivan" not in [each.key for each in index.search({"name": "Ivan Zhivkov"}, at_least=0.0).matches]
    assert len(index) == 2


def test_twins_are_shown_under_a_caution() -> None:
    match = compare(
        shipped("people"),
        {"name": "Anna Sample", "date_of_birth": "1990-02-03", "postcode": "NR1 3QQ"},
        {"name": "Wiktoria Sample", "date_of_birth": "1990-02-03", "postcode": "NR1 3QQ"},
    )

    assert match.caution is not None
    assert "twin" in match.caution


def test_a_block_that_is_too_large_is_said_not_to_be_compared() -> None:
    model = shipped("people")
    index = Index(model)
    index.add_many((f"p{number}", {"phone": "07700 900111"}) for number in range(model.block_cap + 1))

    found = index.search({"phone": "07700 900111"})

    assert found.compared == 0
    assert found.not_compared == ("5,001 records that share phone",)


def test_what_was_removed_fills_no_block() -> None:
    model = shipped("people")
    index = Index(model)
    for number in range(model.block_cap + 1):
        index.add(f"p{number}", {"phone": "07700 900111"})
        index.remove(f"p{number}")
    index.add("held", {"phone": "07700 900111"})

    found = index.search({"phone": "07700 900111"}, at_least=0.5)

    assert [each.key for each in found.matches] == ["held"]
    assert (found.compared, found.not_compared) == (1, ())


def test_matches_beyond_the_limit_are_counted_each_record_once(index: Index) -> None:
    index.add_many((f"i{number}", IVAN) for number in range(30))
    index.add("i0", {**IVAN, "name": "Vanya Zhivkov"})

    found = index.search(IVAN, limit=20)

    assert (len(found.matches), found.more) == (20, 11)


def test_a_plate_that_was_read_whole_is_near_certain_by_itself() -> None:
    match = compare(shipped("vehicles"), {"vrm": "AB12 CDE"}, {"vrm": "AB12CDE"})

    assert match.probability > 0.95


def test_a_protected_characteristic_is_refused_by_name(index: Index) -> None:
    with pytest.raises(NotAField, match="'sex' is a protected characteristic"):
        index.add("x", {"name": "Olga Sample", "sex": "female"})


def test_records_that_came_one_by_one_are_found_when_they_have_been_sorted_in() -> None:
    index = Index(shipped("vehicles"))
    index.add("first", {"vrm": "AB12 CDE", "words": "red ford"})
    index.add_many((f"v{number}", {"vrm": f"XY{number:05d}"}) for number in range(60_000))
    index.add("last", {"vrm": "AB12 CDE", "words": "red ford"})

    assert [each.key for each in index.search({"vrm": "AB12CDE", "words": "red ford"}).matches] == ["first", "last"]

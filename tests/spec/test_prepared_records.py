"""What records become before they are compared."""

import pytest

from counterpart.core.linkage.folding import fold, root
from counterpart.core.linkage.preparing import prepared, split_name

ONE_NAME = [
    ("Жечо Живков", "Zhecho Zhivkov", "Žečo Živkov", "Zecho Zivkov"),
    ("Юлия Щербакова", "Yuliya Shcherbakova", "Iuliia Shcherbakova", "Julia Szczerbakowa"),
    ("Paweł Kozłowski", "Pawel Kozlowski", "PAWEL KOZLOWSKI"),
    ("Šarūnas Žukauskas", "Sarunas Zukauskas", "Sharunas Zhukauskas"),
    ("João Gonçalves", "Joao Goncalves"),
    ("Владимир Цветков", "Vladimir Tsvetkov", "Wladimir Cwetkow"),
]


@pytest.mark.parametrize("spellings", ONE_NAME)
def test_all_ways_to_write_one_name_out_fold_to_one(spellings: tuple[str, ...]) -> None:
    surnames = {fold(split_name(each)[1] or "") for each in spellings}

    assert len(surnames) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Smith", "Smithson"), ("Cook", "Cooke"), ("Marsh", "March"), ("Hall", "Hill"), ("Kane", "Lane")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("short", "long"), [("Bill", "William"), ("Sasha", "Alexander"), ("Kasia", "Catherine"), ("Vanya", "Ivan")]
)
def test_a_short_form_has_the_root_of_the_long_one(short: str, long: str) -> None:
    assert root(short) == root(long)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("Jo Sample", "jo", "sample"),
        ("SAMPLE, Jo", "jo", "sample"),
        ("Jo Ann Sample", "jo", "sample"),
        ("João da Silva", "joao", "dasilva"),
        ("SILVA, João da", "joao", "dasilva"),
        ("Sample", "sample", None),
        ("O'Brien, Pat", "pat", "obrien"),
        ("", None, None),
        ("  ,  ", None, None),
    ],
)
def test_names_are_taken_apart(written: str, first: str | None, last: str | None) -> None:
    assert split_name(written) == (first, last)


@pytest.mark.parametrize(
    ("field", "written", "column", "becomes"),
    [
        ("date_of_birth", "1990-02-03", "date_of_birth_turned", "1990-03-02"),
        ("date_of_birth", "1990-02-23", "date_of_birth_turned", None),
        ("date_of_birth", "3.2.1990", "date_of_birth", None),
        ("postcode", "nr1 3qq", "postcode", "NR13QQ"),
        ("postcode", "NR1 3QQ", "postcode_sector", "NR13"),
        ("postcode", "Norwich", "postcode_sector", "NORWI"),
        ("phone", "+44 7700 900111", "phone", "7700900111"),
        ("phone", "900111", "phone", None),
        ("vrm", "ab12 cde", "vrm", "AB12CDE"),
        ("vrm", "AB12 ???", "vrm", None),
    ],
)
def test_fields_of_people(field: str, written: str, column: str, becomes: str | None) -> None:
    assert prepared("people", {field: written})[column] == becomes


def test_a_plate_seen_in_part_keeps_what_was_seen() -> None:
    seen = prepared("vehicles", {"vrm": "AB12 ???", "words": "A white Transit, dirty"})

    assert (seen["vrm"], seen["vrm_front"], seen["vrm_back"]) == (None, "AB12", None)
    assert (seen["make"], seen["paint"], seen["body"]) == ("ford", "white", "van")


def test_plates_that_look_alike_are_alike() -> None:
    one, other = (prepared("vehicles", {"vrm": plate})["vrm_alike"] for plate in ("AB12 CDE", "A812 COE"))

    assert one == other


@pytest.mark.parametrize(
    ("name", "address", "core", "number", "street"),
    [
        ("The Corner Shop Ltd", "12a High St, Norwich", "corner", "12a", "high street"),
        ("Quickstop (UK) Limited", "Unit 3, 14 Mill Rd", "quickstop", "3", "14 mill road"),
        ("Shop", "Market Place", "shop", None, "market place"),
    ],
)
def test_premises(name: str, address: str, core: str, number: str | None, street: str) -> None:
    made = prepared("premises", {"name": name, "address": address})

    assert (made["name_core"], made["number"], made["street"]) == (core, number, street)


@pytest.mark.parametrize(
    ("website", "domain"),
    [
        ("https://www.example.org/shop", "example.org"),
        ("info@example.org", "example.org"),
        ("somebody@gmail.com", None),
        ("no website", None),
    ],
)
def test_websites(website: str, domain: str | None) -> None:
    assert prepared("businesses", {"website": website})["domain"] == domain

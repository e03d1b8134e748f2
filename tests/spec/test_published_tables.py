"""What was transcribed from published tables, typed a second time: a slip in one of the two shows."""

from datetime import date
from decimal import Decimal

import pytest

from counterpart.core.harm import weights
from counterpart.core.offences import codes, outcomes

HARM_DAYS = {
    "Shoplifting": "1",
    "Other theft offences": "2",
    "Theft from the person": "2",
    "Bicycle theft": "2",
    "Vehicle offences": "5",
    "Non-residential burglary": "183.5",
    "Residential burglary": "273.5",
    "Robbery of business property": "365",
    "Robbery of personal property": "365",
    "Criminal damage": "2",
    "Arson": "185",
    "Violence with injury": "365",
    "Violence without injury": "10",
    "Stalking and harassment": "10",
    "Public order offences": "7.5",
    "Possession of weapons": "273.75",
    "Possession of drugs": "3",
    "Trafficking of drugs": "5",
    "Miscellaneous crimes against society": "10",
    "Homicide": "5475",
}

OUTCOME_GROUPS = {
    "": "0",
    "Charged/Summonsed": "1 1A",
    "Out-of-court (formal)": "2 2A 3 3A 6",
    "Out-of-court (informal)": "7 8",
    "Taken into consideration": "4",
    "Prosecution prevented or not in the public interest": "5 9 10 11 12 13 17",
    "Evidential difficulties (victim does not support)": "14 16",
    "Evidential difficulties (suspect identified; victim supports)": "15",
    "Investigation complete - no suspect": "18",
    "Fraud": "19",
    "Transferred": "20",
    "Not in the public interest - police": "21",
    "Diversionary": "22",
}

OFFENCES = {
    "Shoplifting": "46",
    "Other theft offences": "49A 49 41 42 43 47 35",
    "Theft from the person": "39",
    "Bicycle theft": "44",
    "Vehicle offences": "45 48 37.2 126",
    "Non-residential burglary": "30C 30D 31A 30A 30B 31",
    "Residential burglary": "28E 28F 28G 28H 29A",
    "Robbery of business property": "34A",
    "Robbery of personal property": "34B",
    "Criminal damage": "58A 58B 58C 58D 58J",
    "Arson": "56A 56B",
    "Violence with injury": "8N 8P 8S 5D 5E 2 4.3 4.7",
    "Violence without injury": "105A 105B 104 3B 106",
    "Stalking and harassment": "8L 8M 8Q 8R",
    "Public order offences": "9A 9B 62A 66",
    "Possession of weapons": "10C 10D 90",
    "Trafficking of drugs": "92A",
    "Possession of drugs": "92C 92D 92E",
    "Miscellaneous crimes against society": "33 33A 54",
}


def test_harm_weights() -> None:
    assert weights.load().days == {subgroup: Decimal(days) for subgroup, days in HARM_DAYS.items()}


@pytest.mark.parametrize(("group", "members"), OUTCOME_GROUPS.items())
def test_groups_of_outcomes(group: str, members: str) -> None:
    assert [code for code, outcome in outcomes.load().items() if outcome.group == group] == members.split()


@pytest.mark.parametrize(("code", "begins"), [("21", date(2016, 1, 1)), ("22", date(2019, 4, 1))])
def test_outcomes_that_came_later(code: str, begins: date) -> None:
    assert outcomes.get(code).validity.valid_from == begins


def test_what_data_police_uk_calls_an_outcome_is_marked_as_not_verified() -> None:
    assert {outcome.police_uk_mark for outcome in outcomes.load().values() if outcome.police_uk_outcome} == {"U"}


@pytest.mark.parametrize(("subgroup", "members"), OFFENCES.items())
def test_subgroups_of_offences(subgroup: str, members: str) -> None:
    assert {code: codes.subgroup(code) for code in members.split()} == dict.fromkeys(members.split(), subgroup)

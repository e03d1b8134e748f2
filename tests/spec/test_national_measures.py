"""Which crimes the National Crime and Policing Measures count, row by row, drawn from the statement's appendix."""

import pytest

from counterpart.core.measures.sets import load
from counterpart.core.offences import codes
from counterpart.core.records import RecordedCrime

MEASURES = {one.code: one.counted.selection for one in load("ncpm").measures if one.counted}

# Offence code: the measures that count it. Every other code counts in none.
BY_CODE = {
    "1": {"homicide", "murder"},
    "4.1": {"homicide"},
    "4.10": {"homicide"},
    "4.2": {"homicide"},
    "2": {"violence-with-injury"},
    "4.3": {"violence-with-injury"},
    "4.7": {"violence-with-injury"},
    "5D": {"violence-with-injury", "gbh"},
    "5E": {"violence-with-injury"},
    "8N": {"violence-with-injury", "abh"},
    "8P": {"violence-with-injury"},
    "8S": {"violence-with-injury"},
    "8T": {"violence-with-injury"},
    "92A": {"drug-trafficking"},
    "28A": {"residential-burglary", "neighbourhood-crime"},
    "28E": {"residential-burglary", "neighbourhood-crime"},
    "29A": {"residential-burglary", "neighbourhood-crime"},
    "45": {"vehicle-offences", "neighbourhood-crime"},
    "48": {"vehicle-offences", "neighbourhood-crime"},
    "39": {"theft-from-the-person", "neighbourhood-crime"},
    "34A": {"robbery", "neighbourhood-crime"},
    "34B": {"robbery", "neighbourhood-crime"},
}
NOT_COUNTED = [
    "4.4",
    "4.6",
    "4.8",
    "4.9",
    "37.1",
    "3B",
    "105A",
    "19C",
    "92D",
    "92E",
    "30C",
    "31A",
    "37.2",
    "126",
    "46",
    "49A",
    "58A",
]

# Type as data.police.uk publishes it: the measures that count it, and those of which nobody can say.
VIOLENCE = {"homicide", "murder", "violence-with-injury", "gbh", "abh"}
BY_TYPE = {
    "robbery": ({"robbery", "neighbourhood-crime"}, set()),
    "theft-from-the-person": ({"theft-from-the-person", "neighbourhood-crime"}, set()),
    "burglary": (set(), {"residential-burglary", "neighbourhood-crime"}),
    "vehicle-crime": (set(), {"vehicle-offences", "neighbourhood-crime"}),
    "violent-crime": (set(), VIOLENCE),
    "drugs": (set(), {"drug-trafficking"}),
    "shoplifting": (set(), set()),
    "anti-social-behaviour": (set(), set()),
    "other-theft": (set(), set()),
}

# Subgroups of a Home Office table, which has no codes below them.
BY_SUBGROUP = {
    "Homicide": ({"homicide"}, {"murder"}),
    "Violence with injury": ({"violence-with-injury"}, {"gbh", "abh"}),
    "Violence without injury": (set(), set()),
    "Residential burglary": ({"residential-burglary", "neighbourhood-crime"}, set()),
    "Non-residential burglary": (set(), set()),
    "Vehicle offences": (set(), {"vehicle-offences", "neighbourhood-crime"}),
    "Trafficking of drugs": ({"drug-trafficking"}, set()),
}


def crime(source: str, **told: str | None) -> RecordedCrime:
    return RecordedCrime(source, None, "norfolk", 24300, 24300, **told)  # type: ignore[arg-type]


def coded(code: str, source: str) -> RecordedCrime:
    """A row of a force's extract, or of the Home Office's open data: their readers fill what the code tells."""
    known = codes.get(code)
    return crime(
        source,
        offence_code=code,
        category=known.police_uk_category,
        offence_subgroup=known.subgroup,
        offence_group=known.group,
    )


def decided(row: RecordedCrime) -> tuple[set[str], set[str]]:
    answers = {code: selection.decide(row) for code, selection in MEASURES.items()}
    return {code for code, one in answers.items() if one}, {code for code, one in answers.items() if one is None}


@pytest.mark.parametrize("source", ["extract", "home-office"])
@pytest.mark.parametrize("code", [*BY_CODE, *NOT_COUNTED])
def test_an_offence_code_decides_every_measure(code: str, source: str) -> None:
    assert decided(coded(code, source)) == (BY_CODE.get(code, set()), set())


@pytest.mark.parametrize("category", BY_TYPE)
def test_a_published_type_answers_what_it_can(category: str) -> None:
    assert decided(crime("police-uk", category=category)) == BY_TYPE[category]


@pytest.mark.parametrize("subgroup", BY_SUBGROUP)
def test_a_published_subgroup_answers_what_it_can(subgroup: str) -> None:
    offence = next(one for one in codes.load().values() if one.subgroup == subgroup)
    row = crime(
        "home-office",
        category=offence.police_uk_category,
        offence_subgroup=subgroup,
        offence_group=offence.group,
    )

    assert decided(row) == BY_SUBGROUP[subgroup]

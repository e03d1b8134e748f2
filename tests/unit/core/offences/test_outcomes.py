"""Outcome types 0 to 22 with their rules."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from counterpart.core.offences.outcomes import CrimeFacts, check, fitting, get, load

ON = date(2026, 6, 1)
KNOWN = CrimeFacts(on=ON, suspect_identified=True, victim_supports=True, suspect_age=30)
UNKNOWN = CrimeFacts(on=ON, suspect_identified=False)


def test_every_type_is_there_once() -> None:
    numbers = [str(number) for number in range(23)]
    assert sorted(load()) == sorted([*numbers, "1A", "2A", "3A"])


def test_only_none_yet_leaves_a_crime_open() -> None:
    assert [code for code, outcome in load().items() if not outcome.closes] == ["0"]


def test_the_solved_set() -> None:
    solved = {code for code, outcome in load().items() if outcome.solved}
    assert solved == {"1", "1A", "2", "2A", "3", "3A", "4", "6", "7", "8"}


@pytest.mark.parametrize(
    ("code", "facts", "problem"),
    [
        ("0", UNKNOWN, ""),
        ("1", KNOWN, ""),
        ("1", UNKNOWN, "needs an identified suspect"),
        ("1", replace(KNOWN, suspect_age=9), "aged 10 or over"),
        ("1", replace(KNOWN, suspect_age=None), ""),
        ("2", replace(KNOWN, suspect_age=17), ""),
        ("2", replace(KNOWN, suspect_age=18), "aged 10 to 17"),
        ("2", replace(KNOWN, suspect_age=None), "needs the suspect's age"),
        ("3", replace(KNOWN, suspect_age=18), ""),
        ("3", replace(KNOWN, suspect_age=17), "aged 18 or over"),
        ("6", replace(KNOWN, suspect_age=17), "aged 18 or over"),
        ("7", KNOWN, "only for: Possession of drugs"),
        ("7", replace(KNOWN, offence_subgroup="Possession of drugs"), ""),
        ("11", replace(KNOWN, suspect_age=9), ""),
        ("11", replace(KNOWN, suspect_age=10), "below the age of criminal responsibility"),
        ("14", replace(UNKNOWN, victim_supports=False), ""),
        ("14", UNKNOWN, "needs the victim's answer"),
        ("14", replace(UNKNOWN, victim_supports=True), "does not support"),
        ("14", replace(KNOWN, victim_supports=False), "without an identified suspect"),
        ("15", KNOWN, ""),
        ("15", replace(KNOWN, victim_supports=False), "a victim who supports"),
        ("16", replace(KNOWN, victim_supports=False), ""),
        ("16", KNOWN, "does not support"),
        ("18", UNKNOWN, ""),
        ("18", KNOWN, "without an identified suspect"),
        ("19", UNKNOWN, "needs the reference of the national fraud service"),
        ("19", replace(UNKNOWN, national_fraud_reference="NFRC260112345678"), ""),
        ("20", KNOWN, "needs the name of the body"),
        ("20", replace(KNOWN, receiving_body="British Transport Police"), ""),
        ("21", replace(KNOWN, on=date(2015, 12, 31)), "could not be given on 2015-12-31"),
        ("21", replace(KNOWN, on=date(2016, 1, 1)), ""),
        ("22", replace(KNOWN, on=date(2019, 3, 31)), "could not be given on 2019-03-31"),
        ("22", replace(KNOWN, on=date(2019, 4, 1)), ""),
    ],
)
def test_rules(code: str, facts: CrimeFacts, problem: str) -> None:
    problems = check(code, facts)
    assert problems == [] if not problem else problem in " ".join(problems)
    assert all(each.startswith(f"Outcome {code} ") for each in problems)


def test_the_outcomes_that_fit_are_offered() -> None:
    assert [each.code for each in fitting(UNKNOWN)] == ["18"]
    codes = [each.code for each in fitting(KNOWN)]
    assert "15" in codes
    assert "3" in codes
    assert not {"0", "2", "14", "16", "18"} & set(codes)


def test_an_unknown_outcome_is_a_key_error() -> None:
    unknown: Any = "23"
    with pytest.raises(KeyError):
        get(unknown)

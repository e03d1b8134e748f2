"""Answers into the words of a witness statement, and what the tables hold."""

from datetime import date

import pytest

from counterpart.witnesses import composing, policy, rules
from counterpart.witnesses.templates import template_of, templates
from tests.factories.witness import TOLD

TEMPLATE = template_of(date(2026, 6, 3))


def body(**told):
    return {each.heading: each.text for each in composing.paragraphs(TEMPLATE, TOLD | told)}


def test_each_page_is_a_paragraph_in_the_first_person():
    assert body()["Who I am"] == ("I am employed as shop assistant at Castle Street Stores, 4 Castle Street, Norwich.")
    assert body()["Saving the footage"].startswith("I downloaded the footage from the system myself.")


def test_what_was_not_said_is_left_out():
    assert "Further matters" not in body()
    assert body(more="He came in twice.")["Further matters"] == "He came in twice."


def test_an_answer_that_is_no_longer_called_for_is_not_said():
    assert "12 minutes" in body()["The clock"]
    assert body(clock="unchecked")["The clock"] == "I have not checked the clock of the system."


def test_a_full_stop_is_not_doubled_and_braces_mean_nothing():
    assert body(clock_off="12 minutes fast.")["The clock"].count("..") == 0
    assert body(more="{telephone}")["Further matters"] == "{telephone}"


def test_contact_never_stands_in_the_statement():
    assert not any("555 010" in text for text in body(more="{telephone}").values())


@pytest.mark.parametrize(("pages", "words"), [(1, "(consisting of 1 page each"), (3, "(consisting of 3 pages each")])
def test_the_declaration_counts_its_pages(pages, words):
    assert words in composing.declaration(TEMPLATE, pages)


def test_every_wording_carries_its_origin():
    assert all(template.source and template.mark == "U" for template in templates().values())


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"answers": ["under_18"]}, "under_18"),
        ({"answers": ["vulnerable"]}, "vulnerable"),
        ({"what_happened": "robbery"}, "serious_offence"),
        ({"offences": ["34A"]}, "serious_offence"),
        ({"offences": ["17A"]}, "sexual_offence"),
        ({"what_happened": "theft", "offences": ["46"]}, None),
    ],
)
def test_policy_says_when_it_is_not_taken_online(facts, code):
    rule = policy.exclusion(date(2026, 6, 3), **facts)
    assert (rule.code if rule else None) == code
    assert rule is None or (rule.reason and rule.instead)


@pytest.mark.parametrize(
    ("signed", "is_same"), [("tom  REEVE", True), ("Tom Reeve", True), ("Tom", False), ("", False), ("T Reeve", False)]
)
def test_a_signature_is_the_makers_name(signed, is_same):
    assert rules.is_same_name(signed, "Tom Reeve") is is_same

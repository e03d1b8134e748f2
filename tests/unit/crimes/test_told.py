"""A report in the words of its questions."""

from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.questions import Context
from counterpart.crimes import told
from tests.factories.report_draft import theft

KNOWN = Context(premises="one", signed_in=True)


def words(answers, **options):
    lines = told.lines(Answers.from_json(answers), context=KNOWN, **options)
    return {line.question: line.answer for line in lines}


def test_choices_money_and_moments_are_in_words():
    shown = words(theft())
    assert shown["What happened?"] == "Theft"
    assert shown["Date and time"] == "3 June 2026, 9:30am"
    assert shown["Total value"] == "£40"
    assert shown["Did they abuse, threaten or hurt anybody?"] == "No"


def test_yes_and_no_are_the_labels_of_their_question():
    assert words(theft(theft={"how": "stockroom", "entered_as_trespasser": False}))[
        "Were they allowed to be there?"
    ] == ("Yes, or the area was open to the public")


def test_a_key_of_another_row_is_named():
    where = {"kind": "premises", "premises_id": 7}
    assert words(theft(where=where), names={"where.premises_id": "Castle Street"})["Which premises?"] == "Castle Street"


def test_several_entries_are_numbered():
    items = [{"category": "food"}, {"category": "baby"}]
    titles = [section.title for section in told.sections(Answers.from_json(theft(items=items)), context=KNOWN)]
    assert [title for title in titles if title.startswith("Item")] == ["Item 1", "Item 2"]


def test_what_was_left_blank_is_left_out():
    assert "Description" not in words(theft(items=[{"category": "food"}]))

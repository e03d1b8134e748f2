"""Triage over every report: it always answers, always says why, and never sees loss."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.harm import attendance, emergency, queue, response, solvability, thrive, weights
from counterpart.core.offences import classify
from counterpart.core.reporting.answers import Answers, TriageAnswers
from counterpart.core.reporting.problems import problems
from counterpart.core.reporting.questions import Context, next_page, pages_for, prune
from tests.generative.reports import reports

ON = date(2026, 6, 1)
pence = st.none() | st.integers(0, 10**9)
contexts = st.builds(Context, premises=st.sampled_from(["none", "one", "several"]), signed_in=st.booleans())


def triage(report: TriageAnswers) -> tuple[object, ...]:
    offences = classify.suggest_offences(report)
    criteria = attendance.rcap_criteria(report)
    elements = thrive.suggest(report, on=ON)
    grade = response.suggest_grade(report, criteria, elements, on=ON)
    facts = queue.facts(
        emergency=emergency.threshold(report),
        criteria=criteria,
        thrive=elements,
        weight=weights.heaviest(offences),
        sergeant_review=classify.needs_sergeant(offences),
    )
    factors = solvability.factors(report, reported_at=datetime(2026, 6, 1, tzinfo=UTC))
    return offences, criteria, elements, grade, queue.band(facts), factors


@settings(max_examples=40)
@given(reports)
def test_every_report_gets_an_outcome_with_its_reasons(report: Answers) -> None:
    offences, _, elements, grade, band, factors = triage(report.without_loss())
    assert offences
    assert all(each.reasons for each in offences)
    assert len(elements) == 6
    assert all(each.reasons for each in elements)
    assert grade.grade in "ABCD"
    assert grade.why
    assert band in range(5)
    assert len(factors) == 12


@settings(max_examples=40)
@given(reports, pence, st.none() | st.integers(1, 1000), st.text(max_size=20))
def test_changing_only_the_loss_changes_nothing(
    report: Answers, value: int | None, quantity: int | None, words: str
) -> None:
    changed = replace(
        report,
        description=words,
        items=tuple(replace(item, value_pence=value, quantity=quantity, description=words) for item in report.items),
        damage=report.damage and replace(report.damage, value_pence=value),
        making_off=report.making_off and replace(report.making_off, value_pence=value),
    )
    assert triage(changed.without_loss()) == triage(report.without_loss())


@settings(max_examples=40)
@given(reports)
def test_robbery_is_never_chosen_without_a_human(report: Answers) -> None:
    for each in classify.suggest_offences(report.without_loss()):
        if each.code in ("34A", "34B"):
            assert each.needs_human
            assert each.sergeant_review


@settings(max_examples=40)
@given(reports)
def test_a_report_writes_and_reads_back_the_same(report: Answers) -> None:
    written = report.to_json()
    assert Answers.from_json(written).to_json() == written


@settings(max_examples=40)
@given(reports, contexts)
def test_every_report_is_led_through_its_pages_to_the_end(report: Answers, context: Context) -> None:
    walked, current = [], pages_for(report, context)[0]
    while current:
        walked.append(current)
        current = next_page(current.key, report, context)
    assert tuple(walked) == pages_for(report, context)


@settings(max_examples=40)
@given(reports, contexts)
def test_pruning_rests_and_asks_the_same_pages(report: Answers, context: Context) -> None:
    pruned = prune(report, context)
    assert prune(pruned, context) == pruned
    assert set(pages_for(pruned, context)) <= set(pages_for(report, context))


@settings(max_examples=40)
@given(reports, contexts)
def test_problems_are_told_in_words_by_page(report: Answers, context: Context) -> None:
    for each in problems(report, context):
        assert each.page
        assert each.name
        assert each.message

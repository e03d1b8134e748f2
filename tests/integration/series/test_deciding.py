"""Two people make a series of a proposal; merging, splitting and taking out lose nothing."""

import pytest
from django.db import IntegrityError, transaction

from counterpart.accounts.permissions import Role
from counterpart.base.audit import AuditEvent
from counterpart.base.errors import NeedsReason
from counterpart.casework.models import CaseEvent
from counterpart.series.actions import closing, deciding, disposals, making, members, reshaping
from counterpart.series.errors import AlreadyDecided, NotIndependent, WrongCrime
from counterpart.series.models import SeriesCrime, SeriesState
from counterpart.series.queries import answering, finding
from tests.factories import NOW, make_incident, make_person, make_role_assignment, make_series
from tests.people import NamedPerson
from tests.serial import answer

WHY = "The same van"


def agree(series, who, agrees=True):
    return answer(series, who, agrees=agrees, reason=WHY)


def test_two_who_did_not_propose_it_confirm_it(on):
    series = on.proposed()
    with pytest.raises(NotIndependent):
        agree(series, on.people.alice)
    assert agree(series, on.ivy).state == SeriesState.PROPOSED
    with pytest.raises(NotIndependent):
        agree(series, on.ivy)
    assert agree(series, on.omar).state == SeriesState.CONFIRMED
    told = CaseEvent.objects.filter(kind="series.confirm")
    assert {event.case for event in told} == set(on.cases[:3])
    assert not any(event.is_shared for event in told)
    with pytest.raises(AlreadyDecided):
        agree(series, on.people.sam)


def test_the_same_crimes_are_no_second_proposal_while_one_waits(on):
    series = on.proposed()
    for incidents in (on.incidents[:3], on.incidents[2::-1]):
        with pytest.raises(WrongCrime, match=f"^{series.reference} holds just these crimes"):
            making.propose(force=series.force, title="Two", incidents=incidents, why=WHY, by=on.ivy.actor, at=NOW)
    assert [on.proposed(number).crimes.count() for number in (2, 4)] == [2, 4]
    for who in (on.ivy, on.omar):
        agree(series, who, agrees=False)
    assert on.proposed().state == SeriesState.PROPOSED


def test_whoever_proposed_a_series_withdraws_it_until_somebody_answers(on):
    series, answered = on.proposed(), on.proposed(2)
    with pytest.raises(AlreadyDecided, match="Only whoever proposed"):
        closing.withdraw(series=series, why="Twice", by=on.ivy.actor, at=NOW)
    with pytest.raises(NeedsReason):
        closing.withdraw(series=series, why=" ", by=on.people.alice.actor, at=NOW)
    closing.withdraw(series=series, why="Twice", by=on.people.alice.actor, at=NOW)
    series.refresh_from_db()
    assert (series.state, series.ended_why) == (SeriesState.CLOSED, "Withdrawn before anybody answered: Twice")
    agree(answered, on.ivy)
    with pytest.raises(AlreadyDecided, match="Somebody has said"):
        closing.withdraw(series=answered, why="Twice", by=on.people.alice.actor, at=NOW)
    with pytest.raises(AlreadyDecided):
        agree(series, on.ivy)


def test_a_split_is_withdrawn_as_a_whole_and_its_source_goes_on(on):
    series, apart = on.confirmed(4), [each.pk for each in on.incidents[:2]]
    told = {"apart": apart, "title": "Two", "why": WHY, "by": on.people.alice.actor}
    out, rest = reshaping.split(series=series, at=NOW, **told)
    closing.withdraw(series=rest, why="Too soon", by=on.people.alice.actor, at=NOW)
    out.refresh_from_db()
    assert (out.state, rest.state) == (SeriesState.CLOSED, SeriesState.CLOSED)
    assert not answering.why_not_reshaped(series)


def test_a_series_waits_for_those_who_neither_proposed_it_nor_have_answered(on):
    series = on.proposed()
    assert not finding.awaiting(on.people.alice.actor)
    assert list(finding.awaiting(on.ivy.actor)) == [series]
    agree(series, on.ivy)
    assert not finding.awaiting(on.ivy.actor)
    agree(series, on.omar)
    assert not finding.awaiting(on.people.sam.actor)


def test_a_series_does_not_wait_for_whoever_changed_its_crimes(on):
    series = on.proposed()
    members.add(series=series, incident=on.incidents[3], why=WHY, by=on.people.sam.actor, at=NOW)
    members.take_out(crime=series.crimes.first(), why="Another van", by=on.ivy.actor, at=NOW)
    waits = [len(finding.awaiting(who.actor)) for who in (on.people.sam, on.ivy, on.omar)]
    assert waits == [0, 0, 1]


def test_the_parts_of_a_split_wait_for_one_answer(on):
    apart = [each.pk for each in on.incidents[:2]]
    told = {"apart": apart, "title": "Two", "why": WHY, "by": on.people.alice.actor}
    out, _ = reshaping.split(series=on.confirmed(4), **told, at=NOW)
    assert list(finding.awaiting(on.ivy.actor)) == [out]


@pytest.mark.parametrize("answers", [(True, False), (False, True), (False, False)])
def test_both_must_agree_and_one_answer_alone_tells_nothing(on, answers):
    series = on.proposed()
    assert agree(series, on.ivy, answers[0]).state == SeriesState.PROPOSED
    assert agree(series, on.omar, answers[1]).state == SeriesState.REJECTED
    assert not CaseEvent.objects.filter(kind="series.confirm").exists()


def test_who_may_not_work_on_series_changes_nothing(on):
    series = on.proposed()
    for who in (on.people.priya, on.people.nadia, on.people.grace):
        with pytest.raises(NotIndependent):
            agree(series, who)
    with pytest.raises(NeedsReason):
        answer(series, on.ivy, reason=" ")


def test_another_forces_people_change_nothing(on):
    """Who holds the right, but elsewhere."""
    series, stranger = on.confirmed(), make_person(name="Una Stone", email="una@example.org")
    role = make_role_assignment(person=stranger, organisation=on.people.suffolk, role=Role.INVESTIGATOR)
    una = NamedPerson(stranger, role).actor
    asked = closing.ask(series=series, why=WHY, by=on.ivy.actor, at=NOW)
    for act in (
        lambda: closing.ask(series=series, why=WHY, by=una, at=NOW),
        lambda: closing.decide(closing=asked, agrees=True, reason=WHY, by=una, at=NOW),
        lambda: disposals.note_order(series=series, note=WHY, why="He told us", by=una, at=NOW),
        lambda: members.add(series=series, incident=on.incidents[3], why=WHY, by=una, at=NOW),
        lambda: on.proposed(by=una),
    ):
        with pytest.raises(NotIndependent):
            act()


def test_who_was_shown_other_crimes_is_refused(on):
    series = on.proposed()
    seen = finding.digest_of([series])
    members.add(series=series, incident=on.incidents[3], why=WHY, by=on.people.sam.actor, at=NOW)
    with pytest.raises(AlreadyDecided, match="have changed"):
        deciding.review(series=series, agrees=True, reason=WHY, seen=seen, by=on.ivy.actor, at=NOW)


def test_other_crimes_are_other_agreement(on):
    series = on.proposed()
    agree(series, on.ivy)
    members.add(series=series, incident=on.incidents[3], why=WHY, by=on.people.sam.actor, at=NOW)
    assert agree(series, on.omar).state == SeriesState.PROPOSED
    assert agree(series, on.ivy).state == SeriesState.CONFIRMED


def test_a_crime_joins_a_confirmed_series_once_another_agrees(on):
    series = on.confirmed()
    added = members.add(series=series, incident=on.incidents[3], why=WHY, by=on.ivy.actor, at=NOW)
    assert series.crimes.held().count() == 3
    with pytest.raises(NotIndependent):
        members.agree(crime=added, why=WHY, by=on.ivy.actor, at=NOW)
    members.agree(crime=added, why=WHY, by=on.omar.actor, at=NOW)
    assert series.crimes.held().count() == 4


def test_what_the_system_suggests_needs_two(on):
    series = on.confirmed()
    with transaction.atomic():
        crime = members.suggest(series=series, incident=on.incidents[3], ties=[], by=on.people.nobody, at=NOW)
    members.agree(crime=crime, why=WHY, by=on.ivy.actor, at=NOW)
    assert series.crimes.held().count() == 3
    members.agree(crime=crime, why=WHY, by=on.omar.actor, at=NOW)
    assert series.crimes.held().count() == 4


@pytest.mark.parametrize("proposed_by", ["a person", "the system"])
def test_who_changed_the_crimes_of_a_proposal_does_not_review_it(on, proposed_by):
    series = on.proposed()
    if proposed_by == "the system":
        series = make_series(force=on.people.norfolk, incidents=on.incidents[:3])
    members.add(series=series, incident=on.incidents[3], why=WHY, by=on.people.sam.actor, at=NOW)
    members.take_out(crime=series.crimes.first(), why="Another van", by=on.ivy.actor, at=NOW)
    for who in (on.people.sam, on.ivy):
        with pytest.raises(NotIndependent, match="You changed the crimes"):
            agree(series, who)
    assert agree(series, on.omar).state == SeriesState.PROPOSED


def test_who_declines_a_suggestion_has_changed_nothing(on):
    series = make_series(force=on.people.norfolk, incidents=on.incidents[:3])
    with transaction.atomic():
        told = {"series": series, "ties": [], "by": on.people.nobody, "at": NOW}
        suggested, other = (
            members.suggest(incident=each, **told) for each in (on.incidents[3], on.other.primary_incident)
        )
    members.take_out(crime=suggested, why="Another van", by=on.omar.actor, at=NOW)
    members.agree(crime=other, why=WHY, by=on.people.sam.actor, at=NOW)
    assert list(finding.awaiting(on.omar.actor)) == [series]
    assert agree(series, on.omar).state == SeriesState.PROPOSED
    with pytest.raises(NotIndependent, match="You changed the crimes"):
        agree(series, on.people.sam)


def test_a_suggested_crime_is_declined_by_one(on):
    series = on.confirmed()
    crime = members.add(series=series, incident=on.incidents[3], why=WHY, by=on.ivy.actor, at=NOW)
    members.take_out(crime=crime, why="Another van", by=on.omar.actor, at=NOW)
    assert [row.incident for row in finding.taken_out_of(series)] == [on.incidents[3]]


def test_nothing_of_another_force_and_nothing_twice(on):
    series = on.proposed()
    with pytest.raises(WrongCrime):
        members.add(series=series, incident=on.incidents[0], why=WHY, by=on.ivy.actor, at=NOW)
    foreign = make_incident(force=on.people.suffolk)
    with pytest.raises(WrongCrime):
        members.add(series=series, incident=foreign, why=WHY, by=on.ivy.actor, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        SeriesCrime.objects.create(
            series=series, incident=on.incidents[0], standing="held", added_at=NOW, joined_at=NOW
        )


def test_merging_leaves_both_in_force_until_two_agree(on):
    first, second = on.confirmed(2), on.agreed(on.proposed(2, start=2))
    merged = reshaping.merge(series=first, other=second, why=WHY, by=on.people.alice.actor, at=NOW)
    assert {crime.incident for crime in merged.crimes.held()} == set(on.incidents)
    with pytest.raises(AlreadyDecided):
        reshaping.merge(series=first, other=second, why=WHY, by=on.people.alice.actor, at=NOW)
    for source in (first, second):
        source.refresh_from_db()
        assert source.state == SeriesState.CONFIRMED
    on.agreed(merged)
    for source in (first, second):
        source.refresh_from_db()
        assert (source.state, source.ended_why) == (SeriesState.CONTINUED, f"Goes on in {merged.reference}")
        assert source.crimes.held().count() == 2


def test_a_merge_that_is_rejected_leaves_all_as_it_was(on):
    first, second = on.confirmed(2), on.agreed(on.proposed(2, start=2))
    merged = reshaping.merge(series=first, other=second, why=WHY, by=on.people.alice.actor, at=NOW)
    agree(merged, on.ivy, agrees=False)
    agree(merged, on.omar)
    first.refresh_from_db()
    assert (first.state, merged.state) == (SeriesState.CONFIRMED, SeriesState.REJECTED)


def test_what_was_known_of_a_series_goes_on_with_it(on):
    first, second = on.confirmed(2), on.agreed(on.proposed(2, start=2))
    for series in (first, second):
        told = {"marketplace": "Market", "listing_reference": "L-1", "note": "A drill", "found_at": NOW}
        disposals.record(series=series, **told, by=on.ivy.actor, at=NOW)
    disposals.note_order(series=first, note="By message", why="He told us", by=on.ivy.actor, at=NOW)
    suggested = members.add(series=second, incident=on.other.primary_incident, why=WHY, by=on.ivy.actor, at=NOW)
    merged = on.agreed(reshaping.merge(series=first, other=second, why=WHY, by=on.people.alice.actor, at=NOW))
    merged.refresh_from_db()
    assert (merged.disposals.count(), merged.steal_to_order) == (1, "By message")
    members.agree(crime=merged.crimes.get(pk=suggested.pk), why=WHY, by=on.omar.actor, at=NOW)
    assert merged.crimes.held().count() == 5


def test_while_a_merger_waits_no_crime_joins_or_leaves(on):
    first, second = on.confirmed(2), on.agreed(on.proposed(1, start=3, extra=[on.other.primary_incident]))
    suggested = members.add(series=first, incident=on.incidents[2], why=WHY, by=on.ivy.actor, at=NOW)
    merged = reshaping.merge(series=first, other=second, why=WHY, by=on.people.alice.actor, at=NOW)
    for series in (first, merged):
        with pytest.raises(AlreadyDecided):
            members.take_out(crime=series.crimes.held().first(), why=WHY, by=on.ivy.actor, at=NOW)
    with pytest.raises(AlreadyDecided):
        members.agree(crime=suggested, why=WHY, by=on.omar.actor, at=NOW)
    with pytest.raises(AlreadyDecided):
        members.add(series=merged, incident=on.incidents[2], why=WHY, by=on.people.sam.actor, at=NOW)


def test_a_split_is_one_proposal(on):
    """Whoever answers about one part answers about both: one person cannot undo half of what two decided."""
    series = on.confirmed(4)
    apart = [incident.pk for incident in on.incidents[:2]]
    out, left = reshaping.split(series=series, apart=apart, title="Two", why=WHY, by=on.people.alice.actor, at=NOW)
    agree(left, on.ivy)
    with pytest.raises(NotIndependent):
        agree(out, on.ivy)
    agree(out, on.omar, agrees=False)
    for each in (series, out, left):
        each.refresh_from_db()
    assert [each.state for each in (series, out, left)] == ["confirmed", "rejected", "rejected"]


def test_splitting_ends_the_series_once_both_parts_are_decided(on):
    series = on.confirmed(4)
    apart = [on.incidents[0].pk, on.incidents[1].pk]
    told = {"title": "First two", "why": "Another van", "by": on.people.alice.actor, "at": NOW}
    with pytest.raises(WrongCrime):
        reshaping.split(series=series, apart=apart[:1], **told)
    out, left = reshaping.split(series=series, apart=apart, **told)
    agree(out, on.ivy)
    series.refresh_from_db()
    assert series.state == SeriesState.CONFIRMED
    agree(left, on.omar)
    for each in (series, out, left):
        each.refresh_from_db()
    assert [each.state for each in (series, out, left)] == ["continued", "confirmed", "confirmed"]
    assert {crime.incident for part in (out, left) for crime in part.crimes.held()} == set(on.incidents)


def test_a_crime_is_in_one_confirmed_series(on):
    on.confirmed(2)
    with pytest.raises(WrongCrime, match="Merge the two series instead"):
        on.agreed(on.proposed(3))


def test_listings_are_recorded_once_against_a_series(on):
    series = on.confirmed()
    told = {"series": series, "marketplace": "Market", "listing_reference": "L-1", "note": "A drill, serial 7"}
    disposals.record(**told, found_at=NOW, by=on.ivy.actor, at=NOW)
    with pytest.raises(WrongCrime):
        disposals.record(**told, found_at=NOW, by=on.omar.actor, at=NOW)
    listing = series.disposals.get()
    assert listing.found_by_name == "Ivy Marsh"
    disposals.withdraw(disposal=listing, why="Another drill", by=on.omar.actor, at=NOW)
    with pytest.raises(AlreadyDecided):
        disposals.withdraw(disposal=listing, why="Another drill", by=on.omar.actor, at=NOW)
    disposals.record(**told, found_at=NOW, by=on.omar.actor, at=NOW)
    assert series.disposals.count() == 2


def test_what_was_known_of_an_order_stays_on_record(on):
    series = on.confirmed()
    for note, why in (("By message", "He told us"), ("", "It was his brother")):
        disposals.note_order(series=series, note=note, why=why, by=on.ivy.actor, at=NOW)
    rows = [(row.note, row.why, row.noted_by_name) for row in series.order_notes.order_by("pk")]
    assert rows == [("By message", "He told us", "Ivy Marsh"), ("", "It was his brother", "Ivy Marsh")]


@pytest.mark.parametrize("change", [{"agrees": False}, {"reason": "Another"}])
def test_nobody_rewrites_an_answer(on, change):
    reviews = on.confirmed().reviews.all()
    assert reviews.update(set_aside_at=NOW) == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        reviews.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        reviews.delete()


def test_every_change_is_in_the_audit_log_without_words(on):
    series = on.confirmed()
    disposals.note_order(series=series, note="Orders by message", why="He told us", by=on.ivy.actor, at=NOW)
    events = AuditEvent.objects.filter(object_type="series.series", object_id=str(series.pk))
    assert set(events.values_list("action", flat=True)) >= {"series.propose", "series.review", "series.note_order"}
    assert not any("Orders" in str(event.data) for event in events)


def test_a_series_without_an_ending_has_no_reason_of_it(on):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_series(force=on.people.norfolk, ended_why="Because")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_series(force=on.people.norfolk, state="confirmed")

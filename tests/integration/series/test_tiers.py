"""Tiers rest on confirmed records alone; a person decides; time and lost ground end them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from counterpart.base.errors import NeedsReason
from counterpart.links.models import Link
from counterpart.series import jobs
from counterpart.series.actions import closing, disposals, reshaping, tiers
from counterpart.series.errors import AlreadyDecided, NotIndependent
from counterpart.series.models import TierAssessment, TierState
from counterpart.series.queries import deeds
from counterpart.series.queries import tiers as asking
from counterpart.suspects.actions import identifications
from tests.factories import (
    NOW,
    make_identification,
    make_link,
    make_linked_record,
    make_nominal,
    make_nominal_link,
    make_suspect_image,
    make_tier_assessment,
)
from tests.factories.suspects import make_picture

DAY = timedelta(days=1)


@pytest.fixture
def jordan(on):
    """Identified in the first three crimes, each time by what two people confirmed."""
    nominal = make_nominal(force=on.people.norfolk)
    for seed, case in enumerate(on.cases[:3]):
        image = make_suspect_image(case=case, by=on.people.alice.actor, content=make_picture(seed))
        make_nominal_link(nominal=nominal, image=image, by=on.people.alice.actor)
    return nominal


def assess(on, at=NOW):
    return {assessment.tier: assessment for assessment in tiers.assess(force=on.people.norfolk, at=at)}


def confirm(assessment, on, at=NOW):
    return tiers.decide(assessment=assessment, confirms=True, why="I read all three", by=on.ivy.actor, at=at)


def test_confirmed_identifications_make_a_proposal_and_no_more(on, jordan):
    found = assess(on)
    assert set(found) == {"persistent", "travelling"}
    assert not TierAssessment.objects.in_force(NOW.date()).exists()
    assert found["travelling"].reasons == ["3 premises in 12 months"]
    assert assess(on) == {}


def test_what_nobody_confirmed_counts_nowhere(on):
    nominal = make_nominal(force=on.people.norfolk)
    for seed, case in enumerate(on.cases[:3]):
        image = make_suspect_image(case=case, by=on.people.alice.actor, content=make_picture(seed))
        make_identification(image=image, by=on.people.alice.actor, nominal=nominal)
    on.proposed()
    assert (assess(on), deeds.of_people(on.people.norfolk)) == ({}, [])


def test_two_records_that_a_confirmed_link_joins_add_up_and_a_suggested_one_does_not(on):
    first, second = (make_nominal(force=on.people.norfolk, name=name) for name in ("Jordan Example", "J. Example"))
    for seed, (nominal, case) in enumerate(zip((first, second, second), on.cases, strict=False)):
        image = make_suspect_image(case=case, by=on.people.alice.actor, content=make_picture(seed))
        make_nominal_link(nominal=nominal, image=image, by=on.people.alice.actor)
    left, right = (make_linked_record(force=on.people.norfolk, row=nominal) for nominal in (first, second))
    link = make_link(left=left, right=right)
    assert assess(on) == {}
    Link.objects.filter(pk=link.pk).update(state="confirmed", decided_at=NOW)
    found = assess(on)
    assert set(found) == {"persistent", "travelling"}
    confirm(found["persistent"], on)
    assert assess(on) == {}
    Link.objects.filter(pk=link.pk).update(state="undone", ended_at=NOW, ended_reason="His brother")
    assess(on)
    assert [row.ended_why for row in TierAssessment.objects.all()] == [tiers.NO_GROUND]
    make_link(left=left, right=right, state="confirmed")
    assert "persistent" in assess(on, NOW + DAY)


def test_a_person_confirms_with_a_reason(on, jordan):
    proposal = assess(on)["persistent"]
    with pytest.raises(NeedsReason):
        tiers.decide(assessment=proposal, confirms=True, why=" ", by=on.ivy.actor, at=NOW)
    with pytest.raises(NotIndependent):
        tiers.decide(assessment=proposal, confirms=True, why="x", by=tiers.BY, at=NOW)
    confirm(proposal, on)
    assert [each.tier for each in asking.in_force_of(jordan, NOW.date())] == ["persistent"]
    with pytest.raises(AlreadyDecided):
        confirm(proposal, on)


def test_the_database_refuses_a_tier_that_no_person_confirmed(jordan):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_tier_assessment(nominal=jordan, state="confirmed", decided_at=NOW, decided_why="The system said so")


def test_it_expires_by_itself(on, jordan):
    confirmed = confirm(assess(on)["persistent"], on)
    last_day = confirmed.expires_on - DAY
    assert TierAssessment.objects.in_force(last_day).exists()
    assert not TierAssessment.objects.in_force(confirmed.expires_on).exists()
    assess(on, NOW + timedelta(days=400))
    confirmed.refresh_from_db()
    assert (confirmed.state, confirmed.ended_why) == (TierState.ENDED, tiers.EXPIRED)


def test_it_ends_when_what_it_rested_on_is_undone(on, jordan):
    found = assess(on)
    confirm(found["persistent"], on)
    undone = jordan.links.order_by("pk").first().identification
    identifications.undo(identification=undone, reason="His brother", by=on.people.sam.actor, at=NOW)
    assess(on)
    states = {row.tier: (row.state, row.ended_why) for row in TierAssessment.objects.all()}
    assert states == {"persistent": (TierState.ENDED, tiers.NO_GROUND)}


def test_a_person_record_that_is_removed_takes_its_tiers_along(on):
    nominal = make_nominal(force=on.people.norfolk)
    image = make_suspect_image(case=on.cases[0], by=on.people.alice.actor)
    link = make_nominal_link(nominal=nominal, image=image, by=on.people.alice.actor)
    make_tier_assessment(nominal=nominal)
    identifications.undo(identification=link.identification, reason="Wrong", by=on.people.sam.actor, at=NOW)
    assert not TierAssessment.objects.exists()


def test_ended_earlier_with_a_reason_it_is_not_proposed_again_without_news(on, jordan):
    confirmed = confirm(assess(on)["persistent"], on)
    tiers.end(assessment=confirmed, why="In prison for two years", by=on.omar.actor, at=NOW)
    assert "persistent" not in assess(on, NOW + DAY)


def test_news_is_a_newer_assessment_which_takes_the_place_of_the_older(on, jordan):
    older = confirm(assess(on)["persistent"], on)
    image = make_suspect_image(case=on.cases[3], by=on.people.alice.actor, content=make_picture(9))
    make_nominal_link(nominal=jordan, image=image, by=on.people.alice.actor)
    newer = confirm(assess(on)["persistent"], on)
    older.refresh_from_db()
    assert (older.state, newer.state) == (TierState.ENDED, TierState.CONFIRMED)
    assert newer.expires_on > older.expires_on


def test_a_confirmed_series_with_a_listing_makes_organised(on, jordan):
    series = on.confirmed()
    disposals.record(
        series=series, marketplace="Market", listing_reference="1", note="Drill", found_at=NOW, by=on.ivy.actor, at=NOW
    )
    found = assess(on)["organised"]
    assert found.reasons == [deeds.ONLINE]
    assert found.rests_on["series"] == [series.reference]
    disposals.note_order(series=series, note="By message", why="He told us", by=on.ivy.actor, at=NOW)
    (linked,) = deeds.of_people(on.people.norfolk)
    assert linked.deeds[0].facts == (deeds.STEALING_TO_ORDER, deeds.ONLINE)


def with_listing(on):
    series = on.confirmed()
    told = {"marketplace": "Market", "listing_reference": "1", "note": "Drill", "found_at": NOW}
    disposals.record(series=series, **told, by=on.ivy.actor, at=NOW)
    return series


def test_it_ends_when_the_series_that_it_rests_on_is_closed(on, jordan):
    series = with_listing(on)
    organised = confirm(assess(on)["organised"], on)
    asked = closing.ask(series=series, why="Two gangs", by=on.ivy.actor, at=NOW)
    assess(on, NOW + DAY)
    organised.refresh_from_db()
    assert organised.state == TierState.CONFIRMED
    closing.decide(closing=asked, agrees=True, reason="I asked them", by=on.omar.actor, at=NOW)
    assess(on, NOW + DAY)
    organised.refresh_from_db()
    assert (organised.state, organised.ended_why) == (TierState.ENDED, tiers.NO_GROUND)


def test_it_stands_when_the_series_that_it_rests_on_is_merged(on, jordan):
    first = with_listing(on)
    second = on.agreed(on.proposed(1, start=3, extra=[on.other.primary_incident]))
    organised = confirm(assess(on)["organised"], on)
    on.agreed(reshaping.merge(series=first, other=second, why="One van", by=on.people.alice.actor, at=NOW))
    assert assess(on, NOW + DAY) == {}
    organised.refresh_from_db()
    assert organised.state == TierState.CONFIRMED


def test_it_stands_until_it_expires_though_its_first_incidents_grow_old(on, jordan):
    confirmed = confirm(assess(on)["persistent"], on)
    assess(on, NOW + timedelta(days=355))
    confirmed.refresh_from_db()
    assert confirmed.state == TierState.CONFIRMED


def test_what_is_newly_known_of_a_series_is_news_of_who_was_declined(on, jordan):
    series = with_listing(on)
    found = assess(on)["organised"]
    tiers.decide(assessment=found, confirms=False, why="A shop of his own", by=on.ivy.actor, at=NOW)
    assert "organised" not in assess(on, NOW + DAY)
    disposals.note_order(series=series, note="By message", why="He told us", by=on.ivy.actor, at=NOW)
    assert "organised" in assess(on, NOW + DAY)


def test_as_many_queries_however_many_people(on, jordan, django_assert_num_queries):
    with CaptureQueriesContext(connection) as one:
        deeds.of_people(on.people.norfolk)
    for seed, case in enumerate(on.cases[:3], start=10):
        image = make_suspect_image(case=case, by=on.people.alice.actor, content=make_picture(seed))
        make_nominal_link(nominal=make_nominal(force=on.people.norfolk), image=image, by=on.people.alice.actor)
    with django_assert_num_queries(len(one)):
        assert len(deeds.of_people(on.people.norfolk)) == 4


def test_what_fails_in_one_force_stops_no_other_and_is_seen(on, jordan, monkeypatch):
    whole = deeds.of_people

    def fails_elsewhere(force):
        if force == on.people.norfolk:
            return whole(force)
        raise ValueError("a bad row")

    monkeypatch.setattr(deeds, "of_people", fails_elsewhere)
    with pytest.raises(ExceptionGroup, match="could not be done"):
        jobs.assess_tiers.func()
    assert TierAssessment.objects.filter(force=on.people.norfolk).exists()

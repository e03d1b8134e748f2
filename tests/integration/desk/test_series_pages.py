"""The pages of series: what each role sees, what is refused beside its field, and that reading is logged."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from counterpart.base.audit import AuditEvent
from counterpart.crimes.models import Incident
from counterpart.desk.presenters.people_found import NominalPage
from counterpart.desk.presenters.series_crimes import _after
from counterpart.desk.series_urls import urlpatterns
from counterpart.series.actions import disposals, members, reshaping
from counterpart.series.models import Series, SeriesState, TierAssessment
from counterpart.series.queries import finding
from tests.factories import (
    NOW,
    make_crime,
    make_description,
    make_incident,
    make_link,
    make_linked_record,
    make_nominal,
    make_premises,
    make_tier_assessment,
)
from tests.integration.desk.test_queries import cost
from tests.serial import Serial, serial


@pytest.fixture
def on(people) -> Serial:
    return serial(people)


def address(name: str, *keys) -> str:
    return reverse(f"desk_series:{name}", args=keys)


def review(client, series, reason):
    """Yes, as somebody answers who opens the page."""
    shown = client.get(address("review", series.reference)).text
    seen = shown.split('name="seen"')[1].split('value="')[1].split('"')[0]
    return client.post(address("review", series.reference), {"decision": "yes", "reason": reason, "seen": seen})


def test_every_page_opens(on, client_of):
    series = on.confirmed()
    crime = series.crimes.first()
    tier = make_tier_assessment(nominal=make_nominal(force=on.people.norfolk))
    told = {"marketplace": "Market", "listing_reference": "L-1", "note": "A drill", "found_at": NOW}
    listing = disposals.record(series=series, **told, by=on.ivy.actor, at=NOW)
    keys = {"pk": crime.pk, "reference": series.reference}
    client = client_of(on.ivy)
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        wanted = {name: keys[name] for name in keys if f":{name}>" in route}
        if "tiers/<" in route:
            wanted = {"pk": tier.pk}
        if "listing/<" in route:
            wanted["pk"] = listing.pk
        assert client.get(reverse(f"desk_series:{pattern.name}", kwargs=wanted)).status_code == 200, pattern.name


def test_another_force_finds_nothing_and_a_business_may_not_ask(on, client_of):
    series = on.confirmed()
    assert client_of(on.people.ruth).get(address("series", series.reference)).status_code == 404
    assert series.reference not in client_of(on.people.ruth).get(address("list")).text
    assert client_of(on.people.priya).get(address("list")).status_code == 403
    assert client_of(on.people.nadia).get(address("series", series.reference)).status_code == 200
    assert client_of(on.people.nadia).get(address("review", series.reference)).status_code == 403


def test_from_a_proposal_to_a_confirmed_series(on, client_of):
    alice, ivy, omar = client_of(on.people.alice), client_of(on.ivy), client_of(on.omar)
    told = {"title": "Stockrooms", "references": ", ".join(case.reference for case in on.cases[:3]), "why": "The van"}
    assert alice.post(address("propose"), told).status_code == 302
    series = Series.objects.get()
    shown = alice.get(address("review", series.reference)).text
    assert ("two others must agree" in shown, "<textarea" in shown) == (True, False)
    mine = {"decision": "yes", "reason": "Mine", "seen": finding.digest_of([series])}
    assert alice.post(address("review", series.reference), mine).status_code == 422
    for client in (ivy, omar):
        review(client, series, "The plate")
    series.refresh_from_db()
    assert series.state == SeriesState.CONFIRMED
    page = alice.get(f"/desk/cases/{on.cases[0].reference}/").text
    assert address("series", series.reference) in page
    listed = alice.get(address("list") + "?state=confirmed").text
    assert "Stockrooms" in listed
    assert "Stockrooms" not in alice.get(address("list") + "?state=closed").text


def test_nobody_sees_another_answer_before_it_is_decided(on, client_of):
    series = on.proposed()
    ivy, omar = client_of(on.ivy), client_of(on.omar)
    review(ivy, series, "The chain on his neck")
    assert "The chain on his neck" in ivy.get(address("series", series.reference)).text
    assert "The chain on his neck" not in omar.get(address("series", series.reference)).text
    review(omar, series, "The plate")
    assert "The chain on his neck" in omar.get(address("series", series.reference)).text


def test_whoever_was_shown_other_crimes_reads_the_new_ones_and_answers_then(on, client_of):
    series, client = on.proposed(), client_of(on.ivy)
    old = {"decision": "yes", "reason": "The chain", "seen": finding.digest_of([series])}
    members.add(series=series, incident=on.incidents[3], why="The van", by=on.people.sam.actor, at=NOW)
    answer = client.post(address("review", series.reference), old)
    assert (answer.status_code, "have changed" in answer.text, "The chain" in answer.text) == (422, True, True)
    assert on.incidents[3].reference in answer.text
    assert finding.digest_of([series]) in answer.text


def test_a_reference_that_is_none_is_named_and_the_typing_kept(on, client_of):
    told = {"title": "Stockrooms", "references": "CP-0000-0000", "why": "The van"}
    answer = client_of(on.people.alice).post(address("propose"), told)
    assert answer.status_code == 422
    assert "There is no case CP-0000-0000" in answer.text
    assert "The van" in answer.text


def test_a_crime_is_added_agreed_and_taken_out(on, client_of):
    series = on.confirmed()
    ivy, omar = client_of(on.ivy), client_of(on.omar)
    told = {"reference": on.cases[3].reference, "why": "The parka"}
    assert "The crime waits for somebody else" in ivy.post(address("add", series.reference), told, follow=True).text
    crime = series.crimes.get(incident=on.incidents[3])
    assert ivy.post(address("agree", series.reference, crime.pk), {"why": "Mine"}).status_code == 422
    assert omar.post(address("agree", series.reference, crime.pk), {"why": "The parka"}).status_code == 302
    assert "<textarea" not in omar.get(address("agree", series.reference, crime.pk)).text
    asked = omar.post(address("out", series.reference, crime.pk), {"why": "Another coat"}, follow=True).text
    assert "Taking it out waits for somebody else to agree" in asked
    assert "Taking out proposed by Omar Leigh" in asked
    removal = address("removal", series.reference, crime.pk)
    assert removal not in asked
    assert "somebody else must agree" in omar.get(removal).text
    assert removal in ivy.get(address("series", series.reference)).text
    assert "Another coat" in ivy.get(removal).text
    out = ivy.post(removal, {"decision": "yes", "reason": "Green, not blue"}, follow=True).text
    assert ("The crime is taken out" in out, "Ivy Marsh agreed: Green, not blue" in out) == (True, True)
    assert "This crime was decided before" in omar.get(address("agree", series.reference, crime.pk)).text
    late = omar.post(removal, {"decision": "no", "reason": "It is the coat"})
    assert (late.status_code, "Ivy Marsh agreed, and it was taken out" in late.text) == (422, True)
    assert "It is the coat" in late.text


def test_where_somebody_was_quicker_the_typing_is_kept_and_the_page_leads_to_the_answer(on, client_of):
    series = on.confirmed()
    crime, ivy, omar = series.crimes.first(), client_of(on.ivy), client_of(on.omar)
    out, removal = (address(name, series.reference, crime.pk) for name in ("out", "removal"))
    assert removal not in ivy.get(out).text
    members.take_out(crime=crime, why="Another coat", by=on.omar.actor, at=NOW)
    late = ivy.post(out, {"why": "The parka is green"})
    assert late.status_code == 422
    assert [words in late.text for words in ("wants this crime out already", "is green", removal)] == [True] * 3
    assert removal in ivy.get(out).text
    assert removal not in omar.get(out).text
    ivy.post(removal, {"decision": "no", "reason": "It is the coat"})
    assert "Ivy Marsh did not agree, and it stays in the series" in omar.get(removal).text


def test_who_did_not_agree_that_a_crime_is_taken_out_is_told_with_the_reason(on, client_of):
    series = on.confirmed()
    crime = series.crimes.first()
    members.take_out(crime=crime, why="Another coat", by=on.omar.actor, at=NOW)
    told = {"decision": "no", "reason": "It is the coat"}
    page = client_of(on.ivy).post(address("removal", series.reference, crime.pk), told, follow=True).text
    assert "The crime stays in the series" in page
    assert "Ivy Marsh did not agree: It is the coat" in page


def test_while_a_split_waits_nothing_is_offered_that_would_be_refused(on, client_of):
    series, client = on.confirmed(4), client_of(on.ivy)
    apart = [each.pk for each in on.incidents[:2]]
    out, _ = reshaping.split(series=series, apart=apart, title="Two", why="x", by=on.people.alice.actor, at=NOW)
    page = client.get(address("series", series.reference)).text
    assert "waits for two people" in page
    assert address("series", out.reference) in page
    for name in ("merge", "split", "add", "close"):
        assert address(name, series.reference) not in page
        assert "<textarea" not in client.get(address(name, series.reference)).text
    assert address("out", series.reference, series.crimes.first().pk) not in page
    assert address("close", series.reference) not in page
    part = client.get(address("series", out.reference)).text
    assert "taken or left as it is" in part
    assert address("review", out.reference) in part
    assert address("add", out.reference) not in part


def test_a_crime_that_another_series_has_too_leads_there(on, client_of):
    mine, other = on.proposed(2), on.proposed(2, start=1)
    page = client_of(on.ivy).get(address("series", mine.reference)).text
    assert page.count("Also in") == 1
    assert address("series", other.reference) in page


def test_listings_and_orders_are_shown_on_the_series(on, client_of):
    series, client = on.confirmed(), client_of(on.ivy)
    day = {"found_at-day": "2", "found_at-month": "6", "found_at-year": "2026"}
    told = {"marketplace": "Market", "listing_reference": "L-77", "note": "Two drills"} | day
    assert client.post(address("listing", series.reference), told).status_code == 302
    assert client.post(address("listing", series.reference), told).status_code == 422
    script = client.post(address("listing", series.reference), told | {"address": "javascript:alert(1)"})
    assert "Its web address must begin with https://" in script.text
    client.post(address("order", series.reference), {"note": "Ordered by message", "why": "He told us"})
    page = client.get(address("series", series.reference)).text
    assert "L-77" in page
    assert "Ordered by message" in page
    listing = series.disposals.get()
    assert client.post(address("withdraw", series.reference, listing.pk), {"why": "Not ours"}).status_code == 302
    assert "Withdrawn: Not ours" in client.get(address("series", series.reference)).text


def test_merge_split_and_close(on, client_of):
    first, second = on.confirmed(2), on.agreed(on.proposed(2, start=2))
    client = client_of(on.people.alice)
    answer = client.post(address("merge", first.reference), {"other": second.reference, "why": "One van"})
    merged = Series.objects.latest("pk")
    assert answer.url == address("series", merged.reference)
    assert first.reference in client.get(answer.url).text
    on.agreed(merged)
    apart = [on.incidents[0].pk, on.incidents[1].pk]
    told = {"crimes": apart, "title": "First", "why": "Two vans"}
    assert client.post(address("split", merged.reference), told).status_code == 302
    assert merged.continuations.count() == 2
    on.agreed(merged.continuations.first())
    for part in merged.continuations.order_by("pk"):
        assert client.post(address("close", part.reference), {"why": "Sentenced"}).status_code == 302


def test_a_series_is_closed_by_two_and_nothing_is_offered_meanwhile_or_after(on, client_of):
    series = on.confirmed(4)
    ivy, omar = client_of(on.ivy), client_of(on.omar)
    asked = ivy.post(address("close", series.reference), {"why": "Sentenced"}, follow=True).text
    assert ("Closing it waits" in asked, "Ivy Marsh wants this series closed" in asked) == (True, True)
    answers = address("closing", series.reference)
    assert answers not in asked
    assert "<textarea" not in ivy.get(answers).text
    page = omar.get(address("series", series.reference)).text
    assert answers in page
    out = address("out", series.reference, series.crimes.first().pk)
    of_series = [address(name, series.reference) for name in ("add", "merge", "split", "close")]
    for each in (out, *of_series):
        assert each not in page
        assert "decide on that first" in omar.get(each).text
    assert "Sentenced" in omar.get(answers).text
    closed = omar.post(answers, {"decision": "yes", "reason": "I was in court"}, follow=True).text
    assert ("The series is closed" in closed, "agrees to close it" in closed) == (True, True)
    late = [answers, address("listing", series.reference), address("order", series.reference)]
    for each in (out, *of_series[:1], *late):
        assert "<textarea" not in ivy.get(each).text
        assert each not in closed


def test_no_crime_is_offered_to_be_taken_out_where_too_few_would_be_left(on, client_of):
    few, enough = on.proposed(2), on.proposed(3)
    offered = [address("out", each.reference, each.crimes.first().pk) for each in (few, enough)]
    pages = [client_of(on.ivy).get(address("series", each.reference)).text for each in (few, enough)]
    assert [link in page for link, page in zip(offered, pages, strict=True)] == [False, True]
    assert "Say that it is none instead" in client_of(on.ivy).get(offered[0]).text


def test_a_tier_is_decided_and_ended_by_people(on, client_of):
    tier = make_tier_assessment(nominal=make_nominal(force=on.people.norfolk), expires_on=NOW.date().replace(year=2099))
    client = client_of(on.ivy)
    assert "Jordan Example" in client.get(address("tiers")).text
    client.post(address("tier", tier.pk), {"decision": "yes", "why": "I read all three"})
    client.post(address("end_tier", tier.pk), {"why": "In prison"})
    tier = TierAssessment.objects.get()
    assert (tier.state, tier.decided_by_name, tier.ended_by_name) == ("ended", "Ivy Marsh", "Ivy Marsh")
    page = client.get(address("tiers")).text
    assert address("ended_tiers") in page
    assert "In prison" not in page
    assert "In prison" in client.get(address("ended_tiers")).text
    assert "Only people with a person record are assessed" in page


@pytest.mark.parametrize(
    ("page", "action"), [("series", "series.open"), ("csv", "series.open"), ("list", "series.list")]
)
def test_reading_is_logged(on, client_of, page, action):
    series = on.proposed()
    keys = () if page == "list" else (series.reference,)
    client_of(on.people.nadia).get(address(page, *keys))
    assert AuditEvent.objects.filter(action=action, actor_name__startswith="Nadia").exists()


def test_who_and_where_is_hit_again_as_page_and_csv(on, client_of):
    hit = [make_incident(force=on.people.norfolk, organisation=on.people.castle_street) for _ in range(2)]
    for number in (4, 9):
        shop = make_premises(name="Corner Shop", address=f"{number} High Street", postcode="NR1 1AA")
        for _ in range(3):
            make_incident(force=on.people.norfolk, premises=shop)
    for incident in hit:
        make_crime(incident=incident, victim_kind="person", victim_name="Tom Reeve")
    client = client_of(on.people.nadia)
    page = client.get(address("repeats")).text
    assert "Castle Street Stores" in page
    assert "4 High Street, NR1 1AA" in page
    assert "9 High Street, NR1 1AA" in page
    table = client.get(address("repeats_csv"))
    assert "Repeat victim" in table.text
    assert "District" in table.text.splitlines()[0]
    reads = AuditEvent.objects.filter(action="repeats.list")
    assert [json.loads(read.data) for read in reads] == [{"reports": [incident.pk for incident in hit]}] * 2


def test_a_series_costs_the_same_however_long_it_is(on, client_of):
    client = client_of(on.people.alice)
    short, long = on.proposed(2), on.proposed(4)
    few = cost(client, address("series", short.reference))
    assert cost(client, address("series", long.reference)) == few
    assert few < 30


def test_the_page_of_a_person_shows_what_is_in_force_and_nothing_else(on):
    nominal = make_nominal(force=on.people.norfolk)
    later = NOW.date().replace(year=2099)
    decided = {"decided_at": NOW, "decided_by": on.ivy.person, "decided_why": "I read them", "expires_on": later}
    make_tier_assessment(nominal=nominal, tier="travelling")
    make_tier_assessment(nominal=nominal, state="confirmed", **decided)
    assert [tag.text for tag in NominalPage(nominal, [], NOW).tiers] == ["Persistent until 3 June 2099"]


def test_demand_locations_lead_to_who_is_hit_again(on, client_of):
    assert address("repeats") in client_of(on.people.nadia).get(reverse("desk_hotspots:demand")).text


def test_what_was_weighed_is_said_to_be_so_once_the_crimes_have_changed(on, client_of):
    series, client = on.proposed(2), client_of(on.ivy)
    reason = {"factor": "place", "name": "Place", "words": "within 1 km", "detail": "", "bits": 3.0}
    against = reason | {"factor": "days", "name": "Days apart", "words": "further apart", "bits": -1.0}
    Series.objects.filter(pk=series.pk).update(reasons=[reason, against], by_chance=0.0)
    page = client.get(address("series", series.reference)).text
    assert "none in the few shuffles that were made" in page
    assert "Speaks against one series: days apart, further apart (2 times as likely by chance)." in page
    assert "Further apart" not in page
    assert "being weighed anew" not in page
    client.post(address("add", series.reference), {"reference": on.cases[3].reference, "why": "The parka"})
    page = client.get(address("series", series.reference)).text
    assert "It is being weighed anew" in page
    assert "You changed the crimes of this series" in page
    Series.objects.filter(pk=series.pk).update(crimes_changed_at=None, weighed_at=NOW)
    page = client.get(address("series", series.reference)).text
    assert "Weighed anew on 3 June 2026" in page
    assert "half to nine tenths of such proposals were right" in page
    decided = {"state": "rejected", "decided_at": NOW, "crimes_changed_at": NOW}
    Series.objects.filter(pk=series.pk).update(**decided, weighed_at=NOW - timedelta(days=1))
    assert "As weighed on 2 June 2026: crimes have" in client.get(address("series", series.reference)).text
    Series.objects.filter(pk=series.pk).update(by_chance=2.8, chance_share=0.9)
    assert "Of these crimes the system would propose no series" in client.get(address("series", series.reference)).text


def test_a_tier_shows_each_report_counted_or_not_and_what_links_it(on, client_of):
    nominal = make_nominal(force=on.people.norfolk)
    counted, withdrawn = on.incidents[:2]
    told = [make_description(incident=each, name="Jo Fenn") for each in (counted, withdrawn)]
    Incident.objects.filter(pk=withdrawn.pk).update(withdrawn_at=NOW)
    first = make_linked_record(force=on.people.norfolk, row=nominal)
    for each in told:
        record = make_linked_record(force=on.people.norfolk, row=each, source="described")
        make_link(left=first, right=record, state="confirmed")
    tier = make_tier_assessment(nominal=nominal, rests_on={"incidents": [counted.pk], "series": []})
    page = client_of(on.ivy).get(address("tier", tier.pk)).text
    assert counted.reference in page
    assert "described there as Jo Fenn, confirmed to be this person" in page
    assert "No: the report was withdrawn" in page
    assert NominalPage(nominal, [], NOW).counted.startswith("2 reports under all confirmed records of this person, of")


@pytest.mark.parametrize(
    ("hours", "words"), [(1, "the same day"), (13, "13 hours later"), (24, "1 day later"), (60, "3 days later")]
)
def test_how_long_after_the_one_before(hours, words):
    evening = datetime(2026, 11, 23, 20, 10, tzinfo=UTC)
    assert _after(evening + timedelta(hours=hours), evening) == words

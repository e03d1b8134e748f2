"""Records compared as they come: what is suggested, once, and what people said is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from counterpart.base import audit
from counterpart.core.linkage.fields import named_by
from counterpart.core.linkage.preparing import TAKEN
from counterpart.crimes.models import SuspectDescription
from counterpart.links import linking
from counterpart.links.actions import comparing, reviews
from counterpart.links.errors import RecordChanged
from counterpart.links.models import FailedComparison, Link, LinkedRecord, LinkState, RecordSource
from counterpart.links.queries import changes, clusters
from counterpart.links.sources import SOURCES, digest
from counterpart.partners.actions import premises
from counterpart.partners.models import Premises
from counterpart.suspects.actions import nominals
from counterpart.suspects.models import Nominal
from tests.factories import (
    NOW,
    make_case,
    make_description,
    make_incident,
    make_nominal,
    make_organisation,
    make_premises,
)

LATER = NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def two_shops_that_are_not_alike(people):
    """Those of the tests' people stand at one address."""
    Premises.objects.filter(pk=people.rival_shop.pk).update(
        name="Quayside Tackle", address="8 Staithe Road", postcode=""
    )


def pairs() -> set[tuple[str, ...]]:
    """Live links as pairs of sources."""
    live = Link.objects.filter(state__in=["suggested", "confirmed"])
    return {tuple(sorted((link.left.source, link.right.source))) for link in live.select_related("left", "right")}


def test_a_person_described_is_compared_with_person_records_across_the_whole_force(people, nominal):
    nominal()
    described = make_description(incident=make_incident(force=people.norfolk), name="OAKES, Casimir")
    assert comparing.compare_new(at=NOW) >= 2
    (link,) = Link.objects.all()
    assert pairs() == {("described", "nominal")}
    assert link.reasons["fields"][0]["words"] == "Same first name"
    assert link.weight == pytest.approx(
        link.reasons["start"] + sum(each["weight"] for each in link.reasons["fields"]), abs=0.01
    )
    assert "Oakes" not in str(link.reasons)
    assert described.pk in {link.left.key, link.right.key}


def test_again_changes_nothing(nominal):
    nominal(), nominal()
    comparing.compare_new(at=NOW)
    linking.forget()
    assert comparing.compare_new(at=LATER) == 0
    assert comparing.compare_changed(at=LATER) == 0
    assert Link.objects.count() == 1


def test_nothing_is_linked_across_forces(people, nominal):
    nominal()
    make_nominal(force=people.suffolk, name="Casimir Oakes", date_of_birth=nominal().date_of_birth)
    comparing.compare_new(at=NOW)
    (link,) = Link.objects.all()
    assert {link.force, link.left.force, link.right.force} == {people.norfolk}


def test_another_name_of_a_person_is_found_and_a_pair_suggested_once(people, nominal):
    nominal(other_names="Bolek Wren\nBoleslaw Wren", date_of_birth=None)
    make_description(incident=make_incident(force=people.norfolk), name="Boleslaw Wren", vrm="AB12 CDE")
    comparing.compare_new(at=NOW)
    assert pairs() == {("described", "nominal")}


def test_what_two_people_refused_is_not_suggested_again_until_a_record_changes(people, nominal, answer):
    _, second = nominal(), nominal()
    comparing.compare_new(at=NOW)
    answer(Link.objects.get(), False, False)
    nominals.describe(nominal=second, values={"build": "slim"}, by=people.alice.actor, at=NOW)
    assert comparing.compare_changed(at=LATER) == 0
    assert not pairs()
    nominals.describe(nominal=second, values={"other_names": "Caz Oakes"}, by=people.alice.actor, at=NOW)
    assert comparing.compare_changed(at=LATER) == 1
    assert Link.objects.filter(state=LinkState.SUGGESTED).count() == 1
    assert Link.objects.filter(state=LinkState.REJECTED).count() == 1


def test_a_changed_record_withdraws_what_is_not_decided_answered_or_not(people, nominal, answer):
    first, second, third = nominal(), nominal(), nominal()
    comparing.compare_new(at=NOW)
    one, two, three = Link.objects.order_by("pk")
    answer(one, True, True)
    answer(two, True)
    changed = {"name": "Ottoline Frith", "date_of_birth": None}
    for each in (first, second, third):
        nominals.describe(
            nominal=each, values=changed if each == third else {"hair": "grey"}, by=people.alice.actor, at=NOW
        )
    nominals.describe(nominal=first, values=changed, by=people.alice.actor, at=NOW)
    comparing.compare_changed(at=LATER)
    states = {link.pk: link.state for link in Link.objects.all()}
    assert states[one.pk] == LinkState.CONFIRMED, "what people confirmed is never reshuffled"
    assert states[two.pk] == LinkState.WITHDRAWN, "two answers are to one question"
    assert states[three.pk] == LinkState.WITHDRAWN
    assert len(clusters.cluster_of(one.left).records) == 2


def test_both_are_asked_again_where_a_record_has_changed_after_the_first_answer(people, nominal, answer):
    _, second = nominal(), nominal()
    comparing.compare_new(at=NOW)
    answer(Link.objects.get(), True)
    nominals.describe(nominal=second, values={"other_names": "Caz Oakes"}, by=people.alice.actor, at=NOW)
    with pytest.raises(RecordChanged):
        reviews.review(link=Link.objects.get(), agrees=True, reason="x", by=people.sam.actor, at=NOW)
    comparing.compare_changed(at=LATER)
    asked = Link.objects.get(state=LinkState.SUGGESTED)
    assert not asked.reviews.exists()
    assert answer(asked, True, True).state == LinkState.CONFIRMED


@pytest.fixture
def broken(nominal, monkeypatch):
    """One record of three whose comparison breaks until the list is emptied."""
    bad = [nominal(name="Bad Row").pk]
    nominal(), nominal()
    made = SOURCES[RecordSource.NOMINAL]

    def says(row):
        if row.pk in bad:
            raise ValueError("bad row")
        return made.says(row)

    monkeypatch.setitem(SOURCES, RecordSource.NOMINAL, replace(made, says=says))
    return bad


def test_one_bad_row_keeps_nobody_waiting_and_is_tried_again_later(broken):
    with pytest.raises(ExceptionGroup) as told:
        comparing.compare_new(at=NOW)
    assert [str(fault) for fault in told.value.exceptions] == ["bad row"]
    assert LinkedRecord.objects.filter(source="nominal").count() == 2
    assert pairs() == {("nominal", "nominal")}
    assert comparing.compare_new(at=NOW) == 0
    broken.clear()
    assert comparing.compare_new(at=NOW + comparing.RETRY) == 1
    assert not FailedComparison.objects.exists()


def test_a_row_that_broke_after_it_was_compared_stops_neither_the_others_nor_an_index(broken, nominal):
    bad = broken.copy()
    broken.clear()
    comparing.compare_new(at=NOW)
    broken.extend(bad)
    linking.forget()
    nominal()
    assert comparing.compare_new(at=LATER) == 1
    with pytest.raises(ExceptionGroup):
        comparing.compare_changed(at=LATER)
    assert comparing.compare_changed(at=LATER) == 0


def test_a_record_that_broke_is_tried_again_though_nothing_names_it_any_more(people, broken, nominal):
    bad = broken.copy()
    broken.clear()
    comparing.compare_new(at=NOW)
    comparing.compare_changed(at=NOW)
    broken.extend(bad)
    record = Nominal.objects.get(pk=bad[0])
    nominals.describe(nominal=record, values={"other_names": "Caz Oakes"}, by=people.alice.actor, at=NOW)
    with pytest.raises(ExceptionGroup):
        comparing.compare_changed(at=NOW)
    for _ in range(3):
        assert comparing.compare_changed(at=NOW) == 0
    broken.clear()
    assert comparing.compare_changed(at=NOW + comparing.RETRY) == 1
    assert not FailedComparison.objects.exists()


def test_a_business_is_read_again_where_its_premises_or_a_whole_register_changed(people):
    business = people.castle_street
    comparing.compare_new(at=NOW)
    comparing.compare_changed(at=NOW)
    by = people.alice.actor
    shop = {
        "name": "Larkfield",
        "address": "1 Quay",
        "postcode": "NR1 1AA",
        "sector": "retail",
        "premises_type": "shop",
    }
    premises.add(organisation=business, by=by, at=NOW, **shop)
    start = changes.newest() - 1
    assert changes.since(RecordSource.BUSINESS, start) == {business.pk, by.organisation_id}
    with transaction.atomic():
        target = audit.Target("partners.premises")
        audit.record(by=by, at=NOW, action="premises.load", kind=audit.Kind.COLLECTION, target=target)
    assert changes.since(RecordSource.BUSINESS, start) is None
    assert changes.since(RecordSource.NOMINAL, start) == set()


def test_a_plate_that_is_null_is_no_vehicle(people):
    told = make_incident(force=people.norfolk)
    type(told).objects.filter(pk=told.pk).update(answers={"making_off": {"vrm": None}})
    assert not SOURCES[RecordSource.MADE_OFF].of(people.norfolk).exists()


def test_a_force_with_much_to_do_leaves_the_others_their_share(people):
    for force in (people.norfolk, people.suffolk):
        for number in range(30):
            make_nominal(force=force, name=f"Person{number} Numbered{number}")
    comparing.compare_new(at=NOW, most=24)
    assert LinkedRecord.objects.filter(force=people.suffolk).exists()


def test_a_person_record_that_is_gone_is_closed(nominal):
    first = nominal()
    nominal()
    comparing.compare_new(at=NOW)
    first.delete()
    comparing.compare_changed(at=LATER)
    assert Link.objects.get().state == LinkState.WITHDRAWN
    assert LinkedRecord.objects.filter(removed_at=LATER).count() == 1


def test_vehicles_by_plate_of_suspects_and_of_those_who_left_without_paying(people):
    seen = make_incident(force=people.norfolk)
    make_description(incident=seen, name="", vrm="AB12 CDE", vehicle="a white Ford van")
    unpaid = {"making_off": {"kind": "fuel", "vrm": "ab12cde"}}
    make_incident(force=people.norfolk, what_happened="making_off", told=unpaid)
    comparing.compare_new(at=NOW)
    assert pairs() == {("made_off", "vehicle")}


def test_premises_and_businesses(people):
    shop = {"name": "Larkfield Stores", "address": "12 High Street, Holt", "postcode": "NR25 6BN"}
    for name in ("Larkfield Stores Ltd", "Larkfield Stores"):
        make_premises(organisation=make_organisation(name=name, force=people.norfolk), **shop)
    comparing.compare_new(at=NOW)
    assert pairs() == {("premises", "premises"), ("business", "business")}


def test_two_whom_one_report_tells_of_are_not_suggested(people):
    told = make_incident(force=people.norfolk)
    for _ in range(2):
        make_description(incident=told, name="Casimir Oakes", vrm="AB12 CDE")
    comparing.compare_new(at=NOW)
    assert not Link.objects.exists()
    assert LinkedRecord.objects.filter(source__in=["described", "vehicle"]).count() == 4


def test_what_another_worker_compared_is_found(people, nominal):
    nominal()
    comparing.compare_new(at=NOW)
    mine = linking.held(people.norfolk, "people", NOW)
    other = nominal()
    LinkedRecord.objects.create(
        force=people.norfolk,
        kind="people",
        source="nominal",
        key=other.pk,
        digest=digest(SOURCES[RecordSource.NOMINAL].says(other)),
        compared_at=NOW - timedelta(minutes=1),
    )
    before = len(mine.index)
    assert len(linking.held(people.norfolk, "people", NOW).index) == before + 1
    assert len(linking.held(people.norfolk, "people", NOW).index) == before + 1


def test_a_run_takes_so_many_and_leaves_the_rest(nominal):
    for _ in range(3):
        nominal()
    assert comparing.compare_new(at=NOW, most=2) == 2
    assert LinkedRecord.objects.count() == 2
    comparing.compare_new(at=NOW)
    assert LinkedRecord.objects.filter(source="nominal").count() == 3


def test_many_records_without_a_query_for_each_that_is_held(people, nominal):
    for number in range(10):
        nominal(name=f"Person{number} Numbered{number}")
    comparing.compare_new(at=NOW)
    linking.forget()
    nominal()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        comparing.compare_new(at=LATER)
    assert len(queries) < 60


PROTECTED = {"sex": "female", "age_from": 14, "age_to": 17, "under_18": "yes"}


def test_no_protected_characteristic_is_compared_and_all_that_is_stands_on_the_list(people, nominal):
    case = make_case(force=people.norfolk)
    told = make_description(incident=case.primary_incident, vrm="AB12 CDE", vehicle="a van", **PROTECTED)
    make_premises(organisation=people.castle_street)
    nominal()
    for source in SOURCES.values():
        for row in source.of(people.norfolk):
            for says in source.says(row):
                assert set(says) <= set(TAKEN[source.kind])
                assert not [field for field in says if named_by(field)]
    before = {name: SOURCES[name].says(told) for name in (RecordSource.DESCRIBED, RecordSource.VEHICLE)}
    SuspectDescription.objects.filter(pk=told.pk).update(sex="male", age_from=60, age_to=70, under_18="no")
    told.refresh_from_db()
    assert {name: SOURCES[name].says(told) for name in before} == before


def test_no_model_of_links_keeps_a_protected_characteristic():
    for model in (Link, LinkedRecord):
        assert not [field.name for field in model._meta.get_fields() if named_by(field.name)]

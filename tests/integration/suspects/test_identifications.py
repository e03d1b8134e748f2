"""One says, two others confirm, and what was wrong is undone without a trace in the case."""

import pytest

from counterpart.base.audit import AuditEvent
from counterpart.base.errors import NeedsReason
from counterpart.casework.models import CaseEvent, Task
from counterpart.casework.queries import cases
from counterpart.suspects.actions import identifications, nominals
from counterpart.suspects.errors import AlreadyDecided, NotIndependent, NotShowable
from counterpart.suspects.models import Nominal, NominalLink, SuspectImage
from counterpart.suspects.queries import decisions_of, galleries
from counterpart.suspects.queries import people as found
from tests.at_once import at_once
from tests.factories import NOW, make_circulation, make_nominal, make_person, make_role_assignment, make_suspect_image
from tests.people import NamedPerson

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(people, case):
    return make_suspect_image(case=case, by=people.alice.actor)


@pytest.fixture
def said(people, image):
    """Beth of the partnership names the person."""
    return identifications.offer(
        image=image, named="Jordan Example", reason="He worked for us", by=people.beth.actor, at=NOW
    )


def confirm(said, by, **options):
    return identifications.review(
        identification=said, agrees=True, reason="I know him too", by=by.actor, at=NOW, **options
    )


def state_of(case) -> dict[str, list]:
    """All that pages of a case are made of."""
    case.refresh_from_db()
    return {
        "case": [(field.name, getattr(case, field.attname)) for field in case._meta.concrete_fields],
        "events": list(CaseEvent.objects.filter(case=case).order_by("pk").values()),
        "tasks": list(Task.objects.filter(case=case).values()),
        "timeline": [event.summary for event in cases.timeline(case)],
        "images": list(SuspectImage.objects.filter(case=case).values()),
        "links": list(NominalLink.objects.filter(case=case).values()),
        "decisions": decisions_of(case),
        "nominals": list(Nominal.objects.values()),
    }


def test_one_is_a_lead_and_the_second_confirms_and_links(people, case, image, said):
    assert confirm(said, people.alice).state == "offered"
    assert not NominalLink.objects.exists()
    confirmed = confirm(said, people.sam)
    assert confirmed.state == "confirmed"
    link = NominalLink.objects.get()
    image.refresh_from_db()
    assert (link.case, link.nominal.name, image.nominal) == (case, "Jordan Example", link.nominal)
    assert "identified" in [decision.decision for decision in decisions_of(case)]


def test_who_named_cannot_confirm_and_nobody_reviews_twice(people, image):
    said = identifications.offer(image=image, named="J", reason="x", by=people.alice.actor, at=NOW)
    with pytest.raises(NotIndependent, match="You named"):
        confirm(said, people.alice)
    confirm(said, people.sam)
    with pytest.raises(NotIndependent, match="reviewed this before"):
        confirm(said, people.sam)
    said.refresh_from_db()
    assert said.state == "offered"


def test_one_who_does_not_agree_ends_it(people, said):
    confirm(said, people.alice)
    ended = identifications.review(identification=said, agrees=False, reason="Too tall", by=people.sam.actor, at=NOW)
    assert ended.state == "rejected"
    assert not NominalLink.objects.exists()
    with pytest.raises(AlreadyDecided):
        confirm(said, people.ruth)


def test_what_it_rests_on_must_be_said(people, said, image):
    with pytest.raises(NeedsReason):
        identifications.review(identification=said, agrees=True, reason=" ", by=people.sam.actor, at=NOW)
    with pytest.raises(NeedsReason):
        identifications.offer(image=image, named="J", reason="", by=people.sam.actor, at=NOW)


def test_an_expired_or_paused_image_takes_no_names(people, image):
    with pytest.raises(NotShowable, match="expired"):
        identifications.offer(image=image, named="J", reason="x", by=people.sam.actor, at=image.expires_at)
    SuspectImage.objects.update(paused_at=NOW)
    with pytest.raises(NotShowable, match="paused"):
        identifications.offer(image=image, named="J", reason="x", by=people.sam.actor, at=NOW)


def test_undoing_leaves_the_case_as_it_was_and_the_audit_log_tells(people, case, image, said):
    confirm(said, people.alice)
    before = state_of(case)
    confirm(said, people.sam)
    assert state_of(case) != before
    identifications.undo(identification=said, reason="It was his brother", by=people.alice.actor, at=NOW)
    assert state_of(case) == before
    told = list(AuditEvent.objects.filter(object_id=str(said.pk)).values_list("action", flat=True))
    assert {"identification.offer", "identification.review", "identification.confirm", "identification.undo"} <= set(
        told
    )
    said.refresh_from_db()
    assert (said.state, said.reviews.count()) == ("undone", 2)
    with pytest.raises(AlreadyDecided):
        identifications.undo(identification=said, reason="again", by=people.alice.actor, at=NOW)


def test_a_person_on_whom_something_else_rests_stays(people, case, image, said):
    nominal = make_nominal(force=people.norfolk)
    other = make_suspect_image(case=case, by=people.alice.actor, nominal=nominal)
    confirm(said, people.alice, nominal=nominal)
    confirm(said, people.sam)
    identifications.undo(identification=said, reason="wrong", by=people.alice.actor, at=NOW)
    assert Nominal.objects.filter(pk=nominal.pk).exists()
    other.refresh_from_db()
    assert other.nominal == nominal


@pytest.fixture
def again(people, image):
    """Ruth names somebody for the same image."""
    return identifications.offer(image=image, named="Kim Other", reason="From school", by=people.ruth.actor, at=NOW)


def test_one_image_is_never_confirmed_to_be_two_people(people, image, said, again):
    for each in (said, again):
        confirm(each, people.alice)
    confirm(said, people.sam)
    with pytest.raises(AlreadyDecided, match=r"Jordan Example.*Undo that first"):
        confirm(again, people.sam)
    with pytest.raises(AlreadyDecided, match="Undo that first"):
        confirm(again, people.sam, nominal=make_nominal(force=people.norfolk))
    again.refresh_from_db()
    assert (again.state, again.reviews.count(), Nominal.objects.count()) == ("offered", 1, 2)
    assert NominalLink.objects.get().identification == said
    confirm(again, people.sam, nominal=NominalLink.objects.get().nominal)


def test_a_person_whom_others_confirmed_too_stays_identified_when_one_is_undone(people, image, said, again):
    jordan = make_nominal(force=people.norfolk)
    for each in (said, again):
        confirm(each, people.alice, nominal=jordan)
        confirm(each, people.sam)
    for each, left in ((said, jordan), (again, None)):
        identifications.undo(identification=each, reason="wrong", by=people.alice.actor, at=NOW)
        image.refresh_from_db()
        assert image.nominal == left


def test_the_erasure_of_a_bare_person_names_fields_and_no_values(people, said):
    confirm(said, people.alice)
    confirm(said, people.sam)
    identifications.undo(identification=said, reason="wrong", by=people.alice.actor, at=NOW)
    event = AuditEvent.objects.get(action="nominal.remove")
    assert "Jordan" not in event.data
    assert "name" in event.data


def test_a_reviewer_who_means_another_record_cannot_confirm_this_one(people, said):
    confirm(said, people.alice, nominal=make_nominal(force=people.norfolk))
    with pytest.raises(NotIndependent, match="another person record"):
        confirm(said, people.sam, nominal=make_nominal(force=people.norfolk))


def test_people_are_found_by_name_with_a_reason_that_is_logged(people, said):
    confirm(said, people.alice)
    confirm(said, people.sam)
    (nominal,) = found.find_nominals(people.alice.actor, "jordan", NOW, "Crime in Castle Street")
    assert nominal.crimes == 1
    assert AuditEvent.objects.get(action="nominal.search").justification == "Crime in Castle Street"
    assert found.find_nominals(people.ruth.actor, "jordan", NOW, "x") == []


def test_who_answered_is_not_asked_again(people, case, image):
    make_circulation(image=image)
    assert list(galleries.unanswered(people.sam.actor, NOW)) == [image]
    identifications.not_known(image=image, by=people.sam.actor, at=NOW)
    identifications.not_known(image=image, by=people.sam.actor, at=NOW)
    assert not galleries.unanswered(people.sam.actor, NOW).exists()
    assert list(galleries.unanswered(people.alice.actor, NOW)) == [image]


def test_only_what_is_described_can_be_written_about_a_person(people):
    nominal = make_nominal(force=people.norfolk)
    nominals.describe(nominal=nominal, values={"build": "slim"}, by=people.alice.actor, at=NOW)
    assert Nominal.objects.get(pk=nominal.pk).build == "slim"
    with pytest.raises(Exception, match="ethnicity"):
        nominals.describe(nominal=nominal, values={"ethnicity": "x"}, by=people.alice.actor, at=NOW)


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow  # threads on a real database
def test_two_reviews_at_the_same_moment_make_one_link(people, said):
    kit = make_person(name="Kit Lane", email="kit@example.org")
    third = NamedPerson(kit, make_role_assignment(person=kit, organisation=people.norfolk, role="investigator"))

    def tried(who: NamedPerson) -> str:
        try:
            return confirm(type(said).objects.get(pk=said.pk), who).state
        except AlreadyDecided:
            return "too late"

    assert sorted(at_once(tried, (people.alice, people.sam, third))) == ["confirmed", "offered", "too late"]
    assert NominalLink.objects.count() == Nominal.objects.count() == 1

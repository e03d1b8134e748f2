"""Invitations: the only way in, used once, and only by whom it was sent to."""

import re
from datetime import timedelta

import pytest

from counterpart.accounts.actions import invitations
from counterpart.accounts.errors import AlreadyInRole, InvitationOver, NotTheirs, NotYoursToGive
from counterpart.accounts.models import Invitation, Person
from counterpart.accounts.permissions import Role
from counterpart.base import audit
from counterpart.base.audit import AuditEvent
from counterpart.base.mail import SentMail
from tests.factories import NOW, make_invitation


def send(people, by=None, email="New@Example.org ", role=Role.BUSINESS_STAFF, at=NOW):
    return invitations.send(
        by=(by or people.priya).actor, at=at, organisation=people.castle_street, email=email, role=role
    )


def token_in(mail: SentMail) -> str:
    return re.search(r"/invitation/([^/]+)/", mail.text)[1]


def test_only_the_digest_of_the_link_is_kept(people):
    invitation = send(people)
    mail = SentMail.objects.get()
    assert (mail.to, mail.holds_secret) == ("new@example.org", True)
    assert invitation.token_digest == invitations.digest(token_in(mail))
    assert token_in(mail) not in str(vars(invitation))
    assert "Priya Shah invites you to work for Castle Street Stores as business staff" in mail.text


def test_an_earlier_invitation_for_the_same_role_is_withdrawn(people):
    first, second = send(people), send(people, at=NOW + timedelta(hours=1))
    first.refresh_from_db()
    assert first.revoked_at == NOW + timedelta(hours=1)
    assert second.is_open(NOW + timedelta(hours=1))


@pytest.mark.parametrize("who", ["tom", "mallory", "alice", "beth", "ruth"])
def test_nobody_invites_into_anothers_organisation(people, who):
    with pytest.raises(NotYoursToGive):
        send(people, by=getattr(people, who))
    assert not SentMail.objects.exists()


def test_a_manager_cannot_give_a_role_of_the_police(people):
    with pytest.raises(NotYoursToGive):
        send(people, role=Role.INVESTIGATOR)


def test_somebody_who_has_the_role_is_not_invited_again(people):
    with pytest.raises(AlreadyInRole):
        send(people, email="TOM@example.org")


def test_accepting_opens_an_account_with_the_role(people):
    invitation = send(people)
    person = invitations.accept_as_new(at=NOW, invitation=invitation, name="New Person", password="a long password")
    assert person.check_password("a long password")
    assert [role.role for role in person.role_assignments.all()] == [Role.BUSINESS_STAFF]
    actions = list(AuditEvent.objects.order_by("id").values_list("action", flat=True))
    assert actions == ["invitation.send", "person.register", "invitation.accept", "role.give"]


def test_an_invitation_works_once(people):
    invitation = send(people, email="mallory@example.org")
    invitations.accept(at=NOW, invitation=invitation, person=people.mallory.person)
    with pytest.raises(InvitationOver):
        invitations.accept(at=NOW, invitation=invitation, person=people.mallory.person)


@pytest.mark.parametrize(("late", "works"), [(timedelta(days=7), False), (timedelta(days=7, microseconds=-1), True)])
def test_an_invitation_lasts_a_week_and_not_a_moment_longer(people, late, works):
    invitation = make_invitation(organisation=people.castle_street, email="tom@example.org", role="business_manager")
    assert invitation.is_open(NOW + late) is works
    if works:
        invitations.accept(at=NOW + late, invitation=invitation, person=people.tom.person)
    else:
        with pytest.raises(InvitationOver):
            invitations.accept(at=NOW + late, invitation=invitation, person=people.tom.person)


def test_an_invitation_is_not_for_who_happens_to_hold_the_link(people):
    with pytest.raises(NotTheirs):
        invitations.accept(at=NOW, invitation=send(people), person=people.mallory.person)


def test_a_withdrawn_invitation_is_over(people):
    invitation = send(people, email="tom@example.org", role=Role.BUSINESS_MANAGER)
    invitations.revoke(by=people.priya.actor, at=NOW, invitation=invitation)
    with pytest.raises(InvitationOver):
        invitations.accept(at=NOW, invitation=invitation, person=people.tom.person)
    with pytest.raises(InvitationOver):
        invitations.revoke(by=people.priya.actor, at=NOW, invitation=invitation)


def test_a_rival_cannot_withdraw_an_invitation(people):
    with pytest.raises(NotYoursToGive):
        invitations.revoke(by=people.mallory.actor, at=NOW, invitation=send(people))


def test_without_its_audit_event_nothing_is_sent(people, monkeypatch):
    def broken(**_values):
        raise RuntimeError("the log is down")

    monkeypatch.setattr(audit, "record", broken)
    with pytest.raises(RuntimeError):
        send(people)
    assert not Invitation.objects.exists()
    assert not SentMail.objects.exists()
    assert not Person.objects.filter(email="new@example.org").exists()

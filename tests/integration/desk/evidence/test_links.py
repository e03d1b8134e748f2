"""Links by which somebody without an account sends files."""

from counterpart.evidence.models import UploadLink
from tests.factories import make_evidence_file

ASKED = {"recipient_name": "Sunil at number 14", "purpose": "Footage of the door", "days": "14"}


def test_a_link_is_made_shown_and_withdrawn(alice, address_of):
    alice.open(address_of("ask_by_link"))
    assert "Enter what they should send" in alice.send(recipient_name="Sunil", purpose="").errors
    html = alice.send(**ASKED).html
    link = UploadLink.objects.get()
    assert link.expires_at - link.made_at
    for words in ("Sunil at number 14", "Footage of the door", "0 files received", "http://localhost:8000/send/"):
        assert words in html
    alice.open(address_of("revoke_link", link_id=link.pk))
    html = alice.send().html
    assert "Withdrawn" in html
    assert "/send/" not in html
    link.refresh_from_db()
    assert link.revoked_at


def test_a_link_of_another_case_is_not_found(people, client_of, alice, address_of):
    alice.open(address_of("ask_by_link"))
    alice.send(**ASKED)
    address = address_of("revoke_link", link_id=UploadLink.objects.get().pk)
    assert client_of(people.ruth).post(address).status_code == 404
    assert client_of(people.priya).post(address).status_code == 403
    assert UploadLink.objects.get().revoked_at is None


def test_the_page_lets_an_officer_send_files_too(people, case, client_of, address_of):
    make_evidence_file(incident=case.primary_incident, by=people.tom.actor)
    html = client_of(people.alice).get(address_of("evidence")).content.decode()
    assert 'type="file"' in html
    assert "1 file" in html

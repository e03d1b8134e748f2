"""Questions about people, their roles and their invitations."""

from counterpart.accounts.models import Person


def find_person(email: str) -> Person | None:
    """The person who signs in with this address, in whatever case it is written; None where there is none."""
    return Person.objects.filter(email=email.strip().lower()).first()

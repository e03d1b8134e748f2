"""How the reader of an emailed letter answers it."""

from counterpart.crimes.models import Incident
from counterpart.crimes.receipts import links


def how_to_reply(incident: Incident) -> str:
    """The foot of an email: the report's own page for somebody with an account, the telephone for anybody else."""
    follow = links.follow_address(incident)
    if incident.reported_by_id is not None and follow:
        return f"Do not reply to this email: nobody reads it. To answer us, open your report:\n{follow}\n"
    call = (
        f"Do not reply to this email: nobody reads it. To answer us, call 101 and give the code {incident.reference}."
    )
    return f"{call}\n\nSee how your report stands:\n{follow}\n" if follow else f"{call}\n"

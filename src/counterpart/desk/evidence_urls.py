"""Addresses of the evidence of a case, and of the player."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import (
    evidence_accounts,
    evidence_content,
    evidence_copies,
    evidence_files,
    evidence_forms,
    evidence_links,
    evidence_player,
)

app_name = "desk_evidence"

reads = requires(Permission.EVIDENCE_READ)
works = requires(Permission.EVIDENCE_WORK)
EVIDENCE = "cases/<str:reference>/evidence/"
FILE = EVIDENCE + "files/<uuid:key>/"


def form(address: str, page: type[evidence_forms.FileFormPage], name: str) -> object:
    """A form about one file."""
    return path(FILE + address, works(page.as_view()), name=name)


urlpatterns = [
    path(EVIDENCE, reads(evidence_files.evidence), name="evidence"),
    path(EVIDENCE + "exhibits/", reads(evidence_accounts.exhibits), name="exhibits"),
    path(EVIDENCE + "exhibits/exhibits.csv", reads(evidence_accounts.exhibits_csv), name="exhibits_csv"),
    path(EVIDENCE + "links/add/", works(evidence_links.AskByLink.as_view()), name="ask_by_link"),
    path(EVIDENCE + "links/<int:link_id>/revoke/", works(evidence_links.RevokeLink.as_view()), name="revoke_link"),
    path(FILE, reads(evidence_player.player), name="file"),
    path(FILE + "content/", reads(evidence_content.content), name="content"),
    path(FILE + "continuity/", reads(evidence_accounts.continuity), name="continuity"),
    path(FILE + "continuity/continuity.csv", reads(evidence_accounts.continuity_csv), name="continuity_csv"),
    form("moments/add/", evidence_forms.Mark, "mark"),
    form("moments/<int:moment_id>/remove/", evidence_forms.RemoveMark, "remove_mark"),
    form("still/", evidence_copies.TakeStill, "still"),
    form("blur/", evidence_copies.Blur, "blur"),
    form("clock/", evidence_forms.CheckClock, "check_clock"),
    form("exhibit/", evidence_forms.Produce, "produce"),
    form("exhibit/describe/", evidence_forms.Describe, "describe"),
    form("exhibit/move/", evidence_forms.Move, "move"),
    form("download/", evidence_forms.Download, "download"),
]

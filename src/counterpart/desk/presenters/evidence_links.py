"""Links by which somebody without an account sends files for a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from counterpart.base.wording import day, plural
from counterpart.casework.models import Case
from counterpart.desk.presenters.tags import Tag
from counterpart.evidence.models import UploadLink
from counterpart.evidence.tickets import link_token


@dataclass(frozen=True, slots=True)
class LinkLine:
    """`text` is what to send by phone, and `revoke_href` where to withdraw it; both empty for one that is over."""

    who: str
    purpose: str
    state: Tag
    facts: str
    text: str
    revoke_href: str


def links_of(case: Case, links: Iterable[UploadLink], *, site: str, at: datetime) -> list[LinkLine]:
    """A line for each link of `evidence.queries.links_of`; `site` begins every address."""
    return [_line(case, link, site, at) for link in links]


def _line(case: Case, link: UploadLink, site: str, at: datetime) -> LinkLine:
    is_open = link.revoked_at is None and link.expires_at > at
    count: int = link.file_count  # type: ignore[attr-defined]
    keys = {"reference": case.reference, "link_id": link.pk}
    return LinkLine(
        who=_who(link),
        purpose=link.purpose,
        state=_state(link, is_open),
        facts=_("%(files)s received, made by %(who)s") % {"files": plural(count, "file"), "who": link.made_by_name},
        text=_text(link, site) if is_open else "",
        revoke_href=reverse("desk_evidence:revoke_link", kwargs=keys) if is_open else "",
    )


def _who(link: UploadLink) -> str:
    """The person with their business: several businesses have a duty manager."""
    person = link.recipient_name or link.recipient_email or link.recipient_phone
    told = [str(each) for each in (link.organisation, person) if each]
    return ", ".join(told) or _("The holder of the link")


def _state(link: UploadLink, is_open: bool) -> Tag:
    if is_open:
        return Tag(_("Until %(day)s") % {"day": day(link.expires_at)}, "active")
    return Tag(_("Withdrawn") if link.revoked_at else _("Expired"))


def _text(link: UploadLink, site: str) -> str:
    """A message of two lines, for a phone."""
    address = site + reverse("uploads:send", args=[link_token(link)])
    asks = _("%(force)s asks you for files: %(what)s") % {"force": link.incident.force, "what": link.purpose}
    return f"{asks}\n{address}"

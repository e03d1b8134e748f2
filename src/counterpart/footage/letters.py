"""What a business reads: which place, which time, what to look for. Never a name of anybody concerned."""

from datetime import datetime

from django.utils.translation import gettext as _

from counterpart.base import mail, wording
from counterpart.core.periods.local_time import local_date
from counterpart.footage import links
from counterpart.footage.models import FootageRequest


def span(start: datetime, end: datetime) -> str:
    """`3 June 2026, 10am to 11am`, or with both days where they differ; London's time."""
    same_day = local_date(start) == local_date(end)
    until = wording.clock_time(end) if same_day else wording.local_time(end)
    return _("%(start)s to %(end)s") % {"start": wording.local_time(start), "end": until}


def write(request: FootageRequest, template: str, *, at: datetime) -> bool:
    """Mail the recipient; False where we know no email of theirs and somebody has to telephone."""
    if not request.recipient_email:
        return False
    appeal = request.appeal
    context = {
        "request": request,
        "appeal": appeal,
        "force": appeal.incident.force.name,
        "span": span(appeal.filmed_from, appeal.filmed_to),
        "cameras": [camera.name for camera in request.cameras.order_by("name", "pk")],
        "link": links.request_address(request),
        "is_late": request.overwrite_at <= at,
    }
    mail.send(to=request.recipient_email, at=at, template=template, context=context, about=request, holds_secret=True)
    return True

"""Mail: written within the action's transaction, delivered by a job, each address by itself.

    from counterpart.base import mail

    mail.send(to=address, at=at, template="receipt", context={"incident": incident}, about=incident,
              attachments=[mail.Attachment(key, "report.pdf", "application/pdf")])

A template is `jinja2/mail/receipt.txt` in any app, with the blocks `subject` and `body`, in plain text;
`{{ address("business:report", code) }}` writes a link. Nothing is escaped, an undefined name is an error.

Where a stranger says which address is written to, ask `mail.is_flooded(address, template=..., at=...)` first.
"""

from counterpart.base.mail.limits import is_flooded
from counterpart.base.mail.writing import Attachment, send
from counterpart.base.models import SentMail

__all__ = ["Attachment", "SentMail", "is_flooded", "send"]

"""The messages of a case, as the desk reads them."""

from typing import Any

from counterpart.base.actors import Actor
from counterpart.casework.models import Case, Message, MessageDirection
from counterpart.casework.queries import cases


def thread_of(case: Case, reader: Actor) -> list[dict[str, Any]]:
    """Options of the message thread, the newest last. `mine` are those that the desk wrote, `you` the reader's own."""
    return [_item(message, reader) for message in cases.messages(case)]


def _item(message: Message, reader: Actor) -> dict[str, Any]:
    return {
        "sender": message.sender_name,
        "text": message.body,
        "at": message.sent_at,
        "mine": message.direction == MessageDirection.TO_BUSINESS,
        "you": message.sent_by_id is not None and message.sent_by_id == reader.person_id,
    }

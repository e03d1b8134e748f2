"""The messages of a case, as the desk reads them."""

from typing import Any

from counterpart.casework.models import Case, Message, MessageDirection
from counterpart.casework.queries import cases


def thread_of(case: Case) -> list[dict[str, Any]]:
    """Options of the message thread, the newest last. `mine` are those that the desk wrote."""
    return [_item(message) for message in cases.messages(case)]


def _item(message: Message) -> dict[str, Any]:
    return {
        "sender": message.sender_name,
        "text": message.body,
        "at": message.sent_at,
        "mine": message.direction == MessageDirection.TO_BUSINESS,
    }

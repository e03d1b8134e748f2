"""A device in words."""

import re
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

# The first that matches names the device or browser; the order matters, since browsers name their ancestors.
DEVICES = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"))
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome|CriOS", "Chrome"), ("Safari", "Safari"))


class DevicePresenter:
    """One session. Which device it is, is what the browser said of itself."""

    def __init__(self, session: UserSession, current_key: str | None) -> None:
        self.is_current = session.session_key == current_key
        self.address: str = session.ip
        self.signed_in_at: datetime = session.created_at
        self._agent: str = session.user_agent

    @property
    def name(self) -> str:
        browser, device = self._first(BROWSERS), self._first(DEVICES)
        if browser and device:
            return _("%(browser)s on %(device)s") % {"browser": browser, "device": device}
        return browser or device or _("Unknown device")

    def _first(self, known: tuple[tuple[str, str], ...]) -> str:
        return next((name for pattern, name in known if re.search(pattern, self._agent)), "")

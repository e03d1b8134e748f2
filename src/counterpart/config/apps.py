from django.apps import AppConfig

from counterpart.config import checks


class ConfigConfig(AppConfig):
    """Settings, root addresses and start-up checks."""

    name = "counterpart.config"

    def ready(self) -> None:
        checks.register_all()

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, root addresses and start-up checks."""

    name = "counterpart.config"

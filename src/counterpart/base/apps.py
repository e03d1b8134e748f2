from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class BaseConfig(AppConfig):
    name = "counterpart.base"
    label = "base"

    def ready(self) -> None:
        """Load the jobs of every app: a job that is not loaded neither recurs nor is watched."""
        import_module("counterpart.base.upkeep")
        autodiscover_modules("jobs")

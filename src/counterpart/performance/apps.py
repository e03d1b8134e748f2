from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "counterpart.performance"
    label = "performance"

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "counterpart.base"
    label = "base"

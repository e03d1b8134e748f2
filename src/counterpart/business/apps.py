from django.apps import AppConfig


class BusinessConfig(AppConfig):
    name = "counterpart.business"
    label = "business"
